using Microsoft.Bot.Builder.Dialogs;
using static KnowledgePackages.Dialogs.Tests.Script;

namespace KnowledgePackages.Dialogs.Tests;

public sealed class WaterfallTests
{
    [Fact]
    public async Task Steps_run_in_order_and_get_the_result_of_the_dialog_that_the_previous_step_began()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("word", Ask("Name?"), token),
                (step, token) =>
                {
                    step.Values["name"] = step.Result;
                    return step.PromptAsync("word", Ask("Place?"), token);
                },
                (step, token) => step.SayAndEndAsync($"{step.Values["name"]} of {step.Result}", token)),
            new WordPrompt("word")));

        await bot.Flow()
            .Test("hi", "Name?").Test("Ada", "Place?").Test("London", "Ada of London")
            .Test("again", "Name?")
            .StartTestAsync();
    }

    [Fact]
    public async Task Next_runs_the_next_step_in_the_same_turn_with_its_result()
    {
        var seen = new List<string>();
        var bot = new DialogBot(() => Steps("main",
            (step, token) => NoteAndGoOn(step, token),
            (step, token) => NoteAndGoOn(step, token),
            (step, token) => NoteAndGoOn(step, token)));

        await bot.Flow().Send("hi").StartTestAsync();

        Assert.Equal(["0 BeginCalled ", "1 NextCalled from 0", "2 NextCalled from 1"], seen);
        Assert.Equal(DialogTurnStatus.Complete, bot.Result!.Status);
        Assert.Equal("from 2", bot.Result.Result);

        Task<DialogTurnResult> NoteAndGoOn(WaterfallStepContext step, CancellationToken token)
        {
            seen.Add($"{step.Index} {step.Reason} {step.Result}");
            return step.NextAsync($"from {step.Index}", token);
        }
    }

    [Fact]
    public async Task Next_twice_in_one_step_is_an_error()
    {
        var bot = new DialogBot(() => Steps("main",
            async (step, token) =>
            {
                await step.NextAsync(null, token);
                return await step.NextAsync(null, token);
            },
            (_, _) => Task.FromResult(Dialog.EndOfTurn)));

        await Assert.ThrowsAnyAsync<Exception>(() => bot.Flow().Send("hi").StartTestAsync());
    }

    [Fact]
    public async Task A_step_that_waits_without_a_prompt_gets_the_text_of_the_next_message()
    {
        var bot = new DialogBot(() => Steps("main",
            async (step, token) =>
            {
                await step.Context.SendActivityAsync("Say something.", cancellationToken: token);
                return Dialog.EndOfTurn;
            },
            (step, token) => step.SayAndEndAsync($"{step.Reason}: {step.Result}", token)));

        await bot.Flow()
            .Test("hi", "Say something.")
            .Send(Event()).AssertNoReply(timeout: 1)
            .Test("x", "ContinueCalled: x")
            .StartTestAsync();
    }

    [Fact]
    public async Task All_steps_see_the_options_also_in_later_turns()
    {
        var bot = new DialogBot(() => Component("main",
            Steps("begin", (step, token) => step.BeginDialogAsync("ask", "cats", token)),
            Steps("ask",
                (step, token) => step.PromptAsync("word", Ask($"How many {step.Options}?"), token),
                (step, token) => step.SayAndEndAsync($"{step.Result} {step.Options}", token)),
            new WordPrompt("word")));

        await bot.Flow().Test("hi", "How many cats?").Test("two", "two cats").StartTestAsync();
    }

    [Fact]
    public async Task A_waterfall_without_steps_ends_at_once()
    {
        var bot = new DialogBot(() => new WaterfallDialog("main"));

        await bot.Flow().Send("hi").StartTestAsync();

        Assert.Equal(DialogTurnStatus.Complete, bot.Result!.Status);
    }

    [Fact]
    public async Task A_step_that_ends_the_waterfall_skips_the_rest()
    {
        var bot = new DialogBot(() => Steps("main",
            (step, token) => step.EndDialogAsync("early", token),
            (step, token) => step.EndDialogAsync("late", token)));

        await bot.Flow().Send("hi").StartTestAsync();

        Assert.Equal("early", bot.Result!.Result);
    }

    [Fact]
    public async Task A_cancellation_token_reaches_the_steps_and_is_rejected_as_a_result()
    {
        using var source = new CancellationTokenSource();
        var tokens = new List<CancellationToken>();
        var bot = new DialogBot(() => Steps("main",
            (step, token) =>
            {
                tokens.Add(token);
                return step.NextAsync(null, token);
            },
            (step, token) =>
            {
                tokens.Add(token);
                return step.EndDialogAsync(token, token); // the first token is passed by mistake, in place of the result
            }));
        var adapter = new Microsoft.Bot.Builder.Adapters.TestAdapter();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            adapter.ProcessActivityAsync(adapter.MakeActivity("hi"), bot.OnTurnAsync, source.Token));

        Assert.Equal([source.Token, source.Token], tokens);
    }
}
