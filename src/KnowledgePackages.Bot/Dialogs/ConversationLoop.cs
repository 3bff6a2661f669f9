using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// One loop for every turn: recognise the message once, act on it, ask what is open afterwards. No dialog stack is stored: what is open
/// follows from the journey, so the questions' dialog begins anew in each turn on an empty stack.
/// </summary>
internal sealed class ConversationLoop
{
    private readonly Turns _turns;
    private readonly Hearing _hearing;
    private readonly DialogSet _dialogs = new();
    private readonly ILogger<ConversationLoop> _log;

    public ConversationLoop(DialogsContent content, Turns turns, ILogger<ConversationLoop> log)
    {
        (_turns, _hearing, _log) = (turns, new Hearing(new Listeners(content)), log);
        _dialogs.Add(new ChallengeDialog(content, turns));
    }

    /// <summary>Answers what came in; where nothing was said, as in a greeting, asks what is open.</summary>
    public async Task RunAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var turn = await _turns.OpenAsync(context, cancellationToken);
        if (!Hearing.IsHeard(context.Activity))
        {
            await AskAsync(turn, cancellationToken);
            return;
        }

        var heard = turn.Heard = _hearing.Hear(turn);
        _log.MessageHeard(turn.Place.Id, heard.GetType().Name);
        if (heard is not Heard.Nothing)
            turn.Memory.Misunderstood = 0;
        switch (heard)
        {
            case Heard.Repeated:
                break;
            case Heard.NotYours:
                await SayNotYoursAsync(turn, cancellationToken);
                break;
            case var _ when turn.Memory.Asked is null && !Hearing.IsOthers(turn):
                await AskAsync(turn, cancellationToken);
                break;
            case Heard.Outdated outdated:
                turn.Asking = await Guide.ExplainOldButtonAsync(turn, outdated.Why, outdated.Shows, cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            case Heard.Early:
                await turn.SayAsync(turn.Scene.Say(Messages.Early), "early", cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            case var _ when turn.Place.Question is not null && !IsSaidInBetween(turn):
                await HearAnswerAsync(turn, cancellationToken);
                break;
            case Heard.Wanted wanted:
                await Guide.FollowAsync(turn, wanted.Move, cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            default:
                await NotUnderstood.SayAsync(turn, cancellationToken);
                break;
        }
    }

    private static bool IsSaidInBetween(Turn turn) => turn.Heard is Heard.Wanted wanted && !Hearing.IsAwaited(turn, wanted.Move);

    // Everybody reads it: no channel lets a bot answer a tap for one pair of eyes. So it comes once in a while, however often they tap.
    private static async Task SayNotYoursAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.MaySayNotYours())
            await turn.SayAsync(turn.Scene.Say(Messages.GroupNotYours), "notYours", cancellationToken);
    }

    // The open question's prompt is begun without being shown again, and hears the message.
    private async Task HearAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Asking = Asking.Quietly;
        var dialogs = await BeginQuestionsAsync(turn, cancellationToken);
        turn.Asking = Asking.Fully;
        if ((await dialogs.ContinueDialogAsync(cancellationToken)).Status != DialogTurnStatus.Waiting)
            await AskAsync(turn, cancellationToken);
    }

    private async Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.Question is not null)
            await BeginQuestionsAsync(turn, cancellationToken);
        else
            await turn.AskPlaceAsync(cancellationToken);
    }

    private async Task<DialogContext> BeginQuestionsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var dialogs = new DialogContext(_dialogs, turn.Context, new DialogState());
        await dialogs.BeginDialogAsync(nameof(ChallengeDialog), null, cancellationToken);
        return dialogs;
    }
}
