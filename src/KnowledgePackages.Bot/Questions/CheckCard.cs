using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Questions;

/// <summary>
/// Draws the review of all answers, each with a button to change it. The number of a question is also the number that a person can type for
/// its button.
/// </summary>
internal static class CheckCard
{
    /// <summary>Draws the answers that lead to the recommendation.</summary>
    public static Card Draw(CardContext context) => Draw(
        context,
        context.Content.Questions,
        (Messages.CheckTitle, Messages.CheckText, Messages.QuestionLine),
        [
            new(context.Say(Messages.CheckConfirm), new Intent.Confirm(), IsPrimary: true)
            {
                Groups = [PhraseGroups.Yes, PhraseGroups.Next, PhraseGroups.Continue],
            },
        ],
        "check");

    /// <summary>Draws the answers to the extra questions, which determine the order of the package's material.</summary>
    public static Card DrawExtra(CardContext context) => Draw(
        context,
        context.Content.ExtraQuestions,
        (Messages.ExtraCheckTitle, Messages.ExtraCheckText, Messages.ExtraLine),
        [
            new(context.Say(Messages.SummaryRoute), new Intent.Route(), IsPrimary: true)
            {
                Groups = [PhraseGroups.Confirm, PhraseGroups.Yes, PhraseGroups.Next, PhraseGroups.Continue, PhraseGroups.Back],
            },
        ],
        "check/extra");

    private static Card Draw(
        CardContext context,
        IReadOnlyList<Challenge> round,
        (MessageDefinition Title, MessageDefinition Text, MessageDefinition Line) says,
        IReadOnlyList<Submit> ways,
        string shows)
    {
        var (title, text) = (context.Say(says.Title), context.Say(says.Text));
        return new(
            $"{title}. {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                .. round.SelectMany(question => context.Journey.Answers.Where(answer => answer.ChallengeId == question.Id))
                    .Select(answer => Row(context, answer, says.Line)),
                new ActionSet(ways),
            ],
            [shows])
        {
            IsWide = true,
        };
    }

    private static Container Row(CardContext context, Answer answer, MessageDefinition line)
    {
        var number = context.QuestionNumber(answer.ChallengeId);
        var change = new Submit(context.Say(Messages.CheckChange, number), new Intent.Change(answer.ChallengeId));
        return new(
        [
            new TextBlock(context.Say(line, number, context.Texts.Challenge(answer.ChallengeId).Question)),
            new ColumnSet(
            [
                new([new TextBlock(context.Say(Messages.Answer(answer.Value)), Look.Strong)], IsCentred: true),
                new([new ActionSet([change])]),
            ]),
        ]);
    }
}
