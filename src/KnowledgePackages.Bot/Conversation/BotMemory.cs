using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The data about a person that the bot stores besides the <see cref="Domain.Journeys.Journey"/>, for example the last card with a prompt
/// and the number of messages in a row that the bot did not understand.
/// </summary>
internal sealed class BotMemory
{
    /// <summary>Whether the bot has greeted the person. It greets each person once.</summary>
    public bool Greeted { get; set; }

    /// <summary>
    /// The confirmation that the person must answer next; <see cref="Confirmation.None"/> if there is none. A confirmation can be open at
    /// any position of the journey.
    /// </summary>
    [JsonIgnore]
    public Confirmation Confirming { get; set; }

    /// <summary>The number of messages in a row that the bot did not understand.</summary>
    public int Misunderstood { get; set; }

    /// <summary>
    /// Whether numbered search results are on the screen above the last prompt, so that a typed number alone is ambiguous.
    /// </summary>
    public bool ShowsResults { get; set; }

    /// <summary>
    /// The search results above the last prompt, as "kind/id", in the order of the numbers that a person can type ("result 2"). Null if
    /// there are none.
    /// </summary>
    public IReadOnlyList<string>? Results { get; set; }

    /// <summary>The last card with which the bot asked a prompt; null before the first one.</summary>
    public AskedCard? Asked { get; set; }

    /// <summary>
    /// The language of the last prompt, and so of the texts on the screen, as a BCP 47 tag. The next message may have another locale. Null
    /// before the first prompt.
    /// </summary>
    [JsonPropertyName("spoken")]
    public string? ScreenLanguage { get; set; }

    /// <summary>
    /// The shortest recent duration between a message's timestamp (by the channel's clock) and its turn (by the host's clock). Negative if
    /// the channel's clock is ahead. Null before the first measurement. <see cref="MessageDelay"/> updates this value.
    /// </summary>
    public TimeSpan? Quickest { get; set; }

    /// <summary>The time at which <see cref="Quickest"/> was measured; null before the first measurement.</summary>
    public DateTimeOffset? QuickestAt { get; set; }

    /// <summary>The last tap on a button; null if there was none.</summary>
    public Tap? LastTap { get; set; }

    /// <summary>The cards on the screen that the bot may replace, in the order in which they were last shown or replaced.</summary>
    [JsonPropertyName("standing")]
    public IReadOnlyList<ReplaceableCard>? ShownCards { get; set; }

    /// <summary>
    /// The id of the action for which the bot's last card asked who does it and by when; null if that card did not ask this.
    /// </summary>
    [JsonPropertyName("arranging")]
    public string? ActionAwaitingDetails { get; set; }

    /// <summary>The number of messages that the bot has sent to the person.</summary>
    public int Sent { get; set; }

    /// <summary>
    /// The time at which the bot last explained to this person, in a group, that a button belongs to somebody else; null if it never did.
    /// </summary>
    [JsonPropertyName("toldNotYours")]
    public DateTimeOffset? ExplainedOthersButtonAt { get; set; }

    /// <summary>The last code that the bot created for another conversation, valid or not; null if there is none.</summary>
    public OpenHandover? Handover { get; set; }

    /// <summary>The plan that the confirmation <see cref="Confirmation.Bring"/> is about; null unless this confirmation is open.</summary>
    public IncomingPlan? Incoming
    {
        get => Confirming == Confirmation.Bring ? field : null;
        set => (field, Confirming) = (value, value is null ? Confirming : Confirmation.Bring);
    }

    // Confirming itself is not stored. Restart and Erase are stored as the flags AsksRestart and AsksErase, because documents from the time
    // before the enum have these flags. Bring is stored as the plan in Incoming.
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

    /// <summary>Resets the memory, but keeps that the person was greeted.</summary>
    /// <param name="tap">The tap that requested the reset. It is kept, so that the second tap of a double tap is ignored.</param>
    public void Forget(Tap? tap)
    {
        (Confirming, Misunderstood, Sent) = (Confirmation.None, 0, 0);
        (Asked, ScreenLanguage, Quickest, QuickestAt, LastTap, ShownCards) = (null, null, null, null, tap, null);
        (ExplainedOthersButtonAt, ActionAwaitingDetails, Results) = (null, null, null);
        (Handover, Incoming) = (null, null);
    }
}

/// <summary>The last code that the bot created for another conversation. The code itself is not stored.</summary>
/// <param name="Entry">The name of the code's entry in the store.</param>
/// <param name="Until">The time at which the code expires.</param>
/// <param name="Round">The journey's round when the code was created. The code is invalid in any other round.</param>
internal sealed record OpenHandover(string Entry, DateTimeOffset Until, int Round);

/// <summary>A plan that a person can bring here from another conversation.</summary>
/// <param name="Entry">The name of the entry in the store that belongs to the plan's code.</param>
/// <param name="Answers">The number of answers in the other conversation's journey.</param>
/// <param name="Actions">The number of actions on the plan.</param>
/// <param name="Number">The number on the buttons of this confirmation. The buttons of an older confirmation have another number.</param>
internal sealed record IncomingPlan(string Entry, int Answers, int Actions, int Number);

/// <summary>How much of the open prompt the bot shows at the end of a turn.</summary>
internal enum PromptDetail
{
    /// <summary>The whole card.</summary>
    Full,

    /// <summary>Only the title and the choices, because the whole card is further up on the screen.</summary>
    Short,

    /// <summary>Nothing, for example because the prompt is the last card on the screen already.</summary>
    None,
}

/// <summary>A confirmation. While it is open, the bot asks it in place of the prompt of the person's position.</summary>
internal enum Confirmation
{
    /// <summary>No confirmation is open.</summary>
    None,

    /// <summary>The bot asks whether to start again.</summary>
    Restart,

    /// <summary>The bot asks whether to delete the stored data.</summary>
    Erase,

    /// <summary>The bot asks whether to bring the plan of another conversation here.</summary>
    Bring,
}

/// <summary>A card on the screen that the bot may replace.</summary>
/// <param name="Place">The id of the prompt that the card belongs to (<see cref="OpenPrompt.Id"/>).</param>
/// <param name="Id">
/// The id of the message with the card: the id that the engine returned when the bot sent the card. If the list did not have the card when
/// a tap replaced it, the id that the tap reported.
/// </param>
/// <param name="Look">A hash of the card's current content on the screen; empty if it is not known.</param>
/// <param name="Sent">The value of <see cref="BotMemory.Sent"/> just after the bot sent this card.</param>
/// <param name="ChannelId">The channel's id of the same message, for updates; null until a later tap has reported it.</param>
internal sealed record ReplaceableCard(string Place, string Id, string Look, int Sent, string? ChannelId = null);

/// <summary>A tap on a button: the button's data (or the hash of long data), and the time of the tap.</summary>
internal sealed record Tap(string Data, SentAt SentAt);

/// <summary>
/// The JSON form in which <see cref="BotMemory"/> is stored. Names of properties never change, because stored documents live for years.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BotMemory))]
[JsonSerializable(typeof(RecordedUsage))]
internal sealed partial class BotMemoryJsonContext : JsonSerializerContext;
