using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Recommendations;

/// <summary>
/// Draws the recommendation: the package, the answers that led to it with the stations that help, the answers that would have changed the
/// recommendation, and the other package.
/// </summary>
internal static class RecommendationCard
{
    public static Card Draw(CardContext context)
    {
        var found = Recommendation.From(context.Content, context.Journey.Answers);
        var (text, other) = (context.Texts.Package(found.Package.Id), context.Texts.Package(found.Other.Id));
        var (name, otherName) = (context.PackageName(found.Package.Id), context.PackageName(found.Other.Id));
        var isSure = found.Clarity is not (CaseClarity.NothingSure or CaseClarity.NothingHard);
        var title = context.Say(isSure ? Messages.RecommendationTitle : Messages.RecommendationTitleStart, name);
        var start = context.Journey.RecommendedStations(context.Content, found.Package)[0];
        return new(
            $"{title}. {Because(context, found)}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text.Title, Look.Strong),
                new TextBlock(text.Tagline),
                .. MaterialBlocks.Package(context, found.Package),
                new Container(
                [
                    new TextBlock(Because(context, found)),
                    .. found.Because.SelectMany(reason => Lines(context, reason)),
                    .. NotSure(context, found),
                    .. Clarity(context, found) is { } clarity ? [new TextBlock(clarity)] : Array.Empty<CardElement>(),
                    new TextBlock(
                        context.Say(Messages.RecommendationStart, start.Number, context.Texts.Station(start.Id).Title),
                        Look.Strong
                    ),
                ]),
                .. found.IsClose ? [WouldChange(context, found)] : Array.Empty<CardElement>(),
                new Container(
                [
                    new TextBlock(context.Say(Messages.RecommendationOther, otherName), Look.Strong),
                    new TextBlock($"{other.Title}. {other.Tagline}"),
                    .. MaterialBlocks.Package(context, found.Other),
                    new TextBlock(context.Say(Messages.PackagesDiffer)),
                ]),
                new ActionSet(
                [
                    new(context.Say(Messages.RecommendationTake, name), new Intent.Choose(found.Package.Id), IsPrimary: true)
                    {
                        Groups = [Groups.Take, Groups.Yes, Groups.Next],
                        Names = [name],
                    },
                    new(context.Say(Messages.RecommendationTakeOther, otherName), new Intent.Choose(found.Other.Id))
                    {
                        Groups = [Groups.TakeOther],
                        Names = [otherName],
                    },
                    .. RoundsButton.For(context),
                    new(context.Say(Messages.RecommendationBack), new Intent.Back()),
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

    private static string Because(CardContext context, Recommendation found) => found.Because.Count > 0
        ? context.Say(Messages.RecommendationBecause, found.Because.Count)
        : context.Say(Messages.RecommendationNoYes, context.PackageName(found.Other.Id));

    private static IEnumerable<CardElement> Lines(CardContext context, Reason reason) =>
        [
            new TextBlock(
                context.Say(
                    Messages.QuestionLine,
                    context.QuestionNumber(reason.Challenge.Id),
                    context.Texts.Challenge(reason.Challenge.Id).Question
                ),
                Look.Strong
            ),
            new TextBlock(
                context.Say(
                    Messages.RecommendationReason,
                    context.List([.. reason.Stations.Select(station => context.Say(Messages.StationName, station.Number))]),
                    reason.Resources.Count
                ),
                Look.Quiet
            ),
        ];

    // Returns a sentence about an unusual case: every answer is yes, one answer is yes, every answer is "not sure", or every answer is no.
    // Null for the other cases, which the card's reasons explain.
    private static string? Clarity(CardContext context, Recommendation found)
    {
        var (name, other) = (context.PackageName(found.Package.Id), context.PackageName(found.Other.Id));
        return found.Clarity switch
        {
            CaseClarity.EveryYes => context.Say(Messages.RecommendationEveryYes, name, other),
            CaseClarity.OneYes => context.Say(Messages.RecommendationClose, other),
            CaseClarity.NothingSure => context.Say(Messages.RecommendationNothingSure),
            CaseClarity.NothingHard => context.Say(Messages.RecommendationNothingHard, other),
            _ => null,
        };
    }

    private static IEnumerable<CardElement> NotSure(CardContext context, Recommendation found) => found.NotSure.Count == 0
        ? []
        : [new TextBlock(context.Say(Messages.RecommendationNotSure, found.NotSure.Count, context.QuestionList(found.NotSure)))];

    private static Container WouldChange(CardContext context, Recommendation found)
    {
        var package = context.PackageName(found.WouldChange.PackageId);
        var text = found.WouldChange.All
            ? context.Say(
                Messages.RecommendationAllNo,
                found.WouldChange.Challenges.Count,
                context.QuestionList(found.WouldChange.Challenges),
                package
            )
            : context.Say(Messages.RecommendationIfYes, found.NotSure.Count, context.QuestionList(found.NotSure), package);
        return new([new TextBlock(context.Say(Messages.RecommendationWouldChange), Look.Strong), new TextBlock(text)]);
    }
}
