using KnowledgePackages.Bot;
using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.BotFramework.Hosting;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Search;
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
            provider.GetRequiredService<DialogsContent>(),
            new PrivateConversationState(),
            provider.GetRequiredService<TurnClock>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<ContentSearch>()));
        services.AddContentSearch();
        return services;
    }

    /// <summary>Lets the bot say a plain sentence when a turn fails or cannot be saved, instead of nothing.</summary>
    public static void UseApology(this WebApplication app)
    {
        var adapter = app.Services.GetRequiredService<CloudAdapter>();
        var content = app.Services.GetRequiredService<DialogsContent>();
        adapter.OnTurnError = BotFactory.Apology(content);
        adapter.NotSavedText = BotFactory.NotSaved(content);
    }
}
