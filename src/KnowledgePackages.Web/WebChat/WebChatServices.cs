using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Registers the web chat: the page, the embedding script, and the token endpoint for both.</summary>
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
        endpoints.MapChatPage(content);
        endpoints.MapEmbedScript(content);
        endpoints.MapEmbedExample(content);
        endpoints.MapWebChatToken();
    }
}
