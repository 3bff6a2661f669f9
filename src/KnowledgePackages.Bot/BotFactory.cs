using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot;

/// <summary>Makes the bot for one snapshot of the content. Swapped as a whole when the content changes; serves all people.</summary>
public static class BotFactory
{
    /// <summary>What the bot needs of the texts; a content folder without it is refused at the start.</summary>
    public static ContentRequirements Requirements { get; } = new(Messages.All, Groups.All);

    /// <summary>How the bot's state is stored.</summary>
    public static IJsonTypeInfoResolver StateTypes { get; } =
        JsonTypeInfoResolver.Combine(JourneyJsonContext.Default, BotMemoryJsonContext.Default);

    /// <summary>The bot.</summary>
    /// <param name="content">What it talks about, and every word that it says.</param>
    /// <param name="time">Gives the time of the turn: the same however often the turn runs.</param>
    /// <param name="loggers">Gets content ids and kinds of events, never words of people.</param>
    public static IBot Create(DialogsContent content, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(time);
        var state = new PrivateConversationState();
        var turns = new Turns(content, time, state);
        return new KnowledgePackagesBot(new MainDialog(content, turns, loggers.CreateLogger<MainDialog>()), turns, state);
    }
}
