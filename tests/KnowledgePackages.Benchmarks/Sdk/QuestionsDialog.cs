using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>
/// A component dialog of the SDK with a waterfall of steps: six questions, a check of the answers, the recommendation and the route.
/// </summary>
internal sealed class QuestionsDialog : ComponentDialog
{
    private const string AnswersKey = "answers";

    private readonly PeerContent _content;
    private readonly PeerCards _cards;
    private readonly IStatePropertyAccessor<Profile> _profile;

    public QuestionsDialog(PeerContent content, PeerCards cards, UserState userState) : base(nameof(QuestionsDialog))
    {
        (_content, _cards, _profile) = (content, cards, userState.CreateProperty<Profile>(nameof(Profile)));
        AddDialog(new WaterfallDialog(nameof(WaterfallDialog), [
            .. content.Questions.Select((_, index) => (WaterfallStep)((step, token) => AskAsync(step, index, token))),
            CheckAsync,
            RecommendAsync,
            FinishAsync,
        ]));
        AddDialog(new ButtonPrompt());
    }

    private Task<DialogTurnResult> AskAsync(WaterfallStepContext step, int index, CancellationToken cancellationToken)
    {
        Keep(step);
        return PromptAsync(step, _cards.Question(index), ["yes", "no", "notSure"], cancellationToken);
    }

    private Task<DialogTurnResult> CheckAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        Keep(step);
        return PromptAsync(step, _cards.Check(Answers(step)), ["confirm"], cancellationToken);
    }

    private Task<DialogTurnResult> RecommendAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var answers = Answers(step);
        var because = _content.Questions.Where((_, index) => answers[index] == "yes").ToList();
        var (found, other) = because.Count > 0 ? (_content.Advanced, _content.Beginner) : (_content.Beginner, _content.Advanced);
        return PromptAsync(step, _cards.Recommendation(found, other, because), [found.Id, other.Id], cancellationToken);
    }

    private async Task<DialogTurnResult> FinishAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var chosen = (string)step.Result! == _content.Beginner.Id ? _content.Beginner : _content.Advanced;
        await _profile.SetAsync(step.Context, new Profile { Answers = Answers(step), Package = chosen.Id }, cancellationToken);
        await step.Context.SendActivityAsync(MessageFactory.Attachment(_cards.Route(chosen)), cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static void Keep(WaterfallStepContext step)
    {
        if (step.Result is string answer)
        {
            Answers(step).Add(answer);
        }
        else
        {
            step.Values[AnswersKey] = new List<string>();
        }
    }

    private static List<string> Answers(WaterfallStepContext step) => (List<string>)step.Values[AnswersKey]!;

    private static Task<DialogTurnResult> PromptAsync(
        WaterfallStepContext step, Attachment card, string[] answers, CancellationToken cancellationToken)
    {
        var options = new PromptOptions { Prompt = (Activity)MessageFactory.Attachment(card), Validations = answers };
        return step.PromptAsync(nameof(ButtonPrompt), options, cancellationToken);
    }

    /// <summary>The outcome of a conversation. The bot saves it in the user state.</summary>
    internal sealed class Profile
    {
        public List<string> Answers { get; set; } = [];

        public string Package { get; set; } = "";
    }

    /// <summary>Shows a card and accepts only the answers in <c>PromptOptions.Validations</c>.</summary>
    private sealed class ButtonPrompt() : Prompt<string>(nameof(ButtonPrompt), (answer, _) =>
        Task.FromResult(((string[])answer.Options.Validations!).Contains(answer.Recognized.Value)))
    {
        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
            CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync(options.Prompt, cancellationToken);

        protected override Task<PromptRecognizerResult<string>> OnRecognizeAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options,
            CancellationToken cancellationToken = default)
        {
            var text = turnContext.Activity.Text;
            return Task.FromResult(new PromptRecognizerResult<string> { Succeeded = text is not null, Value = text });
        }
    }
}
