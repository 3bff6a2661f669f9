using System.Security.Claims;
using KnowledgePackages.BotFramework.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.BotFramework.Authentication;

/// <summary>
/// Decides who may deliver activities. Without credentials that is only a client on this machine, in Development, whose replies go
/// to this machine (Emulator, Agents Playground); everything else is refused.
/// </summary>
internal sealed class ChannelAuthentication(IHostEnvironment environment, ILogger<ChannelAuthentication> logger)
{
    /// <summary>The sender's identity; null where it is refused, with one line in the log that says why.</summary>
    public ClaimsIdentity? Authenticate(HttpContext context, Activity activity)
    {
        var reason = !environment.IsDevelopment() ? "no app id is configured and this is not Development"
            : !IsLocal(context) ? "anonymous senders must be on this machine"
            : !ServiceUrls.IsTrusted(activity.ServiceUrl) ? "its serviceUrl is not on this machine"
            : null;
        if (reason is null)
        {
            return new ClaimsIdentity("anonymous");
        }

        logger.SenderRefused(reason);
        return null;
    }

    // A proxy in front makes every sender look local, so a forwarded request is never anonymous.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
