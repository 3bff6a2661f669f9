using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Runs every turn in the same way: recognise the message once, act on it, then ask the open prompt. No dialog stack is stored: the open
/// prompt follows from the journey, so in each turn the dialog that asks the questions begins again on an empty stack.
/// </summary>
internal sealed class ConversationLoop
{
    private readonly ConversationTurns _turns;
    private readonly Recognizer _recognizer;
    private readonly DialogSet _dialogs = new();
    private readonly string _questions;
    private readonly ILogger<ConversationLoop> _log;

    /// <param name="content">The content that the bot presents.</param>
    /// <param name="turns">Creates the state of each turn.</param>
    /// <param name="questions">The dialog that asks the open question.</param>
    /// <param name="log">Logs content ids and kinds of events, but no text that a person wrote.</param>
    public ConversationLoop(DialogsContent content, ConversationTurns turns, Dialog questions, ILogger<ConversationLoop> log)
    {
        (_turns, _recognizer, _questions, _log) = (turns, new Recognizer(new TextRecognizers(content)), questions.Id, log);
        _dialogs.Add(questions);
    }

    /// <summary>
    /// Handles the activity. If the activity contains no input, for example because a person has joined, the bot only asks the open prompt.
    /// </summary>
    public async Task RunAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var turn = await _turns.OpenAsync(context, cancellationToken);
        if (!Recognizer.HasInput(context.Activity))
        {
            await AskAsync(turn, cancellationToken);
            return;
        }

        var recognition = turn.Recognition = _recognizer.Recognize(turn);
        _log.MessageHeard(turn.Prompt.Id, recognition.GetType().Name);
        if (recognition is not Recognition.Unclear)
        {
            turn.Memory.Misunderstood = 0;
        }

        switch (recognition)
        {
            case Recognition.Repeated:
                break;
            case Recognition.OthersButton:
                await SayNotYoursAsync(turn, cancellationToken);
                break;
            case var _ when turn.Memory.Asked is null && !Recognizer.IsOthersButton(turn) && !IsCode(recognition):
                await AskAsync(turn, cancellationToken);
                break;
            case Recognition.Outdated outdated:
                turn.Detail = await turn.RefuseOldButtonAsync(outdated.Why, outdated.Shows, cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            case Recognition.TooEarly:
                await turn.Screen.SayAsync(turn.Card.Say(Messages.Early), "early", cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            case var _ when turn.Prompt.Question is not null && !IsSaidInBetween(turn):
                await RecognizeAnswerAsync(turn, cancellationToken);
                break;
            case Recognition.Understood wanted:
                await turn.HandleAsync(wanted.Intent, cancellationToken);
                await AskAsync(turn, cancellationToken);
                break;
            default:
                await NotUnderstood.SayAsync(turn, cancellationToken);
                break;
        }
    }

    // A code can be the first message of a conversation, because the person began in another one.
    private static bool IsCode(Recognition recognition) => recognition is Recognition.Understood { Intent: Intents.Intent.EnterCode };

    private static bool IsSaidInBetween(ConversationTurn turn) =>
        turn.Recognition is Recognition.Understood wanted && !Recognizer.IsAwaited(turn, wanted.Intent);

    // Everybody in the group sees this reply, because no channel lets a bot reply privately to a tap that arrives as a message. So the bot
    // sends it at most once a minute for each person, however often they tap.
    private static async Task SayNotYoursAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.TryExplainOthersButton())
        {
            await turn.Screen.SayAsync(turn.Card.Say(Messages.GroupNotYours), "notYours", cancellationToken);
        }
    }

    // Begins the dialog of the open question without showing the question again, and passes the message to the dialog.
    private async Task RecognizeAnswerAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        turn.Detail = PromptDetail.None;
        var dialogs = await BeginQuestionsAsync(turn, cancellationToken);
        turn.Detail = PromptDetail.Full;
        if ((await dialogs.ContinueDialogAsync(cancellationToken)).Status != DialogTurnStatus.Waiting)
        {
            await AskAsync(turn, cancellationToken);
        }
    }

    private async Task AskAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Prompt.Question is not null)
        {
            await BeginQuestionsAsync(turn, cancellationToken);
        }
        else
        {
            await turn.Screen.AskPromptAsync(cancellationToken);
        }
    }

    private async Task<DialogContext> BeginQuestionsAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        var dialogs = new DialogContext(_dialogs, turn.Context, new DialogState());
        await dialogs.BeginDialogAsync(_questions, null, cancellationToken);
        return dialogs;
    }
}
