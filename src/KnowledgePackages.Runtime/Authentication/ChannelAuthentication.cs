using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Decides who may deliver activities. A registered bot accepts tokens only. A bot without an app id accepts, in Development, clients on
/// this machine whose replies go to this machine (Emulator, Agents Playground); everything else is rejected.
/// </summary>
/// <param name="app">The bot's settings.</param>
/// <param name="channels">The channels' settings.</param>
/// <param name="tokens">Checks tokens. Created when the first token arrives, so that a bot without tokens can start without it.</param>
/// <param name="serviceUrls">The addresses that replies may go to.</param>
/// <param name="environment">The environment, to detect Development.</param>
/// <param name="logger">Logs one line per rejection, without the token.</param>
internal sealed class ChannelAuthentication(
    IOptions<MicrosoftAppOptions> app, IOptions<ChannelsOptions> channels, Lazy<TokenCheck> tokens, ServiceUrls serviceUrls,
    IHostEnvironment environment, ILogger<ChannelAuthentication> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Returns the sender's identity, or the status for the response if the sender is rejected; logs the reason of a rejection.
    /// </summary>
    public async Task<SenderCheck> AuthenticateAsync(HttpContext context, Activity activity, CancellationToken cancellationToken)
    {
        var check = await CheckAsync(context, activity, cancellationToken);
        if (check.Identity is not null && !serviceUrls.IsTrusted(activity.ServiceUrl))
        {
            check = SenderCheck.Forbidden("its serviceUrl is not a trusted address");
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
            return header.Length == 0 ? CheckAnonymous(context) : SenderCheck.Forbidden("a token came, but no app id is configured");
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

    // The framework renames X-Forwarded-For to X-Original-For after it has applied the header, so both names show a proxy.
    private static readonly string[] TracesOfProxies = ["Forwarded", "X-Forwarded-For", "X-Original-For"];

    // Behind a proxy every sender looks local, so forwarded requests are never accepted anonymously.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !TracesOfProxies.Any(context.Request.Headers.ContainsKey);
}
