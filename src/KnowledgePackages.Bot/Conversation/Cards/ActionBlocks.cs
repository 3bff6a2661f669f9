using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>Draws an action with the person's decision about it, in the same way on every card.</summary>
internal static class ActionBlocks
{
    /// <summary>Draws the whole action: state, text, responsible person, last day, proof, note, resources and buttons.</summary>
    /// <param name="context">The texts, and the journey with the plan.</param>
    /// <param name="planned">The action.</param>
    /// <param name="helps">Lines that name the challenges with which the action helps (<see cref="ExtraAnswers.Helps"/>).</param>
    public static Container Full(CardContext context, PlannedAction planned, IEnumerable<CardElement> helps) => new(
    [
        new TextBlock($"{Stop(planned)} {context.Say(Messages.ActionState, planned.Number, State(context, planned))}", Look.Quiet),
        new TextBlock(Words(context, planned), Look.Strong),
        .. Facts(context, planned),
        .. planned.Action is { } action ? MaterialBlocks.Uses(context, action) : [],
        .. helps,
        Buttons(context, planned),
    ]);

    /// <summary>
    /// Draws the action for a list: its text, who does it and until when. If <paramref name="hasButtons"/> is true, also draws the
    /// beginning of the note, and the action's buttons.
    /// </summary>
    public static IReadOnlyList<CardElement> Short(CardContext context, PlannedAction planned, bool hasButtons = true) =>
    [
        new TextBlock($"{Stop(planned)} {Line(context, planned)}", Look.Item),
        .. hasButtons && planned.Entry?.Note is { } note
            ? [new TextBlock(context.Say(Messages.Fact, context.Say(Messages.PlanNote), PeoplesText.ShownShort(note)), Look.Note)]
            : Array.Empty<CardElement>(),
        .. hasButtons ? [Buttons(context, planned)] : Array.Empty<CardElement>(),
    ];

    /// <summary>Returns a line such as "2. Invite three companies (Maria, until 15 May 2027)".</summary>
    public static string Line(CardContext context, PlannedAction planned)
    {
        var line = context.Say(Messages.PlanLine, planned.Number, Words(context, planned));
        return Arrangement(context, planned.Entry) is { } arranged ? context.Say(Messages.PlanArranged, line, arranged) : line;
    }

    /// <summary>Returns who does the action and until when, as in "Maria, until 15 May 2027"; null if neither is known.</summary>
    public static string? Arrangement(CardContext context, PlanEntry? entry)
    {
        string?[] parts =
        [
            entry?.Who is { } who ? PeoplesText.Shown(who) : null,
            entry?.Until is { } until ? context.Say(Messages.PlanUntilDay, context.Date(until)) : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } known ? context.Row(known) : null;
    }

    /// <summary>Returns the text of the action, from the content or as the person wrote it.</summary>
    public static string Words(CardContext context, PlannedAction planned) =>
        planned.Entry?.Text is { } own ? PeoplesText.Shown(own) : context.Texts.Action(planned.Id).Text;

    private static string Stop(PlannedAction planned) =>
        planned.Entry?.State switch
        {
            ActionState.Done => Cards.Line.Done,
            ActionState.NotForUs => Cards.Line.Refused,
            ActionState.Open => Cards.Line.Chosen,
            _ => Cards.Line.Stop(isDone: false),
        };

    private static string State(CardContext context, PlannedAction planned) =>
        context.Say(
            planned.Entry?.State switch
            {
                ActionState.Done => Messages.StateDone,
                ActionState.NotForUs => Messages.StateNotForUs,
                ActionState.Open => Messages.StateChosen,
                _ => Messages.StateOpen,
            }
        );

    private static IEnumerable<CardElement> Facts(CardContext context, PlannedAction planned)
    {
        var text = planned.Action is { } action ? context.Texts.Action(action.Id) : null;
        var entry = planned.Entry;
        List<CardFact> facts =
        [
            .. Fact(Messages.ActionWho, entry?.Who is { } who ? PeoplesText.Shown(who) : text?.Who),
            .. Fact(Messages.PlanUntil, entry?.Until is { } until ? context.Date(until) : null),
            .. Fact(Messages.ActionEvidence, entry?.Proof is { } proof ? PeoplesText.Shown(proof) : text?.Evidence),
            .. Fact(Messages.PlanNote, entry?.Note is { } note ? PeoplesText.Shown(note) : null),
        ];
        return facts.Count == 0 ? [] : [new FactSet(facts)];

        IEnumerable<CardFact> Fact(MessageDefinition name, string? value) => value is null ? [] : [new(context.Say(name), value)];
    }

    private static ActionSet Buttons(CardContext context, PlannedAction planned)
    {
        var (number, id) = (planned.Number, planned.Id);
        Submit choose = new(context.Say(Messages.ActionChoose, number), new Intent.DecideAction(id, ActionDecision.Choose));
        Submit done = new(context.Say(Messages.ActionMark, number), new Intent.ActionDone(id, true));
        IReadOnlyList<Submit> buttons = planned.Entry?.State switch
        {
            ActionState.Done => [new(context.Say(Messages.ActionUnmark, number), new Intent.ActionDone(id, false))],
            ActionState.NotForUs => [choose],
            ActionState.Open =>
            [
                new(context.Say(Messages.ActionArrange, number), new Intent.ArrangeAction(id)),
                done,
                new(context.Say(Messages.ActionDrop, number), new Intent.DecideAction(id, ActionDecision.Drop)),
            ],
            _ => [choose, done, new(context.Say(Messages.ActionSkip, number), new Intent.DecideAction(id, ActionDecision.NotForUs))],
        };
        return new(buttons) { IsOfItem = true };
    }
}
