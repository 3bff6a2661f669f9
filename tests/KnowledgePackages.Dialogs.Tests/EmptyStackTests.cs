using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using static KnowledgePackages.Dialogs.Tests.Script;

namespace KnowledgePackages.Dialogs.Tests;

/// <summary>
/// Dialogs without a stored stack. Each turn begins the dialogs on an empty stack. A step whose question is answered continues with the
/// next step. The first step without an answer begins its prompt. If the question was sent in an earlier turn, the prompt does not send it
/// again, but gets the message.
/// </summary>
public sealed class EmptyStackTests
{
    private static readonly string[] Questions = ["Name?", "Place?", "Year?"];

    private readonly List<string> _answers = [];
    private bool _isQuestionShown;

    [Fact]
    public async Task The_position_follows_from_the_answers()
    {
        await Flow()
            .Test("hi", "Name?").Test("Ada", "Place?").Test("?", "Place? (again)")
            .Test("London", "Year?").Test("1843", "done: Ada, London, 1843")
            .StartTestAsync();
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_is_asked_next()
    {
        await Flow().Test("hi", "Name?").Test("Ada", "Place?").StartTestAsync();
        _answers.Clear();

        await Flow().Test("?", "Name? (again)").StartTestAsync();
    }

    private TestFlow Flow() => new(new TestAdapter(), async (turn, token) =>
    {
        var dialog = Component("main",
            Steps("questions", [.. Enumerable.Range(0, Questions.Length).Select(StepFor)]),
            new ShownOncePrompt(this));
        var dc = new DialogContext(new DialogSet().Add(dialog), turn, new DialogState());
        var result = await dc.BeginDialogAsync(dialog.Id, null, token);
        if (result.Status == DialogTurnStatus.Waiting && !turn.Responded)
        {
            result = await dc.ContinueDialogAsync(token);
        }

        if (result.Status == DialogTurnStatus.Complete)
        {
            _answers.Add((string)result.Result!);
            await turn.SendActivityAsync($"done: {string.Join(", ", _answers)}", cancellationToken: token);
        }
    });

    private WaterfallStep StepFor(int index) => (step, cancellationToken) => AskAsync(step, index, cancellationToken);

    private Task<DialogTurnResult> AskAsync(WaterfallStepContext step, int index, CancellationToken cancellationToken)
    {
        if (step.Result is string answer)
        {
            _answers.Add(answer);
        }

        return index < _answers.Count
            ? step.NextAsync(null, cancellationToken)
            : step.PromptAsync("word", Ask(Questions[index], $"{Questions[index]} (again)"), cancellationToken);
    }

    private sealed class ShownOncePrompt(EmptyStackTests test) : Prompt<string>("word")
    {
        private bool _isRecognized;

        protected override async Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
            CancellationToken cancellationToken = default)
        {
            var isShownAlready = test._isQuestionShown && !_isRecognized;
            if (!isShownAlready)
            {
                await turnContext.SendActivityAsync(isRetry ? options.RetryPrompt : options.Prompt, cancellationToken);
            }

            test._isQuestionShown = true;
        }

        protected override Task<PromptRecognizerResult<string>> OnRecognizeAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options,
            CancellationToken cancellationToken = default)
        {
            _isRecognized = true;
            var text = turnContext.Activity.Text;
            return Task.FromResult(new PromptRecognizerResult<string> { Succeeded = text != "?", Value = text });
        }
    }
}
