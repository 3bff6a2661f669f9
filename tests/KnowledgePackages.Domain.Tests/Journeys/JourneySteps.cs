using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Journeys;

/// <summary>Journeys at the positions where tests begin, in the sample content.</summary>
internal static class JourneySteps
{
    public static DialogsContent Sample { get; } = new SampleFolder().Content();

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static SentAt At(int seconds) => new(Noon.AddSeconds(seconds), null);

    public static Journey Started => new Journey().Start();

    public static Journey Checking =>
        Started.Says("next-c1", AnswerValue.Yes).Says("next-c2", AnswerValue.No).Says("next-c3", AnswerValue.NotSure);

    public static Journey Recommended => Checking.ConfirmAnswers();

    public static Journey OnRoute => Recommended.ChoosePackage(Sample, "next");

    public static Journey InStation => OnRoute.GoToStation(Sample, "next-s1");

    public static Journey Says(this Journey journey, string challengeId, AnswerValue value, int second = 0) =>
        journey.Answer(Sample, challengeId, journey.Round, value, At(second)) switch
        {
            AnswerResult.Accepted accepted => accepted.Journey,
            AnswerResult.Changed changed => changed.Journey,
            AnswerResult.Repeated repeated => repeated.Journey,
            var refused => throw new InvalidOperationException(refused.ToString()),
        };

    /// <summary>Returns the position as a short text, as in a conversation script.</summary>
    public static string Where(this Journey journey, DialogsContent? content = null) => journey.PositionIn(content ?? Sample) switch
    {
        Position.NotStarted => "start",
        Position.Question question => $"{question.Challenge.Id} {question.Number}/{question.Total}",
        Position.Check => "check",
        Position.Recommended => "recommended",
        Position.ExtraOffer offer => $"extra? {offer.Package.Id}",
        Position.ExtraCheck check => $"extra answers {check.Package.Id}",
        Position.Route route => $"route {route.Package.Id}",
        Position.Step step => $"{step.Station.Id}: {step.StationStep.Id} {step.Number}/{step.Total}",
        Position.Summary summary => $"summary {summary.Package.Id}",
        var position => throw new InvalidOperationException(position.ToString()),
    };
}
