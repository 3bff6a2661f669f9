using System.Text.Json.Serialization;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// How far a person is, as ids and counts, for the page around the conversation: <c>channelData.progress</c> of each message of the bot on
/// channels with such a page. The cards say the same in words. Bot and page share this type, so neither guesses what the other means.
/// </summary>
/// <param name="Shows">What the message says: content ids and ids of sentences.</param>
/// <param name="Phase">Which part of the way is open.</param>
public sealed record PageProgress(IReadOnlyList<string> Shows, ProgressPhase Phase)
{
    /// <summary>Id of the package that was taken or, at the recommendation, that fits; null before that.</summary>
    public string? Package { get; init; }

    /// <summary>The stations of the package that was taken, in the order of the line; null before that.</summary>
    public IReadOnlyList<StopProgress>? Stations { get; init; }

    /// <summary>Number of the open question or station, from 1; null where neither is open.</summary>
    public int? Number { get; init; }

    /// <summary>How many there are of what <see cref="Number"/> counts.</summary>
    public int? Total { get; init; }

    /// <summary>The step of the station; null where none is open.</summary>
    public StepProgress? Step { get; init; }
}

/// <summary>The step of a station that is open.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Total">How many steps the station has.</param>
public sealed record StepProgress(int Number, int Total);

/// <summary>A station on the line.</summary>
/// <param name="Id">Its content id.</param>
/// <param name="State">How far the person is with it.</param>
public sealed record StopProgress(string Id, StopState State);

/// <summary>How far a person is with a station.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StopState>))]
public enum StopState
{
    /// <summary>Not marked as done.</summary>
    [JsonStringEnumMemberName("ahead")] Ahead,

    /// <summary>Open now.</summary>
    [JsonStringEnumMemberName("here")] Here,

    /// <summary>Marked as done.</summary>
    [JsonStringEnumMemberName("done")] Done,
}

/// <summary>The parts of the way.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProgressPhase>))]
public enum ProgressPhase
{
    /// <summary>Before the first question.</summary>
    [JsonStringEnumMemberName("start")] Start,

    /// <summary>The questions that lead to a package.</summary>
    [JsonStringEnumMemberName("questions")] Questions,

    /// <summary>All answers at a glance.</summary>
    [JsonStringEnumMemberName("check")] Check,

    /// <summary>The package that fits.</summary>
    [JsonStringEnumMemberName("recommendation")] Recommendation,

    /// <summary>The extra questions of a package.</summary>
    [JsonStringEnumMemberName("extra")] Extra,

    /// <summary>The line with all stations.</summary>
    [JsonStringEnumMemberName("route")] Route,

    /// <summary>A step of a station.</summary>
    [JsonStringEnumMemberName("station")] Station,

    /// <summary>What was done and what is open.</summary>
    [JsonStringEnumMemberName("summary")] Summary,
}

/// <summary>The JSON of <see cref="PageProgress"/>, for whoever writes or reads it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageProgress))]
public sealed partial class PageProgressJson : JsonSerializerContext;
