using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Recommendations;

/// <summary>
/// Draws a comparison of both packages: the description of each package and, for each question, the person's answer and what each package
/// has about it. If all questions are answered, the card also says how clear the recommendation is and where to start.
/// </summary>
internal static class PackagesCard
{
    public static Card Draw(CardContext context)
    {
        var (content, journey) = (context.Content, context.Journey);
        var title = context.Say(Messages.CompareTitle);
        var answers = journey.Answers.ToDictionary(answer => answer.ChallengeId, answer => answer.Value);
        var isAnswered = content.Questions.All(question => answers.ContainsKey(question.Id));
        var advice = isAnswered ? Advice(context, Recommendation.From(content, journey.Answers)).ToList() : [];
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. content.Packages.Select(package => Described(context, package)),
                new TextBlock(context.Say(Messages.CompareText)),
                new Table(
                    [context.Say(Messages.CompareAnswer), .. content.Packages.Select(package => context.PackageName(package.Id))],
                    [.. content.Questions.Select(question => Row(context, question, answers))]
                ),
                .. advice,
            ],
            ["packages", .. content.Packages.Select(package => $"package/{package.Id}")]
        )
        {
            IsWide = true,
        };
    }

    /// <summary>Returns a sample of <see cref="Draw"/>.</summary>
    public static IEnumerable<SampleCard> Samples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted or Position.Route ? [new($"packages {at.Name}", Draw(at.Context))] : [];

    private static Container Described(CardContext context, KnowledgePackage package) =>
        new([
            new TextBlock(
                context.Say(Messages.Fact, context.PackageName(package.Id), context.Texts.Package(package.Id).Title),
                Look.Strong
            ),
            .. MaterialBlocks.Package(context, package),
        ]);

    private static TableRow Row(CardContext context, Challenge question, Dictionary<string, AnswerValue> answers) =>
        new(
            context.Say(Messages.QuestionLine, context.QuestionNumber(question.Id), context.Texts.Challenge(question.Id).Question),
            [
                context.Say(answers.TryGetValue(question.Id, out var given) ? Messages.Answer(given) : Messages.RoundsNone),
                .. context.Content.Packages.Select(package => Offer(context, PackageOffer.Of(package, question))),
            ]
        );

    private static string Offer(CardContext context, PackageOffer offer) =>
        offer.Resources == 0
            ? context.Say(Messages.CompareNothing)
            : context.Say(
                Messages.CompareHas,
                context.List([.. offer.Stations.Select(station => context.Say(Messages.StationName, station.Number))]),
                offer.Resources
            );

    private static IEnumerable<CardElement> Advice(CardContext context, Recommendation found) =>
        [
            new Container([
                .. RecommendationWords.NotSure(context, found),
                new TextBlock(Clarity(context, found)),
                RecommendationWords.Start(context, found),
            ]),
            .. RecommendationWords.WouldChange(context, found),
        ];

    private static string Clarity(CardContext context, Recommendation found) =>
        RecommendationWords.Clarity(context, found)
        ?? (
            found.Because.Count > 0
                ? context.Say(
                    Messages.CompareClear,
                    found.Because.Count,
                    context.Content.Questions.Count,
                    context.PackageName(found.Package.Id)
                )
                : RecommendationWords.Because(context, found)
        );
}
