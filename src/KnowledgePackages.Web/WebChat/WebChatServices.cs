using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;

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
        endpoints.MapEmbedScript(content);
        endpoints.MapEmbedExample(content);
        endpoints.MapWebChatToken();
    }
}
