using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

/// <summary>The step that asked is run again for its question, and nothing of that is seen.</summary>
public sealed class ProbeTests
{
    private static readonly IStatePropertyAccessor<ChannelAccount> Person =
        new PrivateConversationState().CreateProperty<ChannelAccount>("person");

    [Fact]
    public async Task Nothing_that_the_step_does_is_kept_or_sent()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", async (step, token) =>
            {
                var person = await Person.GetAsync(step.Context, () => new ChannelAccount(""), token);
                person.Id += "x";
                step.Values["runs"] = (step.Values.TryGetValue("runs", out var runs) ? (long)runs! : 0) + 1;
                var sent = await step.Context.SendActivityAsync("Listen.", cancellationToken: token);
                await step.Context.SendActivitiesAsync([MessageFactory.Text("Well.")], token);
                await step.Context.UpdateActivityAsync(new Activity { Id = sent!.Id, Text = "Look." }, token);
                await step.Context.DeleteActivityAsync(sent.Id!, token);
                return await step.PromptAsync("text", Ask("Name?"), token);
            }),
            new TextPrompt("text", (_, _) => Task.FromResult(false))));

        Assert.Equal("Listen. / Well. / Name?", await host.SayAsync("hi"));
        var stored = host.Stored["DialogState"];
        Assert.Equal("Name?", await host.SayAsync("Ada"));

        Assert.Empty(host.Updated);
        Assert.Equal("""{"id":"x"}""", host.Stored["person"]);
        Assert.Equal(stored.Replace("\"attempts\":0", "\"attempts\":1", StringComparison.Ordinal), host.Stored["DialogState"]);
    }

    [Fact]
    public async Task The_step_sees_the_result_of_the_step_before_again()
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.PromptAsync("text", Ask("Name?"), token),
                (step, token) => step.PromptAsync("choice", Choose($"Colour, {step.Result}?", "Red", "Green"), token),
                (step, token) => step.PromptAsync("text", Ask($"Why {((FoundChoice)step.Result!).Value} ({((FoundChoice)step.Result).Index})?"), token)),
            new TextPrompt("text"),
            new ChoicePrompt("choice")));

        await host.SayAsync("hi");
        Assert.Equal("Colour, Ada?", await host.SayAsync("Ada"));
        Assert.Equal("Colour, Ada?", await host.SayAsync("purple"));
        Assert.Equal("Why Green (1)?", await host.SayAsync("green"));
        Assert.Equal("Why Green (1)?", await host.SayAsync(" "));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(3L)]
    [InlineData(2.5)]
    [InlineData("text")]
    [InlineData(null)]
    public async Task Results_of_every_kept_type_are_seen_again(object? result)
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => step.NextAsync(result, token),
                (step, token) => step.PromptAsync("text", Ask($"{step.Result?.GetType().Name} {step.Result}?"), token)),
            new TextPrompt("text")));

        var asked = await host.SayAsync("hi");

        Assert.Equal(asked, await host.SayAsync(" "));
    }

    [Fact]
    public async Task A_step_that_asks_nothing_any_more_moves_on_and_takes_the_message_for_no_answer()
    {
        var answered = false;
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => answered ? step.NextAsync("known", token) : step.PromptAsync("text", Ask("First?"), token),
                (step, token) => step.PromptAsync("text", Ask($"Second, {step.Result}?"), token)),
            new TextPrompt("text")));
        Assert.Equal("First?", await host.SayAsync("hi"));

        answered = true;

        Assert.Equal("Second, known?", await host.SayAsync("Ada"));
        Assert.Equal("Second, known?", await host.RepromptAsync());
    }

    [Fact]
    public async Task Asked_to_ask_again_a_step_that_asks_nothing_any_more_moves_on_too()
    {
        var answered = false;
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => answered ? step.NextAsync("known", token) : step.PromptAsync("text", Ask("First?"), token),
                (step, token) => step.PromptAsync("text", Ask("Second?"), token)),
            new TextPrompt("text")));
        await host.SayAsync("hi");

        answered = true;

        Assert.Equal("Second?", await host.RepromptAsync());
        Assert.Equal("Second?", await host.RepromptAsync());
    }

    [Fact]
    public async Task A_step_that_would_ask_another_question_now_asks_that()
    {
        var other = false;
        var host = new DialogHost(() => Component("main",
            Steps("ask",
                (step, token) => other ? step.ReplaceDialogAsync("other", null, token) : step.PromptAsync("text", Ask("First?"), token)),
            Steps("other", (step, token) => step.PromptAsync("number", Ask("Number?"), token)),
            new TextPrompt("text"),
            new TextPrompt("number")));
        await host.SayAsync("hi");

        other = true;

        Assert.Equal("Number?", await host.SayAsync("Ada"));
    }

    [Fact]
    public async Task The_question_is_asked_in_the_words_of_now()
    {
        var words = "Name?";
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) => step.PromptAsync("text", Ask(words), token)), new TextPrompt("text")));
        await host.SayAsync("hi");

        words = "What is your name?";

        Assert.Equal("What is your name?", await host.SayAsync(" "));
    }
}
