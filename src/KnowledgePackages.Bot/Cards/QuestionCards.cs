using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>One of the questions, of either round: open, explained, answered.</summary>
internal static class QuestionCards
{
    /// <summary>The open question.</summary>
    /// <param name="scene">Where the journey stands.</param>
    /// <param name="here">The question.</param>
    /// <param name="isExplained">Whether it says what it means, instead of offering to.</param>
    public static Card Open(Scene scene, Position.Question here, bool isExplained = false)
    {
        var id = here.Challenge.Id;
        var number = Number(scene, here.Challenge);
        var question = scene.Texts.Challenge(id).Question;
        List<CardElement> body =
        [
            new TextBlock($"{Line.OfQuestions(here, scene.Content.RoundOf(here.Challenge), scene.Journey)}  {number}", Look.Quiet),
            new TextBlock(question, Look.Heading),
        ];
        if (isExplained)
            body.Add(Explanation(scene, here.Challenge));
        body.Add(new ActionSet([.. Answers(scene, id)]));

        // "Explain" stands last, so that the numbers of the others are the same with and without it.
        List<Submit> more = [];
        if (scene.Journey.Back(scene.Content) is not null)
            more.Add(new(scene.Say(Messages.Back), new Move.Back()) { Groups = [Groups.Back] });
        if (here.IsExtra)
            more.Add(new(scene.Say(Messages.ExtraSkip), new Move.Route()) { Groups = [Groups.Stations] });
        if (!isExplained)
            more.Add(new(scene.Say(Messages.QuestionExplain), new Move.Explain(id)) { Groups = [Groups.Explain] });
        if (more.Count > 0)
            body.Add(new ActionSet(more));
        return new($"{number}. {question}", body, isExplained ? [$"question/{id}", $"explanation/{id}"] : [$"question/{id}"]);
    }

    /// <summary>What another question than the open one means.</summary>
    public static Card Explained(Scene scene, Challenge question)
    {
        var text = scene.Texts.Challenge(question.Id);
        return new(
            text.Explanation,
            [new TextBlock(Number(scene, question), Look.Quiet), new TextBlock(text.Question, Look.Heading), Explanation(scene, question)],
            [$"explanation/{question.Id}"]);
    }

    /// <summary>What becomes of the card when the question has its answer.</summary>
    public static Card Answered(Scene scene, Challenge question, AnswerValue value)
    {
        var answer = scene.Say(Messages.AnsweredYours, scene.Say(Messages.Answer(value)));
        return new(
            answer,
            [
                new TextBlock(Number(scene, question), Look.Quiet),
                new TextBlock(scene.Texts.Challenge(question.Id).Question),
                new TextBlock(answer, Look.Strong),
                new ActionSet([new(scene.Say(Messages.AnsweredChange), new Move.Change(question.Id))]),
            ],
            [$"answered/{question.Id}"]);
    }

    private static string Number(Scene scene, Challenge question) => scene.Say(
        scene.Content.IsExtra(question) ? Messages.ExtraNumber : Messages.QuestionNumber,
        scene.QuestionNumber(question.Id),
        scene.Content.RoundOf(question).Count);

    private static Container Explanation(Scene scene, Challenge question)
    {
        var text = scene.Texts.Challenge(question.Id);
        return new(
        [
            new TextBlock(scene.Say(Messages.ExplanationTitle), Look.Strong),
            new TextBlock(text.Explanation),
            new TextBlock(scene.Say(Messages.ExplanationExample), Look.Strong),
            new TextBlock(text.Example),
        ]);
    }

    private static IEnumerable<Submit> Answers(Scene scene, string questionId) =>
        new[] { (AnswerValue.Yes, Groups.Yes), (AnswerValue.No, Groups.No), (AnswerValue.NotSure, Groups.NotSure) }.Select(answer =>
            new Submit(scene.Say(Messages.Answer(answer.Item1)), new Move.Answer(questionId, answer.Item1)) { Groups = [answer.Item2] });
}
