using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Handover;

/// <summary>
/// Draws the card with the code for another conversation, and the card that asks whether to bring the plan of another conversation here.
/// </summary>
internal static class HandoverCards
{
    /// <summary>Draws the card with a code.</summary>
    /// <param name="context">The texts in the person's language.</param>
    /// <param name="code">The code, without its hyphen.</param>
    /// <param name="picture">The address of a picture: the QR code of a link that contains the code. Null for no picture.</param>
    public static Card Code(CardContext context, string code, Uri? picture)
    {
        var title = context.Say(Messages.HandoverTitle);
        var shown = HandoverCode.Shown(code);
        // In right-to-left text, the left-to-right marks (U+200E) keep the two groups of the code in order.
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

    /// <summary>
    /// Draws the card that asks whether to bring the plan of another conversation here. Shows the sizes of that plan and of this
    /// conversation's plan.
    /// </summary>
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
                    new(context.Say(Messages.BringYes), new Intent.BringYes(incoming.Number)) { Groups = [PhraseGroups.YesAbroad] },
                    new(context.Say(Messages.BringNo), new Intent.BringNo())
                    {
                        Groups = [PhraseGroups.No, PhraseGroups.Back, PhraseGroups.Continue],
                    },
                ]),
            ],
            ["bring"]);
    }

    /// <summary>Returns the number of answers in the journey, without answers to questions that the content no longer has.</summary>
    public static int AnswersOf(CardContext context) =>
        context.Journey.Answers.Count(answer => context.Content.FindChallenge(answer.ChallengeId) is not null);

    /// <summary>Returns the number of chosen and done actions on the plan.</summary>
    public static int ActionsOf(CardContext context) => context.Plan is { } plan ? plan.Chosen.Count + plan.Done.Count : 0;

    /// <summary>Returns a sample of <see cref="Code"/>.</summary>
    public static IEnumerable<SampleCard> CodeSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted ? [new("handover", Code(at.Context, "ABCDE23456", null))] : [];

    /// <summary>Returns a sample of <see cref="Bring"/> before the start, and one at the route.</summary>
    public static IEnumerable<SampleCard> BringSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted or Position.Route
            ? [new($"bring {at.Name}", Bring(at.Context with { Incoming = new("", 6, 2, 1) }))]
            : [];

    private static IReadOnlyList<string> Counts(CardContext context, int answers, int actions) =>
        [context.Say(Messages.BringAnswers, answers), context.Say(Messages.BringActions, actions)];
}
