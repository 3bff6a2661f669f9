using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Decides who may deliver activities. A registered bot accepts only senders with a valid token. A bot without an app id accepts senders
/// without a token, but only in Development, and only if the sender and its serviceUrl are on this machine (the Emulator, Agents
/// Playground). With <see cref="ChannelsOptions.DangerouslyAllowAnonymous"/>, a bot without an app id accepts every sender without a token
/// if the sender's serviceUrl is trusted.
/// </summary>
/// <param name="app">The bot's settings.</param>
/// <param name="channels">The channels' settings.</param>
/// <param name="tokens">Checks tokens. Created with the first token, because a bot without an app id checks no tokens.</param>
/// <param name="serviceUrls">Decides whether replies may be sent to the sender's serviceUrl.</param>
/// <param name="environment">The host's environment. Some senders are accepted in Development only.</param>
/// <param name="logger">Logs one line for each rejection, without the token.</param>
internal sealed class ChannelAuthentication(
    IOptions<MicrosoftAppOptions> app, IOptions<ChannelsOptions> channels, Lazy<TokenCheck> tokens, ServiceUrls serviceUrls,
    IHostEnvironment environment, ILogger<ChannelAuthentication> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Returns the sender's identity. For a rejected sender, returns the HTTP status of the response and logs the reason.
    /// </summary>
    public async Task<SenderCheck> AuthenticateAsync(HttpContext context, Activity activity, CancellationToken cancellationToken)
    {
        var check = await CheckAsync(context, activity, cancellationToken);
        if (check.Identity is not null && !serviceUrls.IsTrusted(activity.ServiceUrl))
        {
            check = SenderCheck.Forbidden("the activity's serviceUrl is not trusted");
        }

        if (check.Identity is not null && !TeamsTenant.IsAllowed(activity, channels.Value.AllowedTenants))
        {
            check = SenderCheck.Forbidden("its Teams tenant is not in Channels:AllowedTenants");
        }

        if (check.Identity is null)
        {
            logger.SenderRefused(check.Reason!);
        }

        return check;
    }

    private async Task<SenderCheck> CheckAsync(HttpContext context, Activity activity, CancellationToken cancellationToken)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!app.Value.IsRegistered)
        {
            return header.Length == 0 ? CheckAnonymous(context) : SenderCheck.Forbidden("it has a token, but no app id is configured");
        }

        return header.StartsWith(Scheme, StringComparison.Ordinal)
            ? await tokens.Value.CheckAsync(header[Scheme.Length..], activity, cancellationToken)
            : SenderCheck.Unauthorized("it has no token");
    }

    private SenderCheck CheckAnonymous(HttpContext context) =>
        channels.Value.DangerouslyAllowAnonymous ? SenderCheck.Accepted(new ClaimsIdentity("anonymous"))
        : !environment.IsDevelopment() ? SenderCheck.Forbidden("no app id is configured and this is not Development")
        : !IsLocal(context) ? SenderCheck.Forbidden("anonymous senders must be on this machine")
        : SenderCheck.Accepted(new ClaimsIdentity("anonymous"));

    // The headers that proxies add. ASP.NET Core renames X-Forwarded-For to X-Original-For after processing the header.
    private static readonly string[] TracesOfProxies = ["Forwarded", "X-Forwarded-For", "X-Original-For"];

    // Returns false for a request through a proxy, because a proxy on this machine may forward requests of other machines.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !TracesOfProxies.Any(context.Request.Headers.ContainsKey);
}
