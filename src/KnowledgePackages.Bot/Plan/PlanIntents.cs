using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Plan;

/// <summary>
/// Handles the intents of the plan: decisions about actions, who does an action and until when, actions that the person adds, saved
/// resources, and the summary.
/// </summary>
internal static class PlanIntents
{
    public static Task<PromptDetail> FinishAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.Prompt.IsOnTheLine
            ? turn.MoveAsync(turn.Journey.Finish(), cancellationToken)
            : turn.FollowAsync(new Intent.Status(), cancellationToken);

    public static async Task<PromptDetail> PlanAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        await turn.Screen.ShowAsync(PlanCards.Plan(turn.Card), cancellationToken, PlanCards.PlanAt);
        return PromptDetail.Short;
    }

    public static Task<PromptDetail> CompareRoundsAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(RoundsCard.Draw(turn.Card), cancellationToken);

    public static Task<PromptDetail> ActionDoneAsync(
        ConversationTurn turn,
        Intent.ActionDone intent,
        CancellationToken cancellationToken
    ) =>
        MarkAsync(
            turn,
            intent.ActionId,
            intent.Done ? ActionState.Done : ActionState.Open,
            $"{(intent.Done ? "actionDone" : "actionOpen")}/{intent.ActionId}",
            (card, number) => intent.Done ? SayDone(card, number) : card.Say(Messages.ActionUnmarked, number),
            cancellationToken
        );

    public static Task<PromptDetail> DecideAsync(ConversationTurn turn, Intent.DecideAction intent, CancellationToken cancellationToken)
    {
        (ActionState? state, string shows, MessageDefinition said) = intent.Decision switch
        {
            ActionDecision.Choose => (ActionState.Open, "actionChosen", Messages.ActionChosen),
            ActionDecision.NotForUs => (ActionState.NotForUs, "actionNotForUs", Messages.ActionSkipped),
            _ => ((ActionState?)null, "actionDropped", Messages.ActionDropped),
        };
        return MarkAsync(
            turn,
            intent.ActionId,
            state,
            $"{shows}/{intent.ActionId}",
            (card, number) => card.Say(said, number),
            cancellationToken
        );
    }

    public static async Task<PromptDetail> ArrangeAsync(
        ConversationTurn turn,
        Intent.ArrangeAction intent,
        CancellationToken cancellationToken
    )
    {
        if (turn.Card.ActionCalled(intent.ActionId) is not { } planned)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        switch (intent.Until)
        {
            case null when intent is { Who: null, Proof: null, Note: null }:
                return await AskAsync(turn, planned, intent, null, cancellationToken);
            case DayReading.Unreadable:
                var example = turn.Card.Date(turn.Today.AddMonths(1));
                return await AskAsync(turn, planned, intent, turn.Card.Say(Messages.ArrangeUnreadable, example), cancellationToken);
            case DayReading.Either either:
                await turn.Screen.ShowAsync(PlanCards.WhichDay(turn.Card, intent, either), cancellationToken, PlanCards.ArrangeAt);
                return PromptDetail.None;
        }

        var details = new PlanDetails
        {
            Who = intent.Who,
            Until = (intent.Until as DayReading.On)?.Day,
            Proof = intent.Proof,
            Note = intent.Note,
        };
        switch (turn.Journey.ArrangeAction(turn.Card.Content, intent.ActionId, details, turn.Today))
        {
            case PlanResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                return await ShowArrangedAsync(turn, intent.ActionId, cancellationToken);
            case PlanResult.Past past:
                var over = turn.Card.Say(Messages.ArrangePast, turn.Card.Date(past.Until));
                return await AskAsync(turn, planned, intent with { Until = null }, over, cancellationToken);
            default:
                return await turn.TellAsync(Messages.PlanFull, "plan/full", cancellationToken);
        }
    }

    public static async Task<PromptDetail> AddAsync(ConversationTurn turn, Intent.AddAction intent, CancellationToken cancellationToken)
    {
        if (turn.Journey.PackageId is null)
        {
            return await turn.TellAsync(Messages.RouteLater, "route/later", cancellationToken);
        }

        if (string.IsNullOrEmpty(intent.Text))
        {
            var station = intent.StationId ?? turn.Prompt.Station?.Id;
            await turn.Screen.ShowAsync(PlanCards.Own(turn.Card, station), cancellationToken, PlanCards.ArrangeAt);
            return PromptDetail.Short;
        }

        switch (turn.Journey.AddOwnAction(turn.Card.Content, intent.Text, intent.StationId, turn.Today))
        {
            case PlanResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                var added = turn.Card.Plan!.All.First(planned =>
                    planned.Entry?.Text == PlanText.Clean(intent.Text, PlanText.MaxLineLength)
                );
                await ReplaceQuestionAsync(turn, added, cancellationToken);
                var text = turn.Card.Say(Messages.OwnAdded, added.Number);
                return await ShowDecidedAsync(turn, added, text, $"actionAdded/{added.Id}", cancellationToken);
            case PlanResult.Full:
                return await turn.TellAsync(Messages.PlanFull, "plan/full", cancellationToken);
            default:
                await turn.Screen.ShowAsync(PlanCards.Own(turn.Card, intent.StationId), cancellationToken, PlanCards.ArrangeAt);
                return PromptDetail.Short;
        }
    }

    public static async Task<PromptDetail> SaveAsync(ConversationTurn turn, Intent.SaveResource intent, CancellationToken cancellationToken)
    {
        switch (turn.Journey.SaveResource(turn.Card.Content, intent.ResourceId, intent.Saved))
        {
            case PlanResult.Accepted accepted:
                await turn.GoAsync(accepted.Journey, cancellationToken);
                var shown = turn.IsTap ? turn.Context.Activity.ReplyToId : Asked(turn);
                var isHere = turn.Prompt.Position is Position.Step here
                    && here.StationStep.ItemIds.Contains(intent.ResourceId)
                    && (turn.TappedAt ?? turn.Prompt.Id) == turn.Prompt.Id;
                if (isHere)
                {
                    Card Draw() => PromptCards.For(turn.Card, turn.Prompt);
                    await turn.Screen.ReplaceAsync(shown, Draw, turn.Prompt, cancellationToken, isOpen: true);
                }

                var said = turn.Card.Say(intent.Saved ? Messages.ResourceSaved : Messages.ResourceUnsaved);
                await turn.Screen.SayAsync(said, $"{(intent.Saved ? "saved" : "unsaved")}/{intent.ResourceId}", cancellationToken);
                return isHere && turn.ReplacesCards ? PromptDetail.None : PromptDetail.Short;
            case PlanResult.Full:
                return await turn.TellAsync(Messages.PlanFull, "plan/full", cancellationToken);
            default:
                return await turn.RefuseOldButtonAsync(cancellationToken);
        }
    }

    // Returns the id of the newest message that asked the open prompt; null if there is none.
    private static string? Asked(ConversationTurn turn) => turn.AskedIds is [.., var asked] ? asked : null;

    private static async Task<PromptDetail> MarkAsync(
        ConversationTurn turn,
        string actionId,
        ActionState? state,
        string shows,
        Func<CardContext, int, string> say,
        CancellationToken cancellationToken
    )
    {
        if (Find(turn.Card, actionId) is not { } before)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        await turn.GoAsync(turn.Journey.MarkAction(turn.Card.Content, actionId, state, turn.Today), cancellationToken);
        return await ShowDecidedAsync(turn, before, say(turn.Card, before.Number), shows, cancellationToken);
    }

    // Search both packages, because an old button may belong to an action of the other package.
    private static PlannedAction? Find(CardContext context, string actionId) =>
        context
            .Content.Packages.OrderByDescending(package => package.Id == context.Journey.PackageId)
            .SelectMany(package => ActionPlan.From(context.Content, context.Journey, package).All)
            .FirstOrDefault(planned => planned.Id == actionId);

    private static string SayDone(CardContext context, int number) =>
        context.Plan?.Chosen.Count is > 0 and var open
            ? context.Say(Messages.ActionMarked, number, open)
            : context.Say(Messages.ActionMarkedLast, number);

    private static async Task<PromptDetail> AskAsync(
        ConversationTurn turn,
        PlannedAction planned,
        Intent.ArrangeAction said,
        string? first,
        CancellationToken cancellationToken
    )
    {
        if (first is not null)
        {
            await turn.Screen.SayAsync(first, $"arrange/again/{planned.Id}", cancellationToken);
        }

        var card = PlanCards.Arrange(turn.Card, planned, said with { Until = null });
        await turn.Screen.ShowAsync(card, cancellationToken, PlanCards.ArrangeAt);
        turn.Memory.ActionAwaitingDetails = planned.Id;
        return PromptDetail.None;
    }

    private static async Task<PromptDetail> ShowArrangedAsync(ConversationTurn turn, string actionId, CancellationToken cancellationToken)
    {
        var planned = turn.Card.ActionCalled(actionId)!;
        await ReplaceQuestionAsync(turn, planned, cancellationToken);
        var arranged = ActionBlocks.Arrangement(turn.Card, planned.Entry) ?? turn.Card.Say(Messages.StateChosen);
        var said = turn.Card.Say(Messages.ActionArranged, planned.Number, arranged);
        return await ShowDecidedAsync(turn, planned, said, $"arranged/{actionId}", cancellationToken);
    }

    private static async Task ReplaceQuestionAsync(ConversationTurn turn, PlannedAction planned, CancellationToken cancellationToken)
    {
        if (turn.TappedAt == PlanCards.ArrangeAt)
        {
            var prompt = turn.Prompt with { Id = PlanCards.ArrangeAt };
            Card Draw() => PlanCards.Arranged(turn.Card, planned);
            await turn.Screen.ReplaceAsync(turn.Context.Activity.ReplyToId, Draw, prompt, cancellationToken);
        }
    }

    // Updates the plan's card if the person tapped it. Updates the card of the prompt that shows the action: the tapped card or, if this
    // prompt is open, the card that asked it. Then sends the reply.
    private static async Task<PromptDetail> ShowDecidedAsync(
        ConversationTurn turn,
        PlannedAction planned,
        string said,
        string shows,
        CancellationToken cancellationToken
    )
    {
        if (turn.TappedAt == PlanCards.PlanAt)
        {
            var plan = turn.Prompt with { Id = PlanCards.PlanAt };
            await turn.Screen.ReplaceAsync(turn.Context.Activity.ReplyToId, () => PlanCards.Plan(turn.Card), plan, cancellationToken);
        }

        var prompt = PromptOf(turn, planned);
        var isHere = prompt?.Id == turn.Prompt.Id;
        Card? card = prompt is null ? null : PromptCards.For(turn.Card, prompt);
        if (prompt is not null && card is not null)
        {
            // The id of the tapped card is missing on channels that do not report it.
            var tapped = turn.TappedAt == prompt.Id && turn.Context.Activity.ReplyToId is { Length: > 0 } replied ? replied : null;
            var shown = tapped ?? (isHere ? Asked(turn) : null);
            await turn.Screen.ReplaceAsync(shown, () => card, prompt, cancellationToken, isOpen: isHere);
        }

        await turn.Screen.SayAsync(said, shows, cancellationToken, isHere && card is not null ? WaysOn(card) : null);

        // Do not show the open prompt again, because the updated card already shows it.
        return (isHere || turn.TappedAt == PanelButtons.At) && turn.ReplacesCards ? PromptDetail.None : PromptDetail.Short;
    }

    // Returns the prompt whose card shows the action: the summary, or the step with the actions of the action's station. Null if there is
    // none.
    private static OpenPrompt? PromptOf(ConversationTurn turn, PlannedAction planned)
    {
        if (turn.Prompt.Position is Position.Summary && (turn.TappedAt ?? turn.Prompt.Id) is var at && !IsStep(at))
        {
            return turn.Prompt;
        }

        return planned.Station is { } station && StepOf(turn.Card, station) is { } step
            ? turn.Prompt with { Id = $"{step.Station.Id}/{step.StationStep.Id}", Position = step, Confirming = Confirmation.None }
            : null;

        bool IsStep(string id) => planned.Station is { } its && id.StartsWith($"{its.Id}/", StringComparison.Ordinal);
    }

    private static Position.Step? StepOf(CardContext context, Station station)
    {
        var material = context.Journey.MaterialOf(context.Content, station.PackageId).Stations.First(other => other.Id == station.Id);
        return material
            .Steps.Select((step, index) => new Position.Step(material, step, index + 1, material.Steps.Count))
            .FirstOrDefault(step => step.StationStep.Kind == StepKind.Actions);
    }

    // Returns the buttons that choose the next undecided action, mark the station as done, and lead to the route.
    private static IEnumerable<Submit> WaysOn(Card card) =>
    [
        .. card.Choices.Where(choice => choice.Intent is Intent.DecideAction { Decision: ActionDecision.Choose }).Take(1),
        .. card.Choices.Where(choice => choice.Intent is Intent.StationDone or Intent.Route),
    ];
}
