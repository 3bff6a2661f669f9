using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Bot.Questions;

/// <summary>
/// Asks the questions and the extra questions, one in each step. A step whose question is not open continues with the next step. So the
/// dialog can begin again in every turn, and still reaches the open question.
/// </summary>
internal sealed class ChallengeDialog : ComponentDialog
{
    private readonly ConversationTurns _turns;

    public ChallengeDialog(DialogsContent content, ConversationTurns turns) : base(nameof(ChallengeDialog))
    {
        _turns = turns;
        AddDialog(new WaterfallDialog("questions", [.. content.Questions.Concat(content.ExtraQuestions).Select(Asking), EndAsync]));
        AddDialog(new AnswerPrompt(turns));
    }

    private WaterfallStep Asking(Challenge question) => async (step, cancellationToken) =>
    {
        var turn = await HandleAnswerAsync(step, cancellationToken);
        return turn.Prompt.Question?.Id == question.Id
            ? await step.PromptAsync(nameof(AnswerPrompt), new PromptOptions(), cancellationToken)
            : await step.NextAsync(null, cancellationToken);
    };

    private async Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await HandleAnswerAsync(step, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    // Handles the answer, if the previous step waited for one.
    private async Task<ConversationTurn> HandleAnswerAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var turn = await _turns.OpenAsync(step.Context, cancellationToken);
        if (step.Result is Intent.Answer answer)
        {
            await turn.HandleAsync(answer, cancellationToken);
        }

        return turn;
    }
}
