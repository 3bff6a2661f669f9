using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What the bot keeps for itself beside the journey: what it last asked, and how often it did not understand.</summary>
internal sealed class BotMemory
{
    /// <summary>Whether the person was greeted; nobody is greeted twice.</summary>
    public bool Greeted { get; set; }

    /// <summary>The question about everything that is open, whatever the journey's position.</summary>
    [JsonIgnore]
    public Confirmation Confirming { get; set; }

    /// <summary>How many messages in a row were not understood.</summary>
    public int Misunderstood { get; set; }

    /// <summary>Whether numbered results were shown above what was asked last: then a number alone may mean either.</summary>
    public bool ShowsResults { get; set; }

    /// <summary>What was asked last; null before anything was asked.</summary>
    public AskedCard? Asked { get; set; }

    /// <summary>The language in which something was asked last: what stands on the screen, whatever the next message's locale is.</summary>
    public string? Spoken { get; set; }

    /// <summary>From the channel's stamp on a message to its turn, at the least so far: the difference of the two clocks, nearly.</summary>
    public TimeSpan? Quickest { get; set; }

    /// <summary>The last button that was tapped.</summary>
    public Tap? LastTap { get; set; }

    /// <summary>Cards on the screen that may be replaced, the one that was shown or replaced last at the end.</summary>
    public IReadOnlyList<ReplaceableCard>? Standing { get; set; }

    /// <summary>How many messages the bot has sent.</summary>
    public int Sent { get; set; }

    /// <summary>When this person was last told, in a group, that a button is somebody else's.</summary>
    public DateTimeOffset? ToldNotYours { get; set; }

    // Stored by these two names since before there was the enum.
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

    /// <summary>Forgets everything but that the person was greeted.</summary>
    /// <param name="tap">The tap by which they wished that; a second one is its shadow.</param>
    public void Forget(Tap? tap)
    {
        (Confirming, Misunderstood, Sent) = (Confirmation.None, 0, 0);
        (Asked, Spoken, Quickest, LastTap, Standing, ToldNotYours) = (null, null, null, tap, null, null);
    }
}

/// <summary>How a place is asked.</summary>
internal enum PromptDetail
{
    /// <summary>With everything.</summary>
    Full,

    /// <summary>With its title and its choices: the rest was just said.</summary>
    Short,

    /// <summary>Not at all: it stands there already.</summary>
    None,
}

/// <summary>A question about everything, which waits for yes or no before anything else is asked.</summary>
internal enum Confirmation
{
    /// <summary>None is open.</summary>
    None,

    /// <summary>Start again?</summary>
    Restart,

    /// <summary>Delete what is kept?</summary>
    Erase,
}

/// <summary>How the person sees what was asked last.</summary>
internal enum AskedAs
{
    /// <summary>As the open prompt itself.</summary>
    Prompt,

    /// <summary>As a goodbye for now; the prompt is still open above it.</summary>
    Goodbye,

    /// <summary>As a message that called the person back: then "yes" is to that, and no answer.</summary>
    Reminder,
}

/// <summary>An open question on the person's screen.</summary>
/// <param name="Place">Id of the place it belongs to.</param>
/// <param name="ActivityIds">Ids of the last messages that asked it fully, by which they are replaced by their answered form.</param>
/// <param name="SentAt">Since when it can have been read, by the person's clock and by the channel's.</param>
internal sealed record AskedCard(string Place, IReadOnlyList<string> ActivityIds, SentAt SentAt)
{
    [JsonIgnore]
    public AskedAs As { get; init; }

    // Stored by these two names since before there was the enum.
    [JsonInclude]
    internal bool IsLeave
    {
        get => As != AskedAs.Prompt;
        init => As = value && As == AskedAs.Prompt ? AskedAs.Goodbye : As;
    }

    [JsonInclude]
    internal bool IsReminder
    {
        get => As == AskedAs.Reminder;
        init => As = value ? AskedAs.Reminder : As;
    }
}

/// <summary>A card on the screen that may be replaced.</summary>
/// <param name="Place">Id of the place it belongs to.</param>
/// <param name="Id">The id that it was sent with, or that a tap on it named.</param>
/// <param name="Look">A hash of how it looks now.</param>
/// <param name="Sent">How many messages were sent with it and before it.</param>
/// <param name="ChannelId">The channel's id, once a tap on it has named that.</param>
internal sealed record ReplaceableCard(string Place, string Id, string Look, int Sent, string? ChannelId = null);

/// <summary>A button that was tapped: its data, and when.</summary>
internal sealed record Tap(string Data, SentAt SentAt);

/// <summary>How the bot's own memory is stored. Names are for ever, because documents live for years.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BotMemory))]
internal sealed partial class BotMemoryJsonContext : JsonSerializerContext;
