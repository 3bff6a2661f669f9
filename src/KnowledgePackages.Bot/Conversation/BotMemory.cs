using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// What the bot remembers besides the journey, for example its last question and how many messages in a row it did not understand.
/// </summary>
internal sealed class BotMemory
{
    /// <summary>Whether the bot has greeted the person. It greets each person once.</summary>
    public bool Greeted { get; set; }

    /// <summary>The confirmation that is open; it does not depend on the journey's position.</summary>
    [JsonIgnore]
    public Confirmation Confirming { get; set; }

    /// <summary>How many messages in a row were not understood.</summary>
    public int Misunderstood { get; set; }

    /// <summary>Whether numbered search results were shown above the last prompt, so that a number alone is ambiguous.</summary>
    public bool ShowsResults { get; set; }

    /// <summary>The search results that were shown above the last prompt, as "kind/id"; their numbers can be typed.</summary>
    public IReadOnlyList<string>? Results { get; set; }

    /// <summary>The question that was asked last; null before the first one.</summary>
    public AskedCard? Asked { get; set; }

    /// <summary>The language of the last prompt, and so of the text on the screen. The locale of the next message may differ.</summary>
    public string? Spoken { get; set; }

    /// <summary>
    /// The shortest recent time from a message's channel timestamp to its turn: roughly the difference between the two clocks.
    /// <see cref="MessageDelay"/> maintains it.
    /// </summary>
    public TimeSpan? Quickest { get; set; }

    /// <summary>When <see cref="Quickest"/> was measured.</summary>
    public DateTimeOffset? QuickestAt { get; set; }

    /// <summary>The last button that was tapped.</summary>
    public Tap? LastTap { get; set; }

    /// <summary>The cards on the screen that may be replaced; the card that was shown or replaced last is at the end.</summary>
    public IReadOnlyList<ReplaceableCard>? Standing { get; set; }

    /// <summary>Id of the action that the last message asked about (who does it, and until when); null if it did not ask that.</summary>
    public string? Arranging { get; set; }

    /// <summary>How many messages the bot has sent.</summary>
    public int Sent { get; set; }

    /// <summary>When the bot last explained to this person, in a group, that a button belongs to somebody else.</summary>
    public DateTimeOffset? ToldNotYours { get; set; }

    // The confirmation is stored as two flags, because stored documents have had these two names since before the enum existed.
    [JsonInclude]
    internal bool AsksRestart
    {
        get => Confirming == Confirmation.Restart;
        set => Confirming = value ? Confirmation.Restart : Confirming;
    }

    [JsonInclude]
    internal bool AsksErase
    {
        get => Confirming == Confirmation.Erase;
        set => Confirming = value ? Confirmation.Erase : Confirming;
    }

    /// <summary>Forgets everything except that the person was greeted.</summary>
    /// <param name="tap">The tap that requested this; kept so that a double tap is ignored.</param>
    public void Forget(Tap? tap)
    {
        (Confirming, Misunderstood, Sent) = (Confirmation.None, 0, 0);
        (Asked, Spoken, Quickest, QuickestAt, LastTap, Standing) = (null, null, null, null, tap, null);
        (ToldNotYours, Arranging, Results) = (null, null, null);
    }
}

/// <summary>How much of the open prompt is shown.</summary>
internal enum PromptDetail
{
    /// <summary>The whole card.</summary>
    Full,

    /// <summary>Only the title and the choices, because the bot has just shown the rest.</summary>
    Short,

    /// <summary>Nothing, because the prompt is on the screen already.</summary>
    None,
}

/// <summary>A confirmation that must be answered with yes or no before anything else is asked.</summary>
internal enum Confirmation
{
    /// <summary>No confirmation is open.</summary>
    None,

    /// <summary>Asks whether to start again.</summary>
    Restart,

    /// <summary>Asks whether to delete the stored data.</summary>
    Erase,
}

/// <summary>A card on the screen that may be replaced.</summary>
/// <param name="Place">Id of the prompt that the card belongs to.</param>
/// <param name="Id">The id with which the card was sent, or which a tap on the card reported.</param>
/// <param name="Look">A hash of the card as it is on the screen.</param>
/// <param name="Sent">How many messages the bot had sent when it sent this card, including this card.</param>
/// <param name="ChannelId">The channel's id, once a tap has reported it.</param>
internal sealed record ReplaceableCard(string Place, string Id, string Look, int Sent, string? ChannelId = null);

/// <summary>A button that was tapped: its data, and when.</summary>
internal sealed record Tap(string Data, SentAt SentAt);

/// <summary>How the bot's own memory is stored. Names never change, because documents live for years.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BotMemory))]
internal sealed partial class BotMemoryJsonContext : JsonSerializerContext;
