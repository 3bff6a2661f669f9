using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using static KnowledgePackages.Dialogs.Tests.Script;

namespace KnowledgePackages.Dialogs.Tests;

public sealed class ComponentTests
{
    [Fact]
    public async Task Components_inside_components_keep_their_place_and_pass_options_in_and_results_out()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("outer",
                (step, token) => step.BeginDialogAsync("middle", "deep", token),
                (step, token) => step.SayAndEndAsync($"outer got {step.Result}", token)),
            Component("middle",
                Steps("begin",
                    (step, token) => step.BeginDialogAsync("inner", step.Options, token),
                    (step, token) => step.EndDialogAsync($"middle({step.Result})", token)),
                Component("inner",
                    Steps("ask",
                        (step, token) => step.PromptAsync("word", Ask($"{step.Options}?"), token),
                        (step, token) => step.EndDialogAsync($"inner({step.Result})", token)),
                    new WordPrompt("word")))));

        await bot.Flow().Test("hi", "deep?").Test("?", "deep?").Test("x", "outer got middle(inner(x))").StartTestAsync();
    }

    [Fact]
    public async Task The_result_of_the_inner_stack_is_the_result_of_the_turn()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("word", Ask("Name?"), token)), new WordPrompt("word")));

        await bot.Flow().Send("hi").StartTestAsync();
        Assert.Equal(DialogTurnStatus.Waiting, bot.Result!.Status);

        await bot.Flow().Send("Ada").StartTestAsync();
        Assert.Equal(DialogTurnStatus.Complete, bot.Result.Status);
        Assert.Equal("Ada", bot.Result.Result);
    }

    [Fact]
    public async Task A_dialog_of_an_outer_set_can_be_begun_inside()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("begin", (step, token) => step.BeginDialogAsync("inner", null, token)),
            Component("inner", Steps("ask",
                (step, token) => step.PromptAsync("word", Ask("Name?"), token),
                (step, token) => step.SayAndEndAsync($"got {step.Result}", token))),
            new WordPrompt("word")));

        await bot.Flow().Test("hi", "Name?").Test("Ada", "got Ada").StartTestAsync();
    }

    [Theory]
    [InlineData("questions")]
    [InlineData("word")]
    public async Task An_interrupted_question_is_asked_again(string id)
    {
        var dialogs = new DialogSet()
            .Add(Component("questions",
                Steps("ask", (step, token) => step.PromptAsync("inner", (PromptOptions)step.Options!, token)),
                new WordPrompt("inner")))
            .Add(new WordPrompt("word"))
            .Add(Steps("help", (step, token) => step.SayAndEndAsync("Any name will do.", token)));
        var stack = new DialogState();
        var flow = new TestFlow(new TestAdapter(), async (turn, token) =>
            await new DialogContext(dialogs, turn, stack).BeginDialogAsync(turn.Activity.Text, Ask("Name?"), token));

        await flow.Test(id, "Name?").Send("help").AssertReply("Any name will do.").AssertReply("Name?").StartTestAsync();
    }

    [Fact]
    public async Task A_dialog_is_notified_before_it_leaves_the_stack()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("begin",
                (step, token) => step.BeginDialogAsync("shouting", "x", token),
                (step, token) => step.SayAndEndAsync($"got {step.Result}", token)),
            new ShoutingDialog()));

        await bot.Flow().Send("hi").AssertReply("shouting ends: EndCalled").AssertReply("got X").StartTestAsync();
    }

    [Fact]
    public async Task A_dialog_that_overrides_only_begin_ends_with_the_result_of_the_dialog_above()
    {
        var bot = new DialogBot(() => Component("main", new PassingDialog(), Steps("ask", (step, _) => Task.FromResult(Dialog.EndOfTurn))));

        await bot.Flow().Send("hi").StartTestAsync();
        Assert.Equal(DialogTurnStatus.Waiting, bot.Result!.Status);
        await bot.Flow().Send("x").StartTestAsync();

        Assert.Equal(DialogTurnStatus.Complete, bot.Result.Status);
        Assert.Equal("x", bot.Result.Result);
    }

    [Fact]
    public void A_dialog_without_an_id_has_the_name_of_its_type() => Assert.Equal("ComponentDialog", new ComponentDialog().Id);

    [Fact]
    public void A_second_dialog_with_the_same_id_gets_a_number_and_the_same_one_again_does_not()
    {
        var (first, second, third) = (new WordPrompt("word"), new WordPrompt("word"), new WordPrompt("word"));

        new DialogSet().Add(first).Add(first).Add(second).Add(third);

        Assert.Equal(["word", "word2", "word3"], new[] { first.Id, second.Id, third.Id });
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public async Task A_dialog_that_is_in_no_set_cannot_be_begun(string id)
    {
        var bot = new DialogBot(() => Component("main", Steps("begin", (step, token) => step.BeginDialogAsync(id, null, token))));

        await Assert.ThrowsAnyAsync<ArgumentException>(() => bot.Flow().Send("hi").StartTestAsync());
    }

    [Fact]
    public async Task A_stored_dialog_that_is_gone_cannot_be_continued()
    {
        var storage = new MemoryStorage();
        await new DialogBot(() => Steps("old", (_, _) => Task.FromResult(Dialog.EndOfTurn)), storage).Flow().Send("hi").StartTestAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new DialogBot(() => Steps("new", (_, _) => Task.FromResult(Dialog.EndOfTurn)), storage).Flow().Send("hi").StartTestAsync());
    }

    /// <summary>Ends at once. Its result is its options in capital letters.</summary>
    private sealed class ShoutingDialog() : Dialog("shouting")
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
            dc.EndDialogAsync(((string)options!).ToUpperInvariant(), cancellationToken);

        public override async Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
            await turnContext.SendActivityAsync($"{instance.Id} ends: {reason}", cancellationToken: cancellationToken);
    }

    /// <summary>Begins another dialog, and does nothing else.</summary>
    private sealed class PassingDialog() : Dialog("passing")
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
            dc.BeginDialogAsync("ask", null, cancellationToken);
    }
}
