using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Gets tokens of Azure's Direct Line for visitors, with the secret in <see cref="WebChatOptions.DirectLineSecret"/>. A token gives one
/// visitor access to one conversation (Direct Line 3.0, "Authentication").
/// </summary>
/// <remarks>
/// Azure decides how long a conversation can be resumed. While the visitor's last token is valid, Azure exchanges it for a new token for
/// the same conversation. After the last token has expired, this class requests a token for the conversation with the secret. Azure may
/// deny that request (if enhanced authentication is on), or return a token without the user (microsoft/BotFramework-Services#277). With a
/// token without the user, Web Chat would send messages as another user. So this class uses only a token that names the visitor. Without
/// such a token, the visitor begins a new conversation with the same user id.
/// </remarks>
internal sealed class AzureDirectLine(IHttpClientFactory clients, IOptions<WebChatOptions> options, ILogger<AzureDirectLine> logger)
{
    /// <summary>
    /// Returns access to the visitor's last conversation, or to a new one if there is none to resume. If Azure gives no access at the
    /// moment, logs the failure and returns null.
    /// </summary>
    /// <param name="visitor">The visitor, with their last conversation.</param>
    /// <param name="origins">The websites on which the token may be used. The origin of this host comes first.</param>
    /// <param name="locale">The language tag for a new conversation; if null, the bot chooses the language.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<WebChatAccess?> OpenAsync(
        Visitor visitor,
        IReadOnlyList<string> origins,
        string? locale,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ResumeAsync(visitor, cancellationToken) ?? await BeginAsync(visitor, origins, locale, cancellationToken);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            logger.DirectLineUnavailable(exception.GetType().Name);
            return null;
        }
    }

    private async Task<WebChatAccess?> ResumeAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        if (visitor.Azure is not { } last)
        {
            return null;
        }

        var (_, refreshed) = await CallAsync(HttpMethod.Post, "tokens/refresh", last.Token, null, cancellationToken);
        if (IsFor(visitor, refreshed))
        {
            return Access(refreshed!);
        }

        var (_, reopened) = await CallAsync(
            HttpMethod.Get,
            $"conversations/{Uri.EscapeDataString(last.Id)}",
            Secret,
            null,
            cancellationToken
        );
        return IsFor(visitor, reopened) ? Access(reopened!) : null;
    }

    // Begins a new conversation. Only the server begins conversations; a page only resumes an existing conversation by its id.
    private async Task<WebChatAccess?> BeginAsync(
        Visitor visitor,
        IReadOnlyList<string> origins,
        string? locale,
        CancellationToken cancellationToken
    )
    {
        var parameters = JsonSerializer.SerializeToUtf8Bytes(
            new AzureTokenParameters(new AzureUser(visitor.UserId), origins),
            AzureDirectLineJson.Default.AzureTokenParameters
        );
        var (status, generated) = await CallAsync(HttpMethod.Post, "tokens/generate", Secret, parameters, cancellationToken);
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            logger.DirectLineSecretRefused(status);
            return null;
        }

        if (generated is { ConversationId.Length: > 0, Token.Length: > 0 })
        {
            var start = JsonSerializer.SerializeToUtf8Bytes(new AzureStart(locale), AzureDirectLineJson.Default.AzureStart);
            (status, var started) = await CallAsync(
                HttpMethod.Post,
                "conversations",
                generated.Token,
                start,
                cancellationToken,
                origins[0]
            );
            if (started?.ConversationId == generated.ConversationId)
            {
                return Access(generated);
            }
        }

        logger.DirectLineUnavailable($"status {status}");
        return null;
    }

    private string Secret => options.Value.DirectLineSecret!;

    private WebChatAccess Access(AzureToken token) =>
        new(options.Value.DirectLineDomain, token.ConversationId!, token.Token!, token.ExpiresIn ?? 1800);

    private async Task<(int Status, AzureToken? Token)> CallAsync(
        HttpMethod method, string path, string bearer, byte[]? body, CancellationToken cancellationToken, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, $"{options.Value.DirectLineDomain}/{path}");
        request.Headers.Authorization = new("Bearer", bearer);
        if (origin is not null)
        {
            request.Headers.Add(HeaderNames.Origin, origin); // Azure makes the token valid only on the website that this header names
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json") },
            };
        }

        using var response = await clients.CreateClient(nameof(AzureDirectLine)).SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? (
                (int)response.StatusCode,
                await response.Content.ReadFromJsonAsync(AzureDirectLineJson.Default.AzureToken, cancellationToken)
            )
            : ((int)response.StatusCode, null);
    }

    // Returns whether the token is for this visitor and this conversation. Reads the token's claims without checking its signature, as Web
    // Chat does, because the token comes directly from Azure.
    private static bool IsFor(Visitor visitor, AzureToken? token)
    {
        if (
            token is not { ConversationId: { } id, Token: { } text }
            || id != visitor.Azure?.Id
            || text.Split('.') is not [_, var payload, _]
        )
        {
            return false;
        }

        try
        {
            var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), AzureDirectLineJson.Default.AzureClaims);
            return claims?.User == visitor.UserId && claims.Conversation == id;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return false;
        }
    }
}

/// <summary>Registers the access to Azure's Direct Line.</summary>
internal static class AzureDirectLineServices
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(8);

    public static void AddAzureDirectLine(this IServiceCollection services)
    {
        // Turns off redirects, so that the secret is sent only to the configured address. Turns off logging, because the headers contain
        // the secret.
        services
            .AddHttpClient(nameof(AzureDirectLine), http => (http.Timeout, http.MaxResponseContentBufferSize) = (CallTimeout, 64 * 1024))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<AzureDirectLine>();
    }
}
