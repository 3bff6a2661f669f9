using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.Search;
using KnowledgePackages.Web.Usage;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>Registers the content, the bot that is created from it, and the reloading of changes.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContentAndBot(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ContentOptions, ContentOptionsValidator>().BindConfiguration("Content");
        services.AddSingleton(provider => ContentFolder.Of(
            provider.GetRequiredService<IOptions<ContentOptions>>().Value.Path, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => new CurrentContent(
            provider.GetRequiredService<ContentFolder>().Load(),
            content => BotFactory.Create(
                content,
                new DocumentState(),
                provider.GetRequiredService<TurnClock>(),
                provider.GetRequiredService<ILoggerFactory>(),
                provider.SearchOf(content),
                provider.GetRequiredService<SitePlanAddresses>().OrNull,
                provider.GetRequiredService<IOptions<SiteOptions>>().Value.Facts() with
                {
                    Host = provider.GetRequiredService<SitePlanAddresses>().Host,
                    DrawAddress = QrPicture.DrawInAddress,
                    RetentionDays = provider.GetRequiredService<IOptions<StorageOptions>>().Value.RetentionDays,
                },
                provider.GetRequiredService<IOptions<UsageOptions>>().Value.Enabled)));
        services.AddHostedService<StartCollection>();
        services.AddTransient(provider => provider.GetRequiredService<CurrentContent>().Bot); // each turn gets the current bot
        services.AddSingleton<ITakesChanges, ContentReload>();
        services.AddSingleton(ContentWatchTimes.Default);
        services.AddHostedService<ContentWatcher>();
        return services;
    }

    /// <summary>Makes the adapter send an apology in the person's language if a turn fails or cannot be saved.</summary>
    public static void UseApology(this WebApplication app)
    {
        var adapter = app.Services.GetRequiredService<ChannelAdapter>();
        var state = new DocumentState();
        adapter.OnTurnError = (context, exception) => BotFactory.Apology(Current(), state)(context, exception);
        adapter.NotSavedText = context => BotFactory.NotSaved(Current(), state)(context);

        DialogsContent Current() => app.Services.GetRequiredService<CurrentContent>().Content;
    }
}
