using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

public sealed class PromptTests
{
    private static readonly string[] Colours = ["Red", "Green", "Dark blue"];

    [Fact]
    public async Task What_is_not_understood_is_asked_again_with_the_retry()
    {
        var host = ChoiceHost(new PromptOptions
        {
            Prompt = Ask("Which?").Prompt,
            RetryPrompt = Ask("Which of these?").Prompt,
            Choices = ChoiceFactory.ToChoices(Colours),
            Style = ListStyle.None,
        });

        Assert.Equal("Which?", await host.SayAsync("hi"));
        Assert.Equal("Which of these?", await host.SayAsync("purple"));
        Assert.Equal("Which of these?", await host.SayAsync("pink"));
        Assert.Equal("1 Green", await host.SayAsync("green"));
    }

    [Fact]
    public async Task Without_a_retry_the_question_itself_is_asked_again()
    {
        var host = ChoiceHost(Choose("Which?", Colours));

        await host.SayAsync("hi");

        Assert.Equal("Which?", await host.SayAsync("purple"));
    }

    [Fact]
    public async Task A_question_says_that_it_waits_for_an_answer()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", new PromptOptions { Prompt = new Activity { Text = "?" } }, token)),
            new TextPrompt("text")));

        await host.SayAsync("hi");

        Assert.Equal(InputHints.ExpectingInput, host.Sent[0].InputHint);
    }

    [Fact]
    public async Task Attempts_are_counted_over_turns_and_a_validator_may_change_the_answer()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", new PromptOptions { Prompt = Ask("Name?").Prompt, Validations = 3 }, token),
                (step, token) => SayAndEndAsync(step, $"got {step.Result}", token)),
            new TextPrompt("text", (prompt, _) =>
            {
                prompt.Recognized.Value = $"{prompt.Recognized.Value} after {prompt.AttemptCount}";
                return Task.FromResult(prompt.AttemptCount == (int)prompt.Options.Validations!);
            })));

        await host.SayAsync("hi");
        Assert.Equal("Name?", await host.SayAsync("a"));
        Assert.Equal("Name?", await host.SayAsync("b"));
        Assert.Equal("got c after 3", await host.SayAsync("c"));
    }

    [Fact]
    public async Task A_validator_that_says_something_itself_is_not_followed_by_the_question()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", Ask("Name?"), token)),
            new TextPrompt("text", async (prompt, token) =>
            {
                await prompt.Context.SendActivityAsync("Shorter, please.", cancellationToken: token);
                return false;
            })));

        await host.SayAsync("hi");

        Assert.Equal("Shorter, please.", await host.SayAsync("Adaaaaa"));
    }

    [Fact]
    public async Task A_validator_remembers_between_attempts()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", Ask("Say it twice."), token),
                (step, token) => SayAndEndAsync(step, "thanks", token)),
            new TextPrompt("text", (prompt, _) =>
            {
                var same = prompt.State.TryGetValue("last", out var last) && prompt.Recognized.Value == (string?)last;
                prompt.State["last"] = prompt.Recognized.Value;
                return Task.FromResult(same);
            })));

        await host.SayAsync("hi");
        Assert.Equal("Say it twice.", await host.SayAsync("one"));
        Assert.Equal("Say it twice.", await host.SayAsync("two"));
        Assert.Equal("thanks", await host.SayAsync("two"));
    }

    [Theory]
    [InlineData(ActivityTypes.Event)]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.ConversationUpdate)]
    public async Task Only_a_message_is_an_answer(string type)
    {
        var host = ChoiceHost(Choose("Which?", Colours));
        await host.SayAsync("hi");
        var stored = host.Stored["DialogState"];

        Assert.Equal("", await host.SendAsync(new Activity { Type = type, Text = "green" }));
        Assert.Equal(stored, host.Stored["DialogState"]);
    }

    [Fact]
    public async Task An_empty_message_is_no_text()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", Ask("Name?"), token)), new TextPrompt("text")));
        await host.SayAsync("hi");

        Assert.Equal("Name?", await host.SayAsync("  "));
        Assert.Equal("Name?", await host.SendAsync(new Activity { Type = ActivityTypes.Message }));
    }

    [Fact]
    public async Task Yes_and_no_come_in_the_words_of_the_bot()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("confirm", Ask("Sure?"), token),
                (step, token) => SayAndEndAsync(step, $"{step.Result}", token)),
            new ConfirmPrompt("confirm") { ConfirmChoices = Tuple.Create(new Choice("Sí") { Synonyms = ["vale"] }, new Choice("No")) }));

        await host.SayAsync("hi");
        Assert.Equal("Sure? (1) Sí, (2) No", await host.SayAsync("maybe"));
        Assert.Equal("True", await host.SayAsync("¡Vale!"));
        await host.SayAsync("hi");
        Assert.Equal("False", await host.SayAsync("2."));
    }

    [Fact]
    public async Task Without_words_for_yes_and_no_nothing_is_asked()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("confirm", Ask("Sure?"), token)), new ConfirmPrompt("confirm")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.SayAsync("hi"));
    }

    [Fact]
    public async Task A_prompt_that_no_step_asked_is_a_mistake()
    {
        var host = new DialogHost(() => new AskingComponent());

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.SayAsync("hi"));
    }

    private static DialogHost ChoiceHost(PromptOptions options) => new(() => Component("main",
        Steps("ask",
            (step, token) => step.PromptAsync("choice", options, token),
            (step, token) => SayAndEndAsync(step, step.Result is FoundChoice found ? $"{found.Index} {found.Value}" : "?", token)),
        new ChoicePrompt("choice")));

    private sealed class AskingComponent : ComponentDialog
    {
        public AskingComponent() : base("main") => AddDialog(new TextPrompt("text"));

        protected override Task<DialogTurnResult> OnBeginDialogAsync(
            DialogContext innerDc, object? options, CancellationToken cancellationToken = default) =>
            innerDc.PromptAsync("text", Ask("Name?"), cancellationToken);
    }
}
