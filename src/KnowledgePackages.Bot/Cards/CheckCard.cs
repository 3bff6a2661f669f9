using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>All answers at a glance, each with its way to change it. The number of the question is the number of the choice.</summary>
internal static class CheckCard
{
    public static Card Draw(Scene scene)
    {
        var title = scene.Say(Messages.CheckTitle);
        var text = scene.Say(Messages.CheckText);
        return new(
            $"{title}. {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                .. scene.Journey.Answers
                    .Where(answer => scene.Content.Questions.Any(question => question.Id == answer.ChallengeId))
                    .OrderBy(answer => scene.QuestionNumber(answer.ChallengeId))
                    .Select(answer => Row(scene, answer)),
                new ActionSet(
                [
                    new(scene.Say(Messages.CheckConfirm), new Move.Confirm(), IsPrimary: true)
                    {
                        Groups = [Groups.Confirm, Groups.Yes, Groups.Next, Groups.Continue],
                    },
                ]),
            ],
            ["check"]);
    }

    private static Container Row(Scene scene, Answer answer)
    {
        var number = scene.QuestionNumber(answer.ChallengeId);
        var change = new Submit(scene.Say(Messages.CheckChange, number), new Move.Change(answer.ChallengeId));
        return new(
        [
            new TextBlock(scene.Say(Messages.QuestionLine, number, scene.Texts.Challenge(answer.ChallengeId).Question)),
            new ColumnSet(
            [
                new([new TextBlock(scene.Say(Messages.Answer(answer.Value)), Look.Strong)], IsCentred: true),
                new([new ActionSet([change])]),
            ]),
        ]);
    }
}
