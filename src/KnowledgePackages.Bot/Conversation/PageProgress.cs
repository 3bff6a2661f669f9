using System.Text.Json.Serialization;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// A person's progress, as ids and counts, for the page that shows the conversation. On channels with such a page, each message of the bot
/// has this object as <c>channelData.progress</c>. The cards give the same information in words. The bot and the page share this type, so
/// that they cannot disagree.
/// </summary>
/// <param name="Shows">The ids of the content and of the sentences that the message presents.</param>
/// <param name="Phase">The part of the journey in which the person is.</param>
public sealed record PageProgress(IReadOnlyList<string> Shows, ProgressPhase Phase)
{
    /// <summary>
    /// The id of the chosen package or, at the recommendation, of the recommended package; null before the recommendation.
    /// </summary>
    public string? Package { get; init; }

    /// <summary>The stations of the chosen package, in the package's order; null if no package is chosen.</summary>
    public IReadOnlyList<StopProgress>? Stations { get; init; }

    /// <summary>The number of the open question or station, from 1; null if neither is open.</summary>
    public int? Number { get; init; }

    /// <summary>
    /// How many questions there are, while a question is open or the answers are reviewed. How many stations the package has, while a
    /// station is open. Otherwise null.
    /// </summary>
    public int? Total { get; init; }

    /// <summary>The open step of the station; null if none is open.</summary>
    public StepProgress? Step { get; init; }

    /// <summary>The journey's round, which buttons carry; null in the first round.</summary>
    public int? Round { get; init; }
}

/// <summary>The open step of a station.</summary>
/// <param name="Number">The step's number, from 1.</param>
/// <param name="Total">The number of steps that the station has.</param>
public sealed record StepProgress(int Number, int Total);

/// <summary>A station of the chosen package.</summary>
/// <param name="Id">The station's content id.</param>
/// <param name="State">The state of the station for the person.</param>
public sealed record StopProgress(string Id, StopState State);

/// <summary>The state of a station for a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StopState>))]
public enum StopState
{
    /// <summary>The station is not marked as done, and the person is not in it.</summary>
    [JsonStringEnumMemberName("ahead")] Ahead,

    /// <summary>The person is in the station.</summary>
    [JsonStringEnumMemberName("here")] Here,

    /// <summary>The station is marked as done, and the person is not in it.</summary>
    [JsonStringEnumMemberName("done")] Done,
}

/// <summary>The parts of the journey.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProgressPhase>))]
public enum ProgressPhase
{
    /// <summary>The person has not started.</summary>
    [JsonStringEnumMemberName("start")] Start,

    /// <summary>The questions that lead to the recommendation.</summary>
    [JsonStringEnumMemberName("questions")] Questions,

    /// <summary>The review of all answers.</summary>
    [JsonStringEnumMemberName("check")] Check,

    /// <summary>The recommendation of a package.</summary>
    [JsonStringEnumMemberName("recommendation")] Recommendation,

    /// <summary>The extra questions of a package.</summary>
    [JsonStringEnumMemberName("extra")] Extra,

    /// <summary>
    /// The route with all stations, the offer of the extra questions, or the review of the answers to the extra questions.
    /// </summary>
    [JsonStringEnumMemberName("route")] Route,

    /// <summary>A step of a station.</summary>
    [JsonStringEnumMemberName("station")] Station,

    /// <summary>The summary of the done and the open stations and actions.</summary>
    [JsonStringEnumMemberName("summary")] Summary,
}

/// <summary>The source-generated JSON contract of <see cref="PageProgress"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageProgress))]
public sealed partial class PageProgressJson : JsonSerializerContext;
