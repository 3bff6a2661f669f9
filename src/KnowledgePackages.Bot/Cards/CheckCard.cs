using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>All answers of a round at a glance, each with its way to change it. The number of the question is the number of the choice.</summary>
internal static class CheckCard
{
    /// <summary>The answers that lead to a package.</summary>
    public static Card Draw(Scene scene) => Draw(
        scene,
        scene.Content.Questions,
        (Messages.CheckTitle, Messages.CheckText, Messages.QuestionLine),
        [
            new(scene.Say(Messages.CheckConfirm), new Move.Confirm(), IsPrimary: true)
            {
                Groups = [Groups.Confirm, Groups.Yes, Groups.Next, Groups.Continue],
            },
        ],
        "check");

    /// <summary>The extra answers, which put the package's material in order.</summary>
    public static Card DrawExtra(Scene scene) => Draw(
        scene,
        scene.Content.ExtraQuestions,
        (Messages.ExtraCheckTitle, Messages.ExtraCheckText, Messages.ExtraLine),
        [
            new(scene.Say(Messages.SummaryRoute), new Move.Route(), IsPrimary: true)
            {
                Groups = [Groups.Confirm, Groups.Yes, Groups.Next, Groups.Continue, Groups.Stations, Groups.Back],
            },
        ],
        "check/extra");

    private static Card Draw(
        Scene scene,
        IReadOnlyList<Challenge> round,
        (MessageRequirement Title, MessageRequirement Text, MessageRequirement Line) says,
        IReadOnlyList<Submit> ways,
        string shows)
    {
        var (title, text) = (scene.Say(says.Title), scene.Say(says.Text));
        return new(
            $"{title}. {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                .. round.SelectMany(question => scene.Journey.Answers.Where(answer => answer.ChallengeId == question.Id))
                    .Select(answer => Row(scene, answer, says.Line)),
                new ActionSet(ways),
            ],
            [shows])
        {
            IsWide = true,
        };
    }

    private static Container Row(Scene scene, Answer answer, MessageRequirement line)
    {
        var number = scene.QuestionNumber(answer.ChallengeId);
        var change = new Submit(scene.Say(Messages.CheckChange, number), new Move.Change(answer.ChallengeId));
        return new(
        [
            new TextBlock(scene.Say(line, number, scene.Texts.Challenge(answer.ChallengeId).Question)),
            new ColumnSet(
            [
                new([new TextBlock(scene.Say(Messages.Answer(answer.Value)), Look.Strong)], IsCentred: true),
                new([new ActionSet([change])]),
            ]),
        ]);
    }
}
