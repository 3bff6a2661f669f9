using System.Globalization;
using System.Text;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.WebChat;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Site;

/// <summary>
/// Serves what visitors and search engines look for on every website: the privacy notice, the terms of use, the accessibility statement,
/// <c>robots.txt</c>, and <c>security.txt</c>.
/// </summary>
internal static class SiteEndpoints
{
    // RFC 9116, section 2.5.5 recommends less than a year.
    private static readonly TimeSpan SecurityTextIsValid = TimeSpan.FromDays(180);

    // The addresses in which a search engine finds nothing but the data of one person, or no page.
    private static readonly string[] NotForRobots = ["/api/", "/live", "/plan", "/v3/"];

    public static void MapSite(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value;
        var facts = FactsOf(endpoints.ServiceProvider, options);
        MapPage(endpoints, "/privacy", SitePage.Privacy(facts), options, facts);
        MapPage(endpoints, "/terms", SitePage.Terms, options, facts);
        MapPage(endpoints, "/accessibility", SitePage.Accessibility, options, facts);
        endpoints.MapGet("/robots.txt", () => Results.Text(
            $"User-agent: *\n{string.Concat(NotForRobots.Select(path => $"Disallow: {path}\n"))}"));
        if (options.SecurityContact is { } contact)
        {
            endpoints.MapGet("/.well-known/security.txt", (CurrentContent current, TimeProvider time) =>
                Results.Text(SecurityText(contact, options, current.Content.Languages, time.GetUtcNow())));
        }
    }

    private static void MapPage(IEndpointRouteBuilder endpoints, string path, SitePage page, SiteOptions options, SiteStorageFacts facts)
    {
        var services = endpoints.ServiceProvider;
        var current = services.GetRequiredService<CurrentContent>();
        var renderer = services.GetRequiredService<ChatRenderer>();
        var assets = services.GetRequiredService<AssetVersions>();
        endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], async context =>
        {
            var texts = PageLanguage.Of(context.Request, current.Content);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.About;
            await renderer.WriteAsync<SitePageView>(context, new SitePageModel(page, texts, options, facts, assets.AddressOf));
        }).RequireRateLimiting(RateLimits.ByAddress);
    }

    private static SiteStorageFacts FactsOf(IServiceProvider services, SiteOptions options)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return new(
            string.IsNullOrWhiteSpace(options.Name) ? null : options.Name,
            storage.Provider == nameof(StorageOptions.AzureBlobs),
            services.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value.MicrosoftAppId is { Length: > 0 },
            storage.RetentionDays);
    }

    // RFC 9116.
    private static string SecurityText(string contact, SiteOptions options, IReadOnlyList<string> languages, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Contact: {contact}\n");
        text.Append(CultureInfo.InvariantCulture, $"Expires: {(now + SecurityTextIsValid).UtcDateTime.Date:yyyy-MM-dd}T00:00:00Z\n");
        text.Append(CultureInfo.InvariantCulture, $"Preferred-Languages: {string.Join(", ", languages)}\n");
        if (options.Address is { } address)
        {
            text.Append(CultureInfo.InvariantCulture, $"Canonical: {address.TrimEnd('/')}/.well-known/security.txt\n");
        }

        return text.ToString();
    }
}
