using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>
/// Draws the plan, and the cards with which the bot asks about its actions: who does an action and until when, which of two days the person
/// means, and which action to add.
/// </summary>
internal static class PlanCards
{
    /// <summary>The id that the buttons of the plan's card carry, so that a tap updates that card.</summary>
    public const string PlanAt = "plan";

    /// <summary>The id that the buttons carry on a card that asks about an action. A tap on such a button replaces the card.</summary>
    public const string ArrangeAt = "arrange";

    // The maximum number of actions with buttons, because more would not fit on one card. Further actions are shown without buttons.
    private const int MaxWithButtons = 3;
    private const int MaxSaved = 6;

    /// <summary>Draws the plan: the chosen actions, the done actions, and the saved resources.</summary>
    public static Card Plan(CardContext context)
    {
        var title = context.Say(Messages.PlanTitle);
        var plan = context.Plan;
        var (chosen, done) = (plan?.Chosen ?? [], plan?.Done ?? []);
        var state = State(context, chosen.Count, done.Count);
        return new(
            $"{title}. {state}",
            [
                new TextBlock(title, Look.Heading),
                .. FileBlocks.Route(context),
                new TextBlock(state),
                .. Chosen(context, chosen),
                .. List(context, Messages.PlanDone, done),
                .. Saved(context),
                .. FileBlocks.Files(context),
                new ActionSet([Add(context), new(context.Say(Messages.HandoverGo), new Intent.ContinueElsewhere())]),
            ],
            [
                "plan",
                .. chosen.Select(planned => $"chosen/{planned.Id}"),
                .. done.Select(planned => $"done/{planned.Id}"),
                .. context.Journey.Plan.Resources.Where(id => context.Content.FindResource(id) is not null).Select(id => $"saved/{id}"),
            ]
        )
        {
            IsWide = true,
        };
    }

    /// <summary>
    /// Draws the card that asks who does an action and until when: with input fields if the channel shows them, otherwise with a text and
    /// with buttons for days.
    /// </summary>
    /// <param name="context">The texts, and the journey with the plan.</param>
    /// <param name="planned">The action.</param>
    /// <param name="said">The details that the person has already given.</param>
    public static Card Arrange(CardContext context, PlannedAction planned, Intent.ArrangeAction said)
    {
        var title = context.Say(Messages.ArrangeTitle, planned.Number);
        var today = context.Today ?? DateOnly.MinValue;
        var entry = planned.Entry;
        IReadOnlyList<CardElement> asking = context.TakesInputs
            ?
            [
                new TextInput("who", context.Say(Messages.ArrangeWho), said.Who ?? entry?.Who, PlanText.MaxNameLength),
                new DayInput("until", context.Say(Messages.ArrangeUntil), entry?.Until, today),
                new TextInput("note", context.Say(Messages.PlanNote), said.Note ?? entry?.Note, PlanText.MaxNoteLength),
                new ActionSet([
                    new(context.Say(Messages.ArrangeSave), new Intent.ArrangeAction(planned.Id) { Proof = said.Proof }, IsPrimary: true),
                ]),
            ]
            : [new TextBlock(context.Say(Messages.ArrangeHow, planned.Number)), new ActionSet([.. Days(context, today, said)])];
        return new(
            title,
            [new TextBlock(title, Look.Heading), new TextBlock(ActionBlocks.Words(context, planned)), .. asking],
            [$"arrange/{planned.Id}"]
        );
    }

