using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Registers the web chat: the page, and the token for it and for pages of other websites.</summary>
internal static class WebChatServices
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WebChatOptions, WebChatOptionsValidator>().BindConfiguration("WebChat");
        services.AddWebChatOrigins();
        services.AddAzureDirectLine();
        services.AddSingleton<VisitorKeys>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<WebChatToken>();
        return services;
    }

    public static void MapWebChat(this IEndpointRouteBuilder endpoints, DialogsContent content)
    {
        endpoints.MapChatPage(content);
        endpoints.MapWebChatToken();
    }
}
