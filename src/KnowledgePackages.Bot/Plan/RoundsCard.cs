using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Draws the comparison of the last finished round with the current one.</summary>
internal static class RoundsCard
{
    /// <summary>
    /// Draws what has changed since the last finished round. If the person has finished no earlier round, the card says when the bot stores
    /// one.
    /// </summary>
    public static Card Draw(CardContext context)
    {
        var title = context.Say(Messages.RoundsTitle);
        if (PlanSheet.EarlierOf(context) is not { } earlier)
        {
            var none = context.Say(Messages.RoundsFirst);
            return new($"{title}. {none}", [new TextBlock(title, Look.Heading), new TextBlock(none)], ["rounds"]);
        }

        return new(
            $"{title}. {earlier.Lines[0]}",
            [
                new TextBlock(title, Look.Heading),
                .. earlier.Lines.Select(line => new TextBlock(line)),
                new Table(
                    [earlier.Then, earlier.Now],
                    [.. earlier.Rows.Select(row => new TableRow(row.Title, [row.Then, row.Now]))]
                ),
            ],
            ["rounds", .. earlier.Changed.Select(id => $"changed/{id}")]
        )
        {
            IsWide = true,
        };
    }

    /// <summary>Returns samples of the card: without an earlier round, and with one that differs in every answer.</summary>
    public static IEnumerable<SampleCard> Samples(SamplePoint at) =>
        at.Prompt.Position is not Position.Route
            ? []
            : [new($"rounds {at.Name}, none", Draw(at.Context)), new($"rounds {at.Name}", Draw(WithRound(at.Context)))];

    /// <summary>Returns the context with one earlier round, in which the answers to all questions differ from the current ones.</summary>
    public static CardContext WithRound(CardContext context)
    {
        var answers = context.Content.Questions.Concat(context.Content.ExtraQuestions).ToDictionary(
            question => question.Id,
            question => context.Journey.Answers.FirstOrDefault(answer => answer.ChallengeId == question.Id)?.Value is AnswerValue.NotSure
                ? AnswerValue.Yes
                : AnswerValue.NotSure
        );
        var round = new FinishedRound(context.Content.Packages[0].Id)
        {
            Day = new(2025, 11, 24),
            Answers = answers,
            Chosen = 12,
            Done = 12,
            NotForUs = 12,
        };
        return context with { Journey = context.Journey with { Rounds = [round] } };
    }
}
