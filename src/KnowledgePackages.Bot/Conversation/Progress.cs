using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Computes <see cref="PageProgress"/>.</summary>
internal static class Progress
{
    /// <summary>Returns the progress at the open prompt.</summary>
    /// <param name="context">The content, and the person's journey.</param>
    /// <param name="prompt">The open prompt.</param>
    /// <param name="shows">The ids for <see cref="PageProgress.Shows"/>.</param>
    public static PageProgress Of(CardContext context, OpenPrompt prompt, IReadOnlyList<string> shows)
    {
        var package = context.Content.FindPackage(context.Journey.PackageId);
        PageProgress progress = new(shows, PhaseOf(prompt.Position))
        {
            Package = package?.Id,
            Stations = package is null ? null : StopsOf(context),
            Round = context.Journey.Round == 1 ? null : context.Journey.Round,
        };
        return prompt.Position switch
        {
            Position.Recommended => progress with { Package = Recommendation.From(context.Content, context.Journey.Answers).Package.Id },
            Position.Check => progress with { Total = context.Content.Questions.Count },
            Position.Question question => progress with { Number = question.Number, Total = question.Total },
            Position.Step step => progress with
            {
                Number = step.Station.Number,
                Total = context.Content.GetPackage(step.Station.PackageId).Stations.Count,
                Step = new(step.Number, step.Total),
            },
            _ => progress,
        };
    }

    /// <summary>Returns the progress on the route of the chosen package, independent of the open prompt.</summary>
    public static PageProgress Of(CardContext context) =>
        new([], ProgressPhase.Route) { Package = context.Journey.PackageId, Stations = StopsOf(context) };

    private static IReadOnlyList<StopProgress> StopsOf(CardContext context) =>
        [.. context.Journey.ProgressIn(context.Content).Select(stop => new StopProgress(stop.Station.Id, StateOf(stop.State)))];

    private static StopState StateOf(StationState state) => state switch
    {
        StationState.Done => StopState.Done,
        StationState.Here => StopState.Here,
        _ => StopState.Ahead,
    };

    private static ProgressPhase PhaseOf(Position position) => position switch
    {
        Position.NotStarted => ProgressPhase.Start,
        Position.Question { IsExtra: true } => ProgressPhase.Extra,
        Position.Question => ProgressPhase.Questions,
        Position.Check => ProgressPhase.Check,
        Position.Recommended => ProgressPhase.Recommendation,
        Position.ExtraOffer or Position.ExtraCheck or Position.Route => ProgressPhase.Route,
        Position.Step => ProgressPhase.Station,
        _ => ProgressPhase.Summary,
    };
}
