using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Dialogs.Tests.Script;

namespace KnowledgePackages.Dialogs.Tests;

public sealed class PromptTests
{
    [Fact]
    public async Task An_unrecognised_answer_is_asked_again_until_it_is_recognised()
    {
        var bot = Asking(new WordPrompt("word"), Ask("Name?", retry: "Your name, please."));

        await bot.Flow()
            .Test("hi", "Name?").Test("?", "Your name, please.").Test("?", "Your name, please.").Test("Ada", "got Ada")
            .StartTestAsync();
    }

    [Fact]
    public async Task Without_a_question_of_its_own_a_retry_repeats_the_first() =>
        await Asking(new WordPrompt("word"), Ask("Name?")).Flow().Test("hi", "Name?").Test("?", "Name?").StartTestAsync();

    [Fact]
    public async Task Only_messages_are_answers() =>
        await Asking(new WordPrompt("word"), Ask("Name?")).Flow()
            .Test("hi", "Name?").Send(Event()).AssertNoReply(timeout: 1).Test("Ada", "got Ada")
            .StartTestAsync();

    [Fact]
    public async Task Questions_expect_input_unless_they_have_another_hint()
    {
        var options = Ask("Name?", retry: "Again?");
        options.Prompt!.InputHint = null;
        options.RetryPrompt!.InputHint = InputHints.IgnoringInput;

        await Asking(new WordPrompt("word"), options).Flow()
            .Send("hi").AssertReply(sent => Assert.Equal(InputHints.ExpectingInput, sent.AsMessageActivity().InputHint))
            .Send("?").AssertReply(sent => Assert.Equal(InputHints.IgnoringInput, sent.AsMessageActivity().InputHint))
            .StartTestAsync();
    }

    [Fact]
    public async Task A_validator_decides_with_the_options_and_may_replace_the_value()
    {
        var prompt = new WordPrompt("word", (answer, _) =>
        {
            if (!((string[])answer.Options.Validations!).Contains(answer.Recognized.Value))
            {
                return Task.FromResult(false);
            }

            answer.Recognized.Value = answer.Recognized.Value!.ToUpperInvariant();
            return Task.FromResult(true);
        });

        await Asking(prompt, Ask("Yes or no?", "Yes, or no?", new[] { "yes", "no" })).Flow()
            .Test("hi", "Yes or no?").Test("maybe", "Yes, or no?").Test("yes", "got YES")
            .StartTestAsync();
    }

    [Fact]
    public async Task A_validator_may_accept_an_unrecognised_answer() =>
        await Asking(new WordPrompt("word", (answer, _) => Task.FromResult(!answer.Recognized.Succeeded)), Ask("Name?")).Flow()
            .Test("hi", "Name?").Test("Ada", "Name?").Test("?", "got ?")
            .StartTestAsync();

    [Fact]
    public async Task The_question_is_not_repeated_when_the_validator_sent_a_message()
    {
        var prompt = new WordPrompt("word", async (answer, token) =>
        {
            if (answer.Recognized.Value == "ok")
            {
                return true;
            }

            await answer.Context.SendActivityAsync("Not that.", cancellationToken: token);
            return false;
        });

        await Asking(prompt, Ask("Name?")).Flow()
            .Test("hi", "Name?").Test("x", "Not that.").AssertNoReply(timeout: 1).Test("ok", "got ok")
            .StartTestAsync();
    }

    [Fact]
    public async Task Attempts_are_counted_across_turns()
    {
        var seen = new List<string>();
        var bot = new DialogBot(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("count", new PromptOptions(), token)),
            new CountingPrompt("count", seen)));

        await bot.Flow().Send("hi").Send("a").Send("b").StartTestAsync();

        Assert.Equal(["0 retry: False", "1 retry: True", "2 retry: True"], seen);
    }

    [Fact]
    public async Task A_prompt_needs_prompt_options()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("ask", (step, token) => step.BeginDialogAsync("word", "Name?", token)), new WordPrompt("word")));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bot.Flow().Send("hi").StartTestAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_prompt_needs_an_id(string? id) => Assert.ThrowsAny<ArgumentException>(() => new WordPrompt(id!));

    private static DialogBot Asking(Dialog prompt, PromptOptions options) => new(() => Component("main",
        Steps("ask",
            (step, token) => step.PromptAsync(prompt.Id, options, token),
            (step, token) => step.SayAndEndAsync($"got {step.Result}", token)),
        prompt));

    /// <summary>A prompt that accepts no answer, and records each call that asks the question.</summary>
    private sealed class CountingPrompt(string dialogId, List<string> seen) : Prompt<int>(dialogId)
    {
        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
            CancellationToken cancellationToken = default)
        {
            seen.Add($"{state["AttemptCount"]} retry: {isRetry}");
            return Task.CompletedTask;
        }

        protected override Task<PromptRecognizerResult<int>> OnRecognizeAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new PromptRecognizerResult<int>());
    }
}
