using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>One of the six questions: open, explained, answered.</summary>
internal static class QuestionCards
{
    /// <summary>The open question.</summary>
    /// <param name="scene">Where the journey stands.</param>
    /// <param name="here">The question.</param>
    /// <param name="isExplained">Whether it says what it means, instead of offering to.</param>
    public static Card Open(Scene scene, Position.Question here, bool isExplained = false)
    {
        var id = here.Challenge.Id;
        var number = scene.Say(Messages.QuestionNumber, here.Number, here.Total);
        var question = scene.Texts.Challenge(id).Question;
        List<CardElement> body =
        [
            new TextBlock($"{Line.OfQuestions(here, scene.Content.Questions, scene.Journey)}  {number}", Look.Quiet),
            new TextBlock(question, Look.Heading),
        ];
        if (isExplained)
            body.Add(Explanation(scene, here.Challenge));
        body.Add(new ActionSet([.. Answers(scene, id)]));

        // "Explain" stands last, so that the numbers of the others are the same with and without it.
        List<Submit> more = [];
        if (scene.Journey.Back(scene.Content) is not null)
            more.Add(new(scene.Say(Messages.Back), new Move.Back()) { Groups = [Groups.Back] });
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
            [Number(scene, question), new TextBlock(text.Question, Look.Heading), Explanation(scene, question)],
            [$"explanation/{question.Id}"]);
    }

    /// <summary>What becomes of the card when the question has its answer.</summary>
    public static Card Answered(Scene scene, Challenge question, AnswerValue value)
    {
        var answer = scene.Say(Messages.AnsweredYours, scene.Say(Messages.Answer(value)));
        return new(
            answer,
            [
                Number(scene, question),
                new TextBlock(scene.Texts.Challenge(question.Id).Question),
                new TextBlock(answer, Look.Strong),
                new ActionSet([new(scene.Say(Messages.AnsweredChange), new Move.Change(question.Id))]),
            ],
            [$"answered/{question.Id}"]);
    }

    private static TextBlock Number(Scene scene, Challenge question) =>
        new(scene.Say(Messages.QuestionNumber, scene.QuestionNumber(question.Id), scene.Content.Questions.Count), Look.Quiet);

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
