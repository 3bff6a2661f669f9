using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Bot.Questions;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot;

/// <summary>Creates the bot for one content snapshot. One bot serves all people; a content change replaces the whole bot.</summary>
public static class BotFactory
{
    /// <summary>The texts that the bot needs. The host does not start with a content folder that lacks one of them.</summary>
    public static ContentRequirements Requirements { get; } =
        new(Messages.All, IntentTable.SynonymGroups)
        {
            ExclusiveGroups = IntentTable.ExclusiveGroups,
            AboutValues = Conversation.AboutValues.Names,
            Comparable = Utterance.Normalize,
        };

    /// <summary>The JSON contract of the bot's stored state, and the property that holds the time of a reminder.</summary>
    public static StateContract State { get; } = new(JsonTypeInfoResolver.Combine(JourneyJsonContext.Stored, BotMemoryJsonContext.Default))
    {
        Due = DueProperty.Of<Reminder>(ConversationTurns.ReminderProperty, reminder => reminder.At),
        Immutable = new HashSet<Type> { typeof(Journey), typeof(Reminder), typeof(RecordedUsage) },
    };

    /// <summary>Creates the bot.</summary>
    /// <param name="content">The content that the bot presents, including all its texts.</param>
    /// <param name="state">Reads and writes the state that the engine stores: one document per person and conversation.</param>
    /// <param name="time">Returns the time of the turn, which stays the same if the turn runs again.</param>
    /// <param name="loggers">Logs content ids and kinds of events, but no text that a person wrote.</param>
    /// <param name="search">Searches the same content; null disables searching by free text.</param>
    /// <param name="addresses">Returns the addresses of the plan's pages; null leaves them out of cards.</param>
    /// <param name="site">The facts about the site that the bot runs on; null if no fact is configured.</param>
    /// <param name="countsUsage">Whether the bot records events for the counts of usage (<see cref="UsageNames"/>).</param>
    public static IBot Create(
        DialogsContent content,
        IPropertyManager state,
        TimeProvider time,
        ILoggerFactory loggers,
        IContentSearch? search = null,
        IPlanAddresses? addresses = null,
        SiteFacts? site = null,
        bool countsUsage = false
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(time);
        var turns = new ConversationTurns(content, search ?? new NoSearch(), time, state, addresses, site ?? SiteFacts.Unknown);
        return new KnowledgePackagesBot(
            new ConversationLoop(content, turns, new ChallengeDialog(content, turns), loggers.CreateLogger<ConversationLoop>()),
            turns,
            new UsageRecorder(state, countsUsage)
        );
    }

    /// <summary>
    /// Returns the error handler. After an internal failure it sends an apology in the language that the person chose. Nothing from the
    /// failed turn was stored, so the apology only asks the person to try again.
    /// </summary>
    public static Func<ITurnContext, Exception, Task> Apology(DialogsContent content, IPropertyManager state)
    {
        ArgumentNullException.ThrowIfNull(content);
        var spoken = new SpokenLanguage(content, state);
        return async (context, _) =>
        {
            if (context.Activity.AsMessageActivity() is null)
            {
                return;
            }

            var texts = await spoken.TextsForAsync(context);
            var apology = MessageFactory.Text(texts.Message(Messages.Failed.Id));
            context.SendIn(() => texts.Language);
            await context.SendActivityAsync(apology);
        };
    }

    /// <summary>
    /// Returns the function that creates the notice that the message cannot be saved at the moment. The notice is in the language that the
    /// person chose or, if that choice cannot be read, in the activity's language. It does not ask the person to repeat the message,
    /// because the channel resends the message.
    /// </summary>
    public static Func<ITurnContext, Task<string?>> NotSaved(DialogsContent content, IPropertyManager state)
    {
        ArgumentNullException.ThrowIfNull(content);
        var spoken = new SpokenLanguage(content, state);
        return async context => (await spoken.TextsForAsync(context)).Message(Messages.NotSaved.Id);
    }

    private sealed class NoSearch : IContentSearch
    {
        public SearchResult Find(string language, string question, SearchPlace? place = null) => new SearchResult.NoWords();
    }
}
