using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Cards;

/// <summary>Which package fits, which answers led to it and where, what would have changed it, and the other package.</summary>
internal static class RecommendationCard
{
    public static Card Draw(Scene scene)
    {
        var found = Recommendation.From(scene.Content, scene.Journey.Answers);
        var title = scene.Say(Messages.RecommendationTitle, scene.PackageName(found.Package.Id));
        var text = scene.Texts.Package(found.Package.Id);
        return new(
            $"{title}. {Because(scene, found)}",
            [
                new CardElement.TextBlock(title, Look.Heading),
                new CardElement.TextBlock(text.Title, Look.Strong),
                new CardElement.TextBlock(text.Tagline),
                new CardElement.Container([new CardElement.TextBlock(Because(scene, found)), .. found.Because.SelectMany(reason => Lines(scene, reason)), .. NotSure(scene, found)]),
                new CardElement.Container(
                [
                    new CardElement.TextBlock(scene.Say(Messages.RecommendationWouldChange), Look.Strong),
                    new CardElement.TextBlock(WouldChange(scene, found.WouldChange)),
                ]),
                new CardElement.Container(
                [
                    new CardElement.TextBlock(scene.Say(Messages.RecommendationOther, scene.PackageName(found.Other.Id)), Look.Strong),
                    new CardElement.TextBlock($"{scene.Texts.Package(found.Other.Id).Title}. {scene.Texts.Package(found.Other.Id).Tagline}"),
                ]),
                new CardElement.ActionSet(
                [
                    new(scene.Say(Messages.RecommendationTake, scene.PackageName(found.Package.Id)), new Move.Choose(found.Package.Id), IsPrimary: true)
                    {
                        Groups = [Groups.Take, Groups.Yes, Groups.Next, Groups.Continue, Groups.Confirm],
                        Names = [scene.PackageName(found.Package.Id)],
                    },
                ]),
                new CardElement.ActionSet(
                [
                    new(scene.Say(Messages.RecommendationTakeOther, scene.PackageName(found.Other.Id)), new Move.Choose(found.Other.Id))
                    {
                        Groups = [Groups.TakeOther],
                        Names = [scene.PackageName(found.Other.Id)],
                    },
                ]),
                new CardElement.ActionSet(
                [
                    new(scene.Say(Messages.RecommendationBack), new Move.Back()) { Groups = [Groups.Back] },
                ]),
            ],
            [
                $"recommendation/{found.Package.Id}",
                .. found.Because.Select(reason => $"because/{reason.Challenge.Id}"),
                .. found.NotSure.Select(question => $"notSure/{question.Id}"),
            ]);
    }

    private static string Because(Scene scene, Recommendation found) => found.Because.Count > 0
        ? scene.Say(Messages.RecommendationBecause, found.Because.Count)
        : scene.Say(Messages.RecommendationNoYes, scene.PackageName(found.Other.Id));

    private static IEnumerable<CardElement> Lines(Scene scene, Reason reason) =>
    [
        new CardElement.TextBlock(scene.Say(Messages.QuestionLine, scene.QuestionNumber(reason.Challenge.Id), scene.Texts.Challenge(reason.Challenge.Id).Point), Look.Strong),
        new CardElement.TextBlock(
            scene.Say(
                Messages.RecommendationReason,
                scene.List([.. reason.Stations.Select(station => scene.Say(Messages.StationName, station.Number))]),
                reason.Resources.Count),
            Look.Quiet),
    ];

    private static IEnumerable<CardElement> NotSure(Scene scene, Recommendation found) => found.NotSure.Count == 0
        ? []
        : [new CardElement.TextBlock(scene.Say(Messages.RecommendationNotSure, found.NotSure.Count, scene.QuestionList(found.NotSure)))];

    private static string WouldChange(Scene scene, Counterfactual change) => change.All
        ? scene.Say(Messages.RecommendationAllNo, change.Challenges.Count, scene.QuestionList(change.Challenges), scene.PackageName(change.PackageId))
        : scene.Say(Messages.RecommendationOneYes, scene.PackageName(change.PackageId));
}
