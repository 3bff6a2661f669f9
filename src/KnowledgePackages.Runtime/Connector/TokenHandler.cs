using System.Net;
using System.Net.Http.Headers;
using Azure.Identity;
using KnowledgePackages.Runtime.Authentication;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>
/// Adds the bot's token to each call to a channel. If the channel rejects the token, repeats the call once with a fresh token. Does not
/// send a call to an untrusted address, and returns 403 for it.
/// </summary>
/// <param name="tokens">Acquires the tokens. Null if the bot is not registered; calls then have no token.</param>
/// <param name="serviceUrls">The trusted addresses.</param>
/// <param name="logger">Logs an error if no token can be acquired.</param>
internal sealed class TokenHandler(Lazy<ConnectorTokens>? tokens, ServiceUrls serviceUrls, ILogger<TokenHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!serviceUrls.IsTrusted(request.RequestUri!))
        {
            return new HttpResponseMessage(HttpStatusCode.Forbidden) { RequestMessage = request };
        }

        if (tokens is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var token = await GetAsync(tokens.Value, null, cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, await GetAsync(tokens.Value, token, cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }

    // Throws an HttpRequestException if no token can be acquired, so that the call is retried later, as after a network failure.
    private async Task<string> GetAsync(ConnectorTokens source, string? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await source.GetAsync(refused, cancellationToken);
        }
        catch (AuthenticationFailedException exception)
        {
            logger.NoToken(exception.GetType().Name);
            throw new HttpRequestException("Could not acquire a token for the Bot Connector.", exception);
        }
    }
}
