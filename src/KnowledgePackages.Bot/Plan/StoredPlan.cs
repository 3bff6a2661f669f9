using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Bot.Plan;

/// <summary>The stored data about a person's plan.</summary>
/// <param name="Journey">The person's progress, including the plan.</param>
/// <param name="Language">
/// The language that the person chose or, if they chose none, the language on the screen; null if neither is known.
/// </param>
/// <param name="Reminder">The scheduled reminder; null if there is none.</param>
public sealed record StoredPlan(Journey Journey, string? Language, Reminder? Reminder)
{
    /// <summary>Reads the plan from the bot's state; null if the state has no journey.</summary>
    /// <exception cref="System.Text.Json.JsonException">The stored journey cannot be read.</exception>
    public static StoredPlan? From(StateSnapshot? state) =>
        state?.Get<Journey>(ConversationTurns.JourneyProperty) is { } journey
            ? new(
                journey,
                journey.Language ?? state.Get<BotMemory>(ConversationTurns.MemoryProperty)?.ScreenLanguage,
                state.Get<Reminder>(ConversationTurns.ReminderProperty)
            )
            : null;

    /// <summary>Returns the plan as texts in the person's language.</summary>
    /// <param name="content">The content.</param>
    /// <param name="preferred">The BCP 47 tag of the language to use if no language is stored; null for the default language.</param>
    /// <param name="today">The current date in the person's time zone.</param>
    /// <param name="site">The address of this host, for links to templates.</param>
    public PlanSheet In(DialogsContent content, string? preferred, DateOnly today, Uri site) =>
        PlanSheet.Of(content, Journey, Language ?? preferred, today, site);
}