    /// <summary>Draws the card that asks which of two days the person means.</summary>
    public static Card WhichDay(CardContext context, Intent.ArrangeAction said, DayReading.Either either)
    {
        var title = context.Say(Messages.ArrangeWhich);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new ActionSet(
                [
                    .. new[] { either.First, either.Second }.Select(day => new Submit(
                        context.DateWithWeekday(day),
                        said with { Until = new DayReading.On(day) }
                    )),
                ]),
            ],
            [$"whichDay/{said.ActionId}"]
        );
    }

    /// <summary>Draws the details of an action. This card replaces the question for the details after the person has answered.</summary>
    public static Card Arranged(CardContext context, PlannedAction planned)
    {
        var title = context.Say(Messages.ActionState, planned.Number, context.Say(Messages.StateChosen));
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(ActionBlocks.Line(context, planned)),
                .. planned.Entry?.Note is { } note
                    ? [new TextBlock(context.Say(Messages.Fact, context.Say(Messages.PlanNote), PeoplesText.Shown(note)), Look.Quiet)]
                    : Array.Empty<CardElement>(),
            ],
            [$"arranged/{planned.Id}"]
        );
    }

    /// <summary>Draws the card that asks which action the person wants to add.</summary>
    public static Card Own(CardContext context, string? stationId)
    {
        var title = context.Say(Messages.OwnTitle);
        IReadOnlyList<CardElement> asking = context.TakesInputs
            ?
            [
                new TextInput("text", context.Say(Messages.OwnText), null, PlanText.MaxLineLength),
                new ActionSet([new(context.Say(Messages.ArrangeSave), new Intent.AddAction(null, stationId), IsPrimary: true)]),
            ]
            : [new TextBlock(context.Say(Messages.OwnHow))];
        return new(title, [new TextBlock(title, Look.Heading), .. asking], ["own"]);
    }

    /// <summary>Returns a sample of <see cref="Plan"/>.</summary>
    public static IEnumerable<SampleCard> PlanSamples(SamplePoint at) => [new($"plan {at.Name}", Plan(at.Context))];

    /// <summary>Returns samples of the cards that ask about an action, for the first action of the chosen package.</summary>
    public static IEnumerable<SampleCard> ArrangeSamples(SamplePoint at)
    {
        if (at.Prompt.Position is not Position.Route || at.Context.Plan?.All is not [var first, ..] || at.Context.Today is not { } today)
        {
            return [];
        }

        var said = new Intent.ArrangeAction(first.Id) { Who = "Maria" };
        var entry = new PlanEntry(first.Id, ActionState.Open) { Who = "Maria", Until = today, Note = "*x* [y](http://z)" };
        return
        [
            new($"arrange {at.Name}", Arrange(at.Context, first, said)),
            new($"arrange {at.Name}, which day", WhichDay(at.Context, said, new(today, today.AddDays(30)))),
            new($"arrange {at.Name}, answered", Arranged(at.Context, first with { Entry = entry })),
        ];
    }

    /// <summary>Returns a sample of <see cref="Own"/>.</summary>
    public static IEnumerable<SampleCard> OwnSamples(SamplePoint at) =>
        at.Prompt.Position is Position.Route ? [new($"own {at.Name}", Own(at.Context, null))] : [];

    /// <summary>Draws the chosen actions; the first three have buttons.</summary>
    public static IEnumerable<CardElement> Chosen(CardContext context, IEnumerable<PlannedAction> chosen) =>
        chosen.Select((planned, index) => new Container(ActionBlocks.Short(context, planned, hasButtons: index < MaxWithButtons)));

    /// <summary>Draws actions under a title, without buttons; nothing if the list is empty.</summary>
    public static IEnumerable<CardElement> List(
        CardContext context,
        Domain.Content.MessageDefinition title,
        IReadOnlyList<PlannedAction> actions
    ) =>
        actions.Count == 0
            ? []
            :
            [
                new Container([
                    new TextBlock(context.Say(title), Look.Strong),
                    .. actions.SelectMany(planned => ActionBlocks.Short(context, planned, hasButtons: false)),
                ]),
            ];

    /// <summary>Draws at most six saved resources, and the number of the others; nothing if no resource is saved.</summary>
    public static IEnumerable<CardElement> Saved(CardContext context)
    {
        var known = context.Journey.Plan.Resources.Where(id => context.Content.FindResource(id) is not null).ToList();
        return known.Count == 0
            ? []
            :
            [
                new Container([
                    new TextBlock(context.Say(Messages.PlanSaved), Look.Strong),
                    .. context.Links(known.Take(MaxSaved)).Select(link => new Links("", [link], Look.Item)),
                    .. known.Count > MaxSaved
                        ? [new TextBlock(context.Say(Messages.PlanSavedMore, known.Count - MaxSaved), Look.Quiet)]
                        : Array.Empty<CardElement>(),
                ]),
            ];
    }

    /// <summary>Returns the button with which the person adds an action.</summary>
    public static Submit Add(CardContext context) => new(context.Say(Messages.OwnAdd), new Intent.AddAction(null, null));

    private static string State(CardContext context, int chosen, int done) =>
        (chosen, done) switch
        {
            (0, 0) => context.Say(Messages.PlanEmpty),
            (0, _) => context.Say(Messages.PlanFinished, done),
            (_, 0) => context.Say(Messages.PlanChosen, chosen),
            _ => $"{context.Say(Messages.PlanChosen, chosen)} {context.Say(Messages.PlanDoneCount, done)}",
        };

    // Returns buttons for the days in two weeks, one month and three months. A Saturday or Sunday is moved to the next Monday.
    private static IEnumerable<Submit> Days(CardContext context, DateOnly today, Intent.ArrangeAction said) =>
        new[] { today.AddDays(14), today.AddMonths(1), today.AddMonths(3) }
            .Select(WorkingDay)
            .Select(day => new Submit(
                context.Say(Messages.ArrangeUntilDay, context.Date(day)),
                said with { Until = new DayReading.On(day) }
            ));

    private static DateOnly WorkingDay(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
}
