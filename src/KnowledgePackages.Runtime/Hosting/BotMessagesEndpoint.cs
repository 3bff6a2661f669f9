using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>The endpoint that Azure Bot Service, the Emulator and Agents Playground call.</summary>
public static class BotMessagesEndpoint
{
    /// <summary>
    /// Maps <c>POST /api/messages</c>, where channels deliver activities. <see cref="ChannelAdapter"/> authenticates every caller, so the
    /// endpoint needs no authorization policy.
    /// </summary>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages") =>
        endpoints.MapPost(pattern, (HttpContext context, ChannelAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
}
