using System.Diagnostics.CodeAnalysis;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Bot.Plan;

/// <summary>The data that the bot stores about a person.</summary>
/// <param name="Journey">The person's progress, including the plan.</param>
/// <param name="Language">
/// The language that the person chose or, if they chose none, the language on the screen; null if neither is known.
/// </param>
/// <param name="Reminder">The scheduled reminder; null if there is none.</param>
public sealed record StoredPlan(Journey Journey, string? Language, Reminder? Reminder)
{
    /// <summary>The data that the bot stores about the person besides the journey.</summary>
    internal BotMemory Memory { get; init; } = new();

    /// <summary>The usage events that this conversation has added to the counts of one week; null if it has added none.</summary>
    internal RecordedUsage? Usage { get; init; }

    /// <summary>The id of the channel; null if it is not known.</summary>
    internal string? Channel { get; init; }

    /// <summary>The person's name, as the channel sent it; null if it sent none.</summary>
    internal string? PersonName { get; init; }

    /// <summary>Returns the stored data in the state of a document; null if there is no state.</summary>
    /// <exception cref="System.Text.Json.JsonException">A part of the stored data cannot be read.</exception>
    [return: NotNullIfNotNull(nameof(state))]
    public static StoredPlan? From(StateSnapshot? state)
    {
        if (state is null)
        {
            return null;
        }

        var journey = state.Get<Journey>(ConversationTurns.JourneyProperty) ?? new Journey();
        var memory = state.Get<BotMemory>(ConversationTurns.MemoryProperty) ?? new BotMemory();
        return new StoredPlan(journey, journey.Language ?? memory.ScreenLanguage, state.Get<Reminder>(ConversationTurns.ReminderProperty))
        {
            Memory = memory,
            Usage = state.Get<RecordedUsage>(UsageRecorder.Property),
            Channel = state.Channel,
            PersonName = state.PersonName,
        };
    }

    /// <summary>Returns a JSON file with everything that is stored about the person.</summary>
    /// <param name="content">The content, for the texts of questions and actions.</param>
    /// <param name="preferred">The language of the content's texts in the file if no language is stored.</param>
    /// <param name="now">The time of the export.</param>
    public byte[] Export(DialogsContent content, string? preferred, DateTimeOffset now) =>
        DataExport.Write(content, this, preferred, now);

    /// <summary>Returns the plan as texts in the person's language.</summary>
    /// <param name="content">The content.</param>
    /// <param name="preferred">The BCP 47 tag of the language to use if no language is stored; null for the default language.</param>
    /// <param name="today">The current date in the person's time zone.</param>
    /// <param name="site">The address of this host, for links to templates.</param>
    public PlanSheet In(DialogsContent content, string? preferred, DateOnly today, Uri site) =>
        PlanSheet.Of(content, Journey, Language ?? preferred, today, site);
}
