using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

public sealed class WaterfallTests
{
    [Fact]
    public async Task Steps_ask_one_after_the_other_and_remember_between_turns()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", Ask("Name?"), token),
                (step, token) =>
                {
                    step.Values["name"] = step.Result;
                    return step.PromptAsync("text", Ask("Place?"), token);
                },
                (step, token) => SayAndEndAsync(step, $"{step.Values["name"]} of {step.Result}", token)),
            new TextPrompt("text")));

        Assert.Equal("Name?", await host.SayAsync("hi"));
        Assert.Equal("Place?", await host.SayAsync("Ada"));
        Assert.Equal("Ada of London", await host.SayAsync("London"));
        Assert.Equal("""{"dialogStack":[]}""", host.Stored["DialogState"]);
        Assert.Equal("Name?", await host.SayAsync("again"));
    }

    [Fact]
    public async Task What_is_stored_is_plain_data_without_the_question()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", Ask("Name?"), token)),
            new TextPrompt("text")));

        await host.SayAsync("hi");

        Assert.Equal(
            """
            {"dialogStack":[{"id":"main","version":"main","state":{},"children":{"dialogStack":[{"id":"text","version":"text","state":{"attempts":0}},{"id":"ask","version":"ask:1","state":{"step":0},"values":{}}]}}]}
            """,
            host.Stored["DialogState"]);
    }

    [Fact]
    public async Task Every_step_sees_what_the_waterfall_was_begun_with()
    {
        var host = new DialogHost(() => Component("main",
            Steps("outer", (step, token) => step.BeginDialogAsync("inner", 7, token)),
            Steps("inner",
                (step, token) => step.PromptAsync("text", Ask($"{step.Options}?"), token),
                (step, token) => SayAndEndAsync(step, $"{step.Options}!", token)),
            new TextPrompt("text")));

        Assert.Equal("7?", await host.SayAsync("hi"));
        Assert.Equal("7!", await host.SayAsync("x"));
    }

    [Fact]
    public async Task Options_that_cannot_be_kept_are_refused()
    {
        var host = new DialogHost(() => Component("main",
            Steps("outer", (step, token) => step.BeginDialogAsync("inner", new Uri("https://example.org"), token)),
            Steps("inner", (step, token) => step.EndDialogAsync(null, token))));

        await Assert.ThrowsAsync<ArgumentException>(() => host.SayAsync("hi"));
    }

    [Fact]
    public async Task A_step_with_nothing_to_ask_moves_on()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.NextAsync("a", token),
                (step, token) => step.NextAsync($"{step.Result}{step.Reason}", token),
                (step, token) => step.PromptAsync("text", Ask((string)step.Result!), token)),
            new TextPrompt("text")));

        Assert.Equal("aNextCalled", await host.SayAsync("hi"));
    }

    [Fact]
    public async Task A_step_cannot_go_on_twice()
    {
        var host = new DialogHost(() => Steps("ask", async (step, token) =>
        {
            await step.NextAsync(null, token);
            return await step.NextAsync(null, token);
        }));

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.SayAsync("hi"));
    }

    [Fact]
    public async Task Waterfalls_can_follow_each_other_without_end()
    {
        var host = new DialogHost(() => Component("main",
            Steps("a",
                (step, token) => step.PromptAsync("text", Ask("a?"), token),
                (step, token) => step.ReplaceDialogAsync("b", null, token)),
            Steps("b",
                (step, token) => step.PromptAsync("text", Ask("b?"), token),
                (step, token) => step.ReplaceDialogAsync("a", null, token)),
            new TextPrompt("text")));

        Assert.Equal("a?", await host.SayAsync("hi"));
        var stored = host.Stored["DialogState"];
        Assert.Equal("b?", await host.SayAsync("x"));
        Assert.Equal("a?", await host.SayAsync("x"));
        Assert.Equal(stored, host.Stored["DialogState"]);
    }

    [Fact]
    public async Task A_waterfall_that_ends_gives_its_result_to_the_step_that_began_it()
    {
        var host = new DialogHost(() => Component("main",
            Steps("outer",
                (step, token) => step.BeginDialogAsync("inner", null, token),
                (step, token) => SayAndEndAsync(step, $"got {step.Result}", token)),
            Steps("inner",
                (step, token) => step.PromptAsync("text", Ask("inner?"), token),
                (step, token) => step.EndDialogAsync(step.Result, token)),
            new TextPrompt("text")));

        Assert.Equal("inner?", await host.SayAsync("hi"));
        Assert.Equal("got it", await host.SayAsync("it"));
    }

    [Fact]
    public async Task A_step_that_waits_without_a_prompt_gets_the_next_message()
    {
        var host = new DialogHost(() => Steps("ask",
            (_, _) => Task.FromResult(Dialog.EndOfTurn),
            (step, token) => SayAndEndAsync(step, $"{step.Reason}: {step.Result}", token)));

        Assert.Equal("", await host.SayAsync("hi"));
        Assert.Equal("", await host.SendAsync(new Activity { Type = ActivityTypes.Event }));
        Assert.Equal("ContinueCalled: hello", await host.SayAsync("hello"));
    }

    [Fact]
    public async Task Steps_can_be_added_one_by_one()
    {
        var host = new DialogHost(() => new WaterfallDialog("ask").AddStep((step, token) => SayAndEndAsync(step, "done", token)));

        Assert.Equal("done", await host.SayAsync("hi"));
    }
}
