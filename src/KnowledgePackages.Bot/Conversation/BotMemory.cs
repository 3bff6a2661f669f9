using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What the bot remembers besides the journey: what it asked last, and how often it did not understand.</summary>
internal sealed class BotMemory
{
    /// <summary>Whether the person was greeted; nobody is greeted twice.</summary>
    public bool Greeted { get; set; }

    /// <summary>The confirmation that is open, whatever the journey's position.</summary>
    [JsonIgnore]
    public Confirmation Confirming { get; set; }

    /// <summary>How many messages in a row were not understood.</summary>
    public int Misunderstood { get; set; }

    /// <summary>Whether numbered search results were shown above the last prompt, so that a number alone is ambiguous.</summary>
    public bool ShowsResults { get; set; }

    /// <summary>The search results that were shown above the last prompt, as "kind/id"; their numbers can be typed.</summary>
    public IReadOnlyList<string>? Results { get; set; }

    /// <summary>What was asked last; null before anything was asked.</summary>
    public AskedCard? Asked { get; set; }

    /// <summary>The language of the last prompt, so of what is on the screen, whatever the next message's locale is.</summary>
    public string? Spoken { get; set; }

    /// <summary>
    /// The shortest time lately from the channel's timestamp on a message to its turn: roughly the difference between the two clocks.
    /// <see cref="MessageDelay"/> keeps it.
    /// </summary>
    public TimeSpan? Quickest { get; set; }

    /// <summary>When <see cref="Quickest"/> was measured.</summary>
    public DateTimeOffset? QuickestAt { get; set; }

    /// <summary>The last button that was tapped.</summary>
    public Tap? LastTap { get; set; }

    /// <summary>Cards on the screen that may be replaced; the one shown or replaced last is at the end.</summary>
    public IReadOnlyList<ReplaceableCard>? Standing { get; set; }

    /// <summary>Id of the action for which the last message asked who does it and until when; null: it asked nothing of the kind.</summary>
    public string? Arranging { get; set; }

    /// <summary>How many messages the bot has sent.</summary>
    public int Sent { get; set; }

    /// <summary>When this person was last told, in a group, that a button is somebody else's.</summary>
    public DateTimeOffset? ToldNotYours { get; set; }

    // Stored under these two names since before the enum existed.
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

    /// <summary>Only the title and the choices, because the rest was shown just before.</summary>
    Short,

    /// <summary>Nothing, because it is on the screen already.</summary>
    None,
}

/// <summary>A confirmation that must be answered with yes or no before anything else is asked.</summary>
internal enum Confirmation
{
    /// <summary>None is open.</summary>
    None,

    /// <summary>Start again?</summary>
    Restart,

    /// <summary>Delete what is kept?</summary>
    Erase,
}

/// <summary>A card on the screen that may be replaced.</summary>
/// <param name="Place">Id of the prompt it belongs to.</param>
/// <param name="Id">The id under which it was sent, or which a tap on it reported.</param>
/// <param name="Look">A hash of its current look.</param>
/// <param name="Sent">How many messages the bot had sent when this one was sent, including it.</param>
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
