namespace KnowledgePackages.Web.WebChat;

/// <summary>The Content-Security-Policy of the chat page.</summary>
internal static class PagePolicy
{
    // Web Chat adds one style element that is empty and has no nonce. This is the hash of nothing, so nothing else comes in by it.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>Own scripts only, styles by nonce, the channel that the page speaks through, and frames on the websites that may have one.</summary>
    public static string Of(string nonce, HttpRequest request, WebChatOptions options) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; "
        + $"connect-src 'self' {Streams($"{request.Scheme}://{request.Host}")}{Azure(options)}; base-uri 'none'; form-action 'none'; "
        + $"frame-ancestors {string.Join(' ', options.AllowedOrigins.Prepend("'self'"))}";

    // Named because 'self' does not cover web sockets in every browser.
    private static string Streams(string origin) => $"ws{origin["http".Length..]}";

    private static string Azure(WebChatOptions options) =>
        options.UsesAzure && new Uri(options.DirectLineDomain).GetLeftPart(UriPartial.Authority) is var origin ? $" {origin} {Streams(origin)}" : "";
}
