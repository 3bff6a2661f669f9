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
        return new(
            $"{title}. {RecommendationWords.Because(context, found)}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text.Title, Look.Strong),
                new TextBlock(text.Tagline),
                .. MaterialBlocks.Package(context, found.Package),
                new Container(
                [
                    new TextBlock(RecommendationWords.Because(context, found)),
                    .. found.Because.SelectMany(reason => Lines(context, reason)),
                    .. RecommendationWords.NotSure(context, found),
                    .. RecommendationWords.Clarity(context, found) is { } clarity ? [new TextBlock(clarity)] : Array.Empty<CardElement>(),
                    RecommendationWords.Start(context, found),
                ]),
                .. RecommendationWords.WouldChange(context, found),
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
                        Groups = [PhraseGroups.Take, PhraseGroups.Yes, PhraseGroups.Next],
                        Names = [name],
                    },
                    new(context.Say(Messages.RecommendationTakeOther, otherName), new Intent.Choose(found.Other.Id))
                    {
                        Groups = [PhraseGroups.TakeOther],
                        Names = [otherName],
                    },
                    new(context.Say(Messages.RecommendationBack), new Intent.Back()),
                ]),
                new ActionSet([
                    new(context.Say(Messages.ComparePackages), new Intent.ComparePackages()),
                    .. RoundsButton.For(context),
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
}
