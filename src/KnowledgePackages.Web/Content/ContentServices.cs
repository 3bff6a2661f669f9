using KnowledgePackages.Bot;
using KnowledgePackages.BotFramework.Builder;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>Registers the content and the bot that is made from it.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContentAndBot(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ContentOptions, ContentOptionsValidator>().BindConfiguration("Content");
        services.AddSingleton(provider => ContentFolder.Load(
            provider.GetRequiredService<IOptions<ContentOptions>>().Value.Path, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => BotFactory.Create(
            provider.GetRequiredService<Domain.Content.DialogsContent>(),
            provider.GetRequiredService<TurnClock>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }
}
