using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Registers the services for other websites: the embedding script, and tokens for websites that run a Web Chat client of their own.
/// </summary>
internal static class WebChatServices
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WebChatOptions, WebChatOptionsValidator>().BindConfiguration("WebChat");
        services.AddWebChatOrigins();
        services.AddAzureDirectLine();
        services.AddSingleton<AssetVersions>();
        services.AddSingleton<VisitorKeys>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<IKnownVisitors>(provider => provider.GetRequiredService<Visitors>());
        services.AddSingleton<WebChatToken>();
        return services;
    }

    public static void MapWebChat(this IEndpointRouteBuilder endpoints, CurrentContent content)
    {
        var webChat = endpoints.ServiceProvider.GetRequiredService<IOptions<WebChatOptions>>().Value;
        var directLine = endpoints.ServiceProvider.GetRequiredService<IOptions<DirectLineOptions>>().Value;
        if (webChat.Enabled)
        {
            endpoints.MapEmbedScript(content);
            endpoints.MapEmbedExample(content);
        }

        // Without the built-in channel, a token for it is useless.
        if (webChat.Enabled && (webChat.UsesAzure || directLine.Enabled))
        {
            endpoints.MapWebChatToken();
        }
        else
        {
            endpoints.Map(WebChatTokenEndpoint.Address, () => Results.NotFound());
        }
    }
}
