using System.Text.Json.Serialization;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// How far a person is, as ids and counts, for the page around the conversation: <c>channelData.progress</c> of each message of the bot on
/// channels with such a page. The cards give the same information in words. Bot and page share this type, so that they cannot disagree.
/// </summary>
/// <param name="Shows">Content ids and ids of sentences that the message presents.</param>
/// <param name="Phase">Which part of the journey is open.</param>
public sealed record PageProgress(IReadOnlyList<string> Shows, ProgressPhase Phase)
{
    /// <summary>Id of the chosen package or, at the recommendation, of the recommended one; null before that.</summary>
    public string? Package { get; init; }

    /// <summary>The stations of the chosen package, in the order of the line; null before a package is chosen.</summary>
    public IReadOnlyList<StopProgress>? Stations { get; init; }

    /// <summary>Number of the open question or station, from 1; null if neither is open.</summary>
    public int? Number { get; init; }

    /// <summary>The total that belongs to <see cref="Number"/>.</summary>
    public int? Total { get; init; }

    /// <summary>The open step of the station; null if none is open.</summary>
    public StepProgress? Step { get; init; }

    /// <summary>The journey's round, which buttons carry; null in the first round.</summary>
    public int? Round { get; init; }
}

/// <summary>The open step of a station.</summary>
/// <param name="Number">The step's number, from 1.</param>
/// <param name="Total">How many steps the station has.</param>
public sealed record StepProgress(int Number, int Total);

/// <summary>A station on the line.</summary>
/// <param name="Id">The station's content id.</param>
/// <param name="State">How far the person is with it.</param>
public sealed record StopProgress(string Id, StopState State);

/// <summary>How far a person is with a station.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StopState>))]
public enum StopState
{
    /// <summary>The station is not marked as done.</summary>
    [JsonStringEnumMemberName("ahead")] Ahead,

    /// <summary>The person is in the station.</summary>
    [JsonStringEnumMemberName("here")] Here,

    /// <summary>The station is marked as done.</summary>
    [JsonStringEnumMemberName("done")] Done,
}

/// <summary>The parts of the journey.</summary>
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

/// <summary>The source-generated JSON contract of <see cref="PageProgress"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageProgress))]
public sealed partial class PageProgressJson : JsonSerializerContext;
