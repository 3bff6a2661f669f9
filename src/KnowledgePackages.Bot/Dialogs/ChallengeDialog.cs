using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// The six questions, and the extra ones of the package that was taken: one step each, and a step whose question is not the open one moves on. So the place follows from the answers, and
/// beginning again after a correction or a deployment lands on the right question.
/// </summary>
internal sealed class ChallengeDialog : ComponentDialog
{
    private readonly DialogsContent _content;
    private readonly Turns _turns;

    public ChallengeDialog(DialogsContent content, Turns turns, Hearing hearing) : base(nameof(ChallengeDialog))
    {
        (_content, _turns) = (content, turns);
        AddDialog(new WaterfallDialog("questions", [.. content.Questions.Concat(content.ExtraQuestions).Select(Asking), EndAsync]));
        AddDialog(new AnswerPrompt(turns, hearing));
    }

    public override string GetVersion() => _content.Version;

    private WaterfallStep Asking(Challenge question) => async (step, cancellationToken) =>
    {
        var turn = await Guide.FollowAsync(_turns, step, cancellationToken);
        return turn.Place.Position is Position.Question here && here.Challenge.Id == question.Id
            ? await step.PromptAsync(nameof(AnswerPrompt), new PromptOptions(), cancellationToken)
            : await step.NextAsync(null, cancellationToken);
    };

    private async Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await Guide.FollowAsync(_turns, step, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
