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

/// <summary>Makes the bot for one snapshot of the content. Swapped as a whole when the content changes; serves all people.</summary>
public static class BotFactory
{
    /// <summary>What the bot needs of the texts; a content folder without it is refused at the start.</summary>
    public static ContentRequirements Requirements { get; } =
        new(Messages.All, IntentTable.SynonymGroups) { ExclusiveGroups = IntentTable.ExclusiveGroups, Comparable = Utterance.Comparable };

    /// <summary>How the bot's state is stored, and where in it the time of a reminder is.</summary>
    public static StateContract State { get; } = new(JsonTypeInfoResolver.Combine(JourneyJsonContext.Default, BotMemoryJsonContext.Default))
    {
        Due = DueProperty.Of<Reminder>(ConversationTurns.ReminderProperty, reminder => reminder.At),
    };

    /// <summary>The bot.</summary>
    /// <param name="content">What it talks about, and every word that it says.</param>
    /// <param name="state">Where its state is: the engine's, one for each person in a conversation.</param>
    /// <param name="time">Gives the time of the turn: the same however often the turn runs.</param>
    /// <param name="loggers">Gets content ids and kinds of events, never words of people.</param>
    /// <param name="search">Finds things in the same content; null: free texts look for nothing.</param>
    public static IBot Create(
        DialogsContent content,
        IPropertyManager state,
        TimeProvider time,
        ILoggerFactory loggers,
        IContentSearch? search = null
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(time);
        var turns = new ConversationTurns(content, search ?? new NoSearch(), time, state);
        return new KnowledgePackagesBot(
            new ConversationLoop(content, turns, new ChallengeDialog(content, turns), loggers.CreateLogger<ConversationLoop>()),
            turns
        );
    }

    /// <summary>
    /// What the bot says when a turn failed through our own fault, in the language that the person chose. Nothing of the failed turn was
    /// kept, so this asks for nothing but a new try.
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
    /// What the bot says when what a person wrote cannot be saved just now, in the language that the person chose, where that is known
    /// without the store. The channel sends it again by itself.
    /// </summary>
    public static Func<ITurnContext, Task<string?>> NotSaved(DialogsContent content, IPropertyManager state)
    {
        ArgumentNullException.ThrowIfNull(content);
        var spoken = new SpokenLanguage(content, state);
        return async context => (await spoken.TextsForAsync(context)).Message(Messages.NotSaved.Id);
    }

    private sealed class NoSearch : IContentSearch
    {
        public SearchResult Find(string language, string question, DateTimeOffset at) => new SearchResult.NoWords();
    }
}
