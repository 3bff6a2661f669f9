using KnowledgePackages.Runtime.Dialogs;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

/// <summary>What becomes of a conversation when the bot has changed under it.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task A_stack_of_the_same_version_goes_on()
    {
        var host = new DialogHost(() => Asking("1", "Name?"));
        await host.SayAsync("hi");

        host.Make = () => Asking("1", "What is your name?");

        Assert.Equal("Hello Ada", await host.SayAsync("Ada"));
    }

    [Fact]
    public async Task A_stack_of_another_version_is_dropped_and_the_dialog_begins_anew()
    {
        var host = new DialogHost(() => Asking("1", "Name?"));
        await host.SayAsync("hi");

        host.Make = () => Asking("2", "What is your name?");

        Assert.Equal("What is your name?", await host.SayAsync("Ada"));
        Assert.Equal("Hello Ada", await host.SayAsync("Ada"));
    }

    [Fact]
    public async Task So_is_a_stack_whose_change_lies_deep_inside()
    {
        var host = new DialogHost(() => Component("main", Component("inner", Asking("1", "Name?"))));
        await host.SayAsync("hi");

        host.Make = () => Component("main", Component("inner", Asking("2", "Again, name?")));

        Assert.Equal("Again, name?", await host.SayAsync("Ada"));
    }

    [Fact]
    public async Task So_is_a_waterfall_with_another_number_of_steps()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", Ask("Name?"), token)), new TextPrompt("text")));
        await host.SayAsync("hi");

        host.Make = () => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", Ask("Place?"), token), (step, token) => step.PromptAsync("text", Ask("Name?"), token)),
            new TextPrompt("text"));

        Assert.Equal("Place?", await host.SayAsync("Ada"));
    }

    [Theory]
    [InlineData("""{"dialogStack":[{"id":"gone","version":"gone","state":{}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"main","version":"main","state":{},"children":{"dialogStack":[{"id":"gone","version":"gone","state":{}}]}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"main","state":{}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"main","version":"main","state":{},"children":{"dialogStack":[{"id":"text","version":"text","state":{}}]}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"main","version":"main","state":{},"children":{"dialogStack":[{"id":"ask","version":"ask:2","state":{},"children":{"dialogStack":[]}}]}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"main","version":"main","state":{"a":{}}}]}""")]
    [InlineData("""{"dialogStack":null}""")]
    [InlineData("""{"dialogStack":[null]}""")]
    [InlineData("""{"dialogStack":[{"id":null,"state":null}]}""")]
    [InlineData("""[]""")]
    public async Task A_stack_that_cannot_go_on_is_dropped(string stored)
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", Ask("Name?"), token),
                (step, token) => SayAndEndAsync(step, $"Hello {step.Result}", token)),
            new TextPrompt("text")));
        host.Stored["DialogState"] = stored;

        Assert.Equal("Name?", await host.SayAsync("Ada"));
        Assert.Equal("Hello Ada", await host.SayAsync("Ada"));
    }

    private static Versioned Asking(string version, string question) => new(version, question);

    private sealed class Versioned : ComponentDialog
    {
        private readonly string _version;

        public Versioned(string version, string question) : base("asking")
        {
            _version = version;
            AddDialog(Steps("ask",
                (step, token) => step.PromptAsync("text", Ask(question), token),
                (step, token) => SayAndEndAsync(step, $"Hello {step.Result}", token)));
            AddDialog(new TextPrompt("text"));
        }

        public override string GetVersion() => _version;
    }
}
