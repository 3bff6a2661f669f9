using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>Which package fits, which answers led to it and where, what would have changed it, and the other package.</summary>
internal static class RecommendationCard
{
    public static Card Draw(Scene scene)
    {
        var found = Recommendation.From(scene.Content, scene.Journey.Answers);
        var (text, other) = (scene.Texts.Package(found.Package.Id), scene.Texts.Package(found.Other.Id));
        var (name, otherName) = (scene.PackageName(found.Package.Id), scene.PackageName(found.Other.Id));
        var title = scene.Say(Messages.RecommendationTitle, name);
        return new(
            $"{title}. {Because(scene, found)}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text.Title, Look.Strong),
                new TextBlock(text.Tagline),
                new Container(
                [
                    new TextBlock(Because(scene, found)),
                    .. found.Because.SelectMany(reason => Lines(scene, reason)),
                    .. NotSure(scene, found),
                ]),
                new Container(
                [
                    new TextBlock(scene.Say(Messages.RecommendationWouldChange), Look.Strong),
                    new TextBlock(WouldChange(scene, found.WouldChange)),
                ]),
                new Container(
                [
                    new TextBlock(scene.Say(Messages.RecommendationOther, otherName), Look.Strong),
                    new TextBlock($"{other.Title}. {other.Tagline}"),
                ]),
                new ActionSet(
                [
                    new(scene.Say(Messages.RecommendationTake, name), new Move.Choose(found.Package.Id), IsPrimary: true)
                    {
                        Groups = [Groups.Take, Groups.Yes, Groups.Next, Groups.Continue, Groups.Confirm],
                        Names = [name],
                    },
                    new(scene.Say(Messages.RecommendationTakeOther, otherName), new Move.Choose(found.Other.Id))
                    {
                        Groups = [Groups.TakeOther],
                        Names = [otherName],
                    },
                    new(scene.Say(Messages.RecommendationBack), new Move.Back()) { Groups = [Groups.Back] },
                ]),
            ],
            [
                $"recommendation/{found.Package.Id}",
                .. found.Because.Select(reason => $"because/{reason.Challenge.Id}"),
                .. found.NotSure.Select(question => $"notSure/{question.Id}"),
            ])
        {
            IsWide = true,
        };
    }

    private static string Because(Scene scene, Recommendation found) => found.Because.Count > 0
        ? scene.Say(Messages.RecommendationBecause, found.Because.Count)
        : scene.Say(Messages.RecommendationNoYes, scene.PackageName(found.Other.Id));

    private static IEnumerable<CardElement> Lines(Scene scene, Reason reason) =>
    [
        new TextBlock(
            scene.Say(Messages.QuestionLine, scene.QuestionNumber(reason.Challenge.Id), scene.Texts.Challenge(reason.Challenge.Id).Point),
            Look.Strong),
        new TextBlock(
            scene.Say(
                Messages.RecommendationReason,
                scene.List([.. reason.Stations.Select(station => scene.Say(Messages.StationName, station.Number))]),
                reason.Resources.Count),
            Look.Quiet),
    ];

    private static IEnumerable<CardElement> NotSure(Scene scene, Recommendation found) => found.NotSure.Count == 0
        ? []
        : [new TextBlock(scene.Say(Messages.RecommendationNotSure, found.NotSure.Count, scene.QuestionList(found.NotSure)))];

    private static string WouldChange(Scene scene, Counterfactual change)
    {
        var package = scene.PackageName(change.PackageId);
        return change.All
            ? scene.Say(Messages.RecommendationAllNo, change.Challenges.Count, scene.QuestionList(change.Challenges), package)
            : scene.Say(Messages.RecommendationOneYes, package);
    }
}
