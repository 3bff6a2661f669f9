using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// The whole conversation: a waterfall with one step for each kind of place. A step whose place is not the open one moves on, and the last
/// step begins again; so every way through it, back, across or after a deployment, lands on what is open.
/// </summary>
internal sealed class MainDialog : ComponentDialog
{
    private const string Journey = "journey";

    private readonly DialogsContent _content;
    private readonly Turns _turns;
    private readonly Hearing _hearing;
    private readonly ILogger<MainDialog> _log;

    public MainDialog(DialogsContent content, Turns turns, ILogger<MainDialog> log) : base(nameof(MainDialog))
    {
        (_content, _turns, _log) = (content, turns, log);
        _hearing = new Hearing(new Listeners(content));
        AddDialog(new WaterfallDialog(Journey,
        [
            AskingAt(place => place.AsksAnythingElse),
            AskingAt(place => place.Position is Position.NotStarted),
            AskQuestionsAsync,
            AskingAt(place => place.Position is Position.Check),
            AskingAt(place => place.Position is Position.Recommended),
            AskingAt(place => place.Position is Position.ExtraOffer or Position.ExtraCheck),
            AskingAt(place => place.Position is Position.Route),
            AskingAt(place => place.Position is Position.Step),
            AskingAt(place => place.Position is Position.Summary),
            GoOnAsync,
        ]));
        AddDialog(new ChallengeDialog(content, turns, _hearing));
        AddDialog(new MovePrompt(turns, _hearing));
    }

    public override string GetVersion() => _content.Version;

    /// <summary>Also when new content dropped the stack: the question is on the screen, and the message is heard as its answer.</summary>
    protected override async Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerDc, object? options, CancellationToken cancellationToken = default)
    {
        var turn = await _turns.OpenAsync(innerDc.Context, cancellationToken);
        if ((turn.Memory.Asked is null && !Hearing.IsOthers(turn)) || !Hearing.IsHeard(innerDc.Context.Activity))
            return await AskAsync(innerDc, cancellationToken);
        turn.Memory.Asking = Asking.Quietly;
        await AskAsync(innerDc, cancellationToken);
        turn.Memory.Asking = Asking.Fully;
        return await OnContinueDialogAsync(innerDc, cancellationToken);
    }

    /// <summary>First what is said in between, at any moment; what is left is for the open prompt.</summary>
    protected override async Task<DialogTurnResult> OnContinueDialogAsync(
        DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        if (!Hearing.IsHeard(innerDc.Context.Activity))
            return EndOfTurn;
        var turn = await _turns.OpenAsync(innerDc.Context, cancellationToken);
        var heard = _hearing.Hear(turn);
        _log.MessageHeard(turn.Place.Id, heard.GetType().Name);
        if (heard is not Heard.Nothing)
            turn.Memory.Misunderstood = 0;
        switch (heard)
        {
            case Heard.Repeated:
                return EndOfTurn;
            case Heard.NotYours:
                return await SayNotYoursAsync(turn, cancellationToken);
            case var _ when turn.Memory.Asked is null && !Hearing.IsOthers(turn):
                return await AskAsync(innerDc, cancellationToken);
            case Heard.Outdated outdated:
                turn.Memory.Asking = await Guide.ExplainOldButtonAsync(turn, outdated.Why, outdated.Shows, cancellationToken);
                return await AskAsync(innerDc, cancellationToken);
            case Heard.Early:
                await turn.SayAsync(turn.Scene.Say(Messages.Early), "early", cancellationToken);
                return await AskAsync(innerDc, cancellationToken);
            case Heard.Wanted wanted when !Hearing.IsAwaited(turn, wanted.Move):
                await Guide.FollowAsync(turn, wanted.Move, cancellationToken);
                return await AskAsync(innerDc, cancellationToken);
            default:
                return await base.OnContinueDialogAsync(innerDc, cancellationToken);
        }
    }

    // Everybody reads it: no channel lets a bot answer a tap for one pair of eyes. So it comes once in a while, however often they tap.
    private static async Task<DialogTurnResult> SayNotYoursAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.MaySayNotYours())
            await turn.SayAsync(turn.Scene.Say(Messages.GroupNotYours), "notYours", cancellationToken);
        return EndOfTurn;
    }

    private static async Task<DialogTurnResult> AskAsync(DialogContext innerDc, CancellationToken cancellationToken)
    {
        await innerDc.CancelAllDialogsAsync(cancellationToken);
        return await innerDc.BeginDialogAsync(Journey, null, cancellationToken);
    }

    private WaterfallStep AskingAt(Predicate<Place> isHere) => async (step, cancellationToken) =>
    {
        var turn = await Guide.FollowAsync(_turns, step, cancellationToken);
        return isHere(turn.Place)
            ? await step.PromptAsync(nameof(MovePrompt), new PromptOptions(), cancellationToken)
            : await step.NextAsync(null, cancellationToken);
    };

    private async Task<DialogTurnResult> AskQuestionsAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await Guide.FollowAsync(_turns, step, cancellationToken);
        return turn.Place.Question is null
            ? await step.NextAsync(null, cancellationToken)
            : await step.BeginDialogAsync(nameof(ChallengeDialog), null, cancellationToken);
    }

    private async Task<DialogTurnResult> GoOnAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await Guide.FollowAsync(_turns, step, cancellationToken);
        return await step.ReplaceDialogAsync(Journey, null, cancellationToken);
    }
}
