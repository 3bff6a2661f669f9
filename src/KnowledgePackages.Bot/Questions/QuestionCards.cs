using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Questions;

/// <summary>Draws the cards of a question or an extra question: open, explained, answered.</summary>
internal static class QuestionCards
{
    /// <summary>
    /// Draws the open question. If the question has an answer already, the card shows this answer and highlights its button.
    /// </summary>
    /// <param name="context">The texts, and the person's journey.</param>
    /// <param name="here">The question.</param>
    /// <param name="isExplained">Whether the card includes the explanation. If not, it has a button for the explanation.</param>
    public static Card Open(CardContext context, Position.Question here, bool isExplained = false)
    {
        var id = here.Challenge.Id;
        var number = Number(context, here.Challenge);
        var text = context.Texts.Challenge(id);
        List<CardElement> body =
        [
            new TextBlock(
                $"{Line.OfQuestions(here, context.Content.QuestionsAskedWith(here.Challenge), context.Journey)}  {number}",
                Look.Quiet
            ),
            .. Asked(text),
            isExplained
                ? Explanation(context, here.Challenge)
                : new TextBlock(context.Say(Messages.Fact, context.Say(Messages.ExplanationExample), text.Example), Look.Quiet),
        ];
        var before = context.Journey.Answers.FirstOrDefault(answer => answer.ChallengeId == id)?.Value;
        if (before is { } value)
        {
            body.Add(new TextBlock(context.Say(Messages.AnsweredYours, context.Say(Messages.Answer(value))), Look.Quiet));
        }

        body.Add(new ActionSet([.. Answers(context, id, before)]));

        // Put "Explain" last, so that the other buttons have the same numbers with and without it.
        List<Submit> more = [];
        if (context.Journey.Back(context.Content) is not null)
        {
            more.Add(new(context.Say(Messages.Back), new Intent.Back()));
        }

        if (here.IsExtra)
        {
            more.Add(new(context.Say(Messages.ExtraSkip), new Intent.Route()));
        }

        if (!isExplained)
        {
            more.Add(new(context.Say(Messages.QuestionExplain), new Intent.Explain(id)) { Groups = [PhraseGroups.Explain] });
        }

        if (more.Count > 0)
        {
            body.Add(new ActionSet(more));
        }

        return new($"{number}. {text.Question}", body, isExplained ? [$"question/{id}", $"explanation/{id}"] : [$"question/{id}"]);
    }

    /// <summary>Draws the explanation of a question that is not open.</summary>
    public static Card Explained(CardContext context, Challenge question)
    {
        var text = context.Texts.Challenge(question.Id);
        return new(
            text.Explanation,
            [
                new TextBlock(Number(context, question), Look.Quiet),
                .. Asked(text),
                Explanation(context, question),
            ],
            [$"explanation/{question.Id}"]
        );
    }

    /// <summary>Draws the card that asks which answer the person meant, because their text could mean several answers.</summary>
    /// <param name="context">The texts in the person's language.</param>
    /// <param name="here">The open question.</param>
    /// <param name="isPartial">Whether the person's text agrees with the question only in part, so that "Not sure" may fit.</param>
    public static Card Clarify(CardContext context, Position.Question here, bool isPartial)
    {
        var question = context.Texts.Challenge(here.Challenge.Id).Question;
        var notSure = context.Say(Messages.Answer(AnswerValue.NotSure));
        var asked = isPartial ? context.Say(Messages.ClarifyPartly, notSure) : context.Say(Messages.ClarifyBoth);
        var answers = Answers(context, here.Challenge.Id, before: null).Where(answer => isPartial || answer.Title != notSure);
        return new(
            asked,
            [
                new TextBlock(Number(context, here.Challenge), Look.Quiet),
                new TextBlock(question, Look.Heading),
                new TextBlock(asked),
                new ActionSet([.. answers]),
            ],
            [$"clarify/{here.Challenge.Id}"]);
    }

    /// <summary>Draws the card that replaces the card of a question after the person has answered it.</summary>
    public static Card Answered(CardContext context, Challenge question, AnswerValue value)
    {
        var answer = context.Say(Messages.AnsweredYours, context.Say(Messages.Answer(value)));
        return new(
            answer,
            [
                new TextBlock(Number(context, question), Look.Quiet),
                new TextBlock(context.Texts.Challenge(question.Id).Question),
                new TextBlock(answer, Look.Strong),
                new ActionSet([new(context.Say(Messages.AnsweredChange), new Intent.Change(question.Id))]),
            ],
            [$"answered/{question.Id}"]);
    }

    /// <summary>Returns samples of an explained question: as the open question, and while another question is open.</summary>
    public static IEnumerable<SampleCard> ExplainedSamples(SamplePoint at) => at.Prompt.Position is not Position.Question here
        ? []
        :
        [
            new($"{NameOf(here)}, explained", Open(at.Context, here, isExplained: true)),
            new($"explanation {NameOf(here)}", Explained(at.Context, here.Challenge)),
        ];

    /// <summary>Returns samples of <see cref="Clarify"/>.</summary>
    public static IEnumerable<SampleCard> ClarifySamples(SamplePoint at) => at.Prompt.Position is not Position.Question here
        ? []
        :
        [
            new($"{NameOf(here)}, yes or no", Clarify(at.Context, here, isPartial: false)),
            new($"{NameOf(here)}, in part", Clarify(at.Context, here, isPartial: true)),
        ];

    /// <summary>Returns samples of <see cref="Answered"/>, one for each answer.</summary>
    public static IEnumerable<SampleCard> AnsweredSamples(SamplePoint at) =>
        at.Prompt.Position is not Position.Question here
            ? []
            : Enum.GetValues<AnswerValue>()
                .Select(value => new SampleCard($"answered {NameOf(here)}, {value}", Answered(at.Context, here.Challenge, value)));

    /// <summary>Returns the name of a question in the names of samples: "question 2", "extra question 2".</summary>
    public static string NameOf(Position.Question here) => here.IsExtra ? $"extra question {here.Number}" : $"question {here.Number}";

    // Draws the challenge exactly as published, and below it the question in everyday words.
    private static CardElement[] Asked(ChallengeText text) => [new TextBlock(text.Point, Look.Heading), new TextBlock(text.Question)];

    private static string Number(CardContext context, Challenge question) => context.Say(
        context.Content.IsExtra(question) ? Messages.ExtraNumber : Messages.QuestionNumber,
        context.QuestionNumber(question.Id),
        context.Content.QuestionsAskedWith(question).Count);

    private static Container Explanation(CardContext context, Challenge question)
    {
        var text = context.Texts.Challenge(question.Id);
        return new(
        [
            new TextBlock(context.Say(Messages.ExplanationTitle), Look.Strong),
            new TextBlock(text.Explanation),
            new TextBlock(context.Say(Messages.ExplanationExample), Look.Strong),
            new TextBlock(text.Example),
        ]);
    }

    // Returns the buttons of the answers. The button of the current answer, if there is one, is highlighted.
    private static IEnumerable<Submit> Answers(CardContext context, string questionId, AnswerValue? before) =>
        from answer in new[]
        {
            (AnswerValue.Yes, PhraseGroups.Yes), (AnswerValue.No, PhraseGroups.No), (AnswerValue.NotSure, PhraseGroups.NotSure),
        }
        let value = answer.Item1
        select new Submit(context.Say(Messages.Answer(value)), new Intent.Answer(questionId, value), IsPrimary: value == before)
        {
            Groups = [answer.Item2],
        };
}
