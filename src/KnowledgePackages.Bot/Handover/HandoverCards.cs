using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Handover;

/// <summary>
/// Draws the card with the code for another conversation, and the question whether to bring the plan of another conversation here.
/// </summary>
internal static class HandoverCards
{
    /// <summary>Shows a code.</summary>
    /// <param name="context">The texts in the person's language.</param>
    /// <param name="code">The code.</param>
    /// <param name="picture">The QR code of a link with the code; null for none.</param>
    public static Card Code(CardContext context, string code, Uri? picture)
    {
        var title = context.Say(Messages.HandoverTitle);
        var shown = HandoverCode.Shown(code);
        // In a right-to-left line, a group of digits would change places with a group of letters.
        shown = context.Texts.IsRightToLeft ? $"\u200E{shown}\u200E" : shown;
        return new(
            $"{title} {shown}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(context.Say(Messages.HandoverText)),
                new TextBlock(shown, Look.Code),
                .. picture is null
                    ? Array.Empty<CardElement>()
                    : [new TextBlock(context.Say(Messages.HandoverScan)), new Picture(picture, context.Say(Messages.HandoverPicture))],
                new TextBlock(context.Say(Messages.HandoverKeep), Look.Quiet),
            ],
            ["handover"]);
    }

    /// <summary>Says what comes and what it replaces, and asks whether to bring it here.</summary>
    public static Card Bring(CardContext context)
    {
        var incoming = context.Incoming ?? new IncomingPlan("", 0, 0, 0);
        var here = OpenPrompt.Of(context.Journey, context.Content);
        var isEmpty = here.Position is Position.NotStarted;
        var title = context.Say(Messages.BringTitle);
        var comes = Counts(context, incoming.Answers, incoming.Actions);
        var text = context.Say(isEmpty ? Messages.BringNothingHere : Messages.BringReplaces);
        List<CardFact> facts = [new(context.Say(Messages.BringComes), context.Row(comes))];
        if (!isEmpty)
        {
            facts.Add(new(
                context.Say(Messages.BringHere),
                context.Row([here.Name(context), .. Counts(context, AnswersOf(context), ActionsOf(context))])));
        }

        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new FactSet(facts),
                new TextBlock(text),
                new ActionSet(
                [
                    new(context.Say(Messages.BringYes), new Intent.BringYes(incoming.Number)) { Groups = [Groups.YesAbroad] },
                    new(context.Say(Messages.BringNo), new Intent.BringNo()) { Groups = [Groups.No, Groups.Back, Groups.Continue] },
                ]),
            ],
            ["bring"]);
    }

    /// <summary>Returns how many questions of the content have an answer.</summary>
    public static int AnswersOf(CardContext context) =>
        context.Journey.Answers.Count(answer => context.Content.FindChallenge(answer.ChallengeId) is not null);

    /// <summary>Returns how many actions are on the plan, done or to do.</summary>
    public static int ActionsOf(CardContext context) => context.Plan is { } plan ? plan.Chosen.Count + plan.Done.Count : 0;

    /// <summary>Returns a sample of <see cref="Code"/>.</summary>
    public static IEnumerable<SampleCard> CodeSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted ? [new("handover", Code(at.Context, "ABCDE23456", null))] : [];

    /// <summary>Returns samples of <see cref="Bring"/>: in an empty conversation and in one with a plan.</summary>
    public static IEnumerable<SampleCard> BringSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted or Position.Route
            ? [new($"bring {at.Name}", Bring(at.Context with { Incoming = new("", 6, 2, 1) }))]
            : [];

    private static IReadOnlyList<string> Counts(CardContext context, int answers, int actions) =>
        [context.Say(Messages.BringAnswers, answers), context.Say(Messages.BringActions, actions)];
}
