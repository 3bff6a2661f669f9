using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

public sealed class ComponentTests
{
    [Fact]
    public async Task Components_inside_components_keep_their_place_and_give_their_result()
    {
        var host = new DialogHost(() => Component("main",
            Steps("outer",
                (step, token) => step.BeginDialogAsync("middle", "deep", token),
                (step, token) => SayAndEndAsync(step, $"outer got {step.Result}", token)),
            Component("middle",
                Steps("begin",
                    (step, token) => step.BeginDialogAsync("inner", step.Options, token),
                    (step, token) => step.EndDialogAsync($"middle({step.Result})", token)),
                Component("inner",
                    Steps("ask",
                        (step, token) => step.PromptAsync("text", Ask($"{step.Options}?"), token),
                        (step, token) => step.EndDialogAsync($"inner({step.Result})", token)),
                    new TextPrompt("text")))));

        Assert.Equal("deep?", await host.SayAsync("hi"));
        Assert.Equal("deep?", await host.SayAsync(" "));
        Assert.Equal("deep?", await host.RepromptAsync());
        Assert.Equal("outer got middle(inner(x))", await host.SayAsync("x"));
    }

    [Fact]
    public async Task A_dialog_of_an_outer_set_can_be_begun_inside_and_asks_again_there()
    {
        var host = new DialogHost(() => Component("main",
            Steps("outer", (step, token) => step.BeginDialogAsync("inner", null, token)),
            Steps("help",
                (step, token) => step.PromptAsync("shared", Ask("Help with what?"), token),
                (step, token) => step.EndDialogAsync(null, token)),
            new TextPrompt("shared"),
            Component("inner",
                Steps("ask",
                    (step, token) => step.BeginDialogAsync("help", null, token),
                    (step, token) => SayAndEndAsync(step, "helped", token)))));

        Assert.Equal("Help with what?", await host.SayAsync("hi"));
        Assert.Equal("Help with what?", await host.SayAsync(" "));
        Assert.Equal("Help with what?", await host.RepromptAsync());
        Assert.Equal("helped", await host.SayAsync("this"));
    }

    [Fact]
    public async Task A_dialog_begun_above_an_open_question_is_followed_by_that_question()
    {
        var host = new DialogHost(() => new Interruptible());

        Assert.Equal("Name?", await host.SayAsync("hi"));
        Assert.Equal("Which word?", await host.SayAsync("help"));
        Assert.Equal("It means x. / Name?", await host.SayAsync("x"));
        Assert.Equal("Hello Ada", await host.SayAsync("Ada"));
    }

    [Fact]
    public async Task All_dialogs_can_be_cancelled_and_hear_of_it()
    {
        var host = new DialogHost(() => new Interruptible());
        await host.SayAsync("hi");

        Assert.Equal("cancelled: inner / bye", await host.SayAsync("stop"));
        Assert.Equal("""{"dialogStack":[]}""", host.Stored["DialogState"]);
        Assert.Equal("Name?", await host.SayAsync("hi"));
    }

    [Fact]
    public async Task What_is_cancelled_from_outside_is_cancelled_inside()
    {
        var host = new DialogHost(() => new Interruptible());
        await host.SayAsync("hi");

        Assert.Equal("cancelled: inner / Other?", await host.SayAsync("other"));
        Assert.Equal("done", await host.SayAsync("x"));
    }

    [Fact]
    public async Task The_first_dialog_added_begins_unless_another_is_named()
    {
        var host = new DialogHost(() =>
        {
            var component = Component("main",
                Steps("first", (step, token) => SayAndEndAsync(step, "first", token)),
                Steps("second", (step, token) => SayAndEndAsync(step, "second", token)));
            component.InitialDialogId = "second";
            return component;
        });

        Assert.Equal("second", await host.SayAsync("hi"));
    }

    [Fact]
    public void Two_dialogs_with_one_id_are_refused()
    {
        var dialog = new TextPrompt("text");
        var set = new DialogSet().Add(dialog).Add(dialog);

        Assert.Same(dialog, Assert.Single(set.GetDialogs()));
        Assert.Throws<ArgumentException>(() => set.Add(new TextPrompt("text")));
    }

    [Fact]
    public async Task A_dialog_that_is_not_there_cannot_be_begun()
    {
        var host = new DialogHost(() => Steps("ask", (step, token) => step.BeginDialogAsync("nowhere", null, token)));

        await Assert.ThrowsAsync<ArgumentException>(() => host.SayAsync("hi"));
    }

    [Fact]
    public async Task The_stack_inside_the_active_container_is_its_child()
    {
        DialogContext? child = null;
        var host = new DialogHost(() => Component("main",
            Component("inner", Steps("ask", (step, _) =>
            {
                child = step.Parent!.Child;
                return Task.FromResult(Dialog.EndOfTurn);
            }))));

        await host.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "hi", Locale = "en-GB" });

        Assert.Equal("ask", child!.ActiveDialog!.Id);
        Assert.Equal("en-GB", child.GetLocale());
        Assert.Null(child.Child);
    }

    /// <summary>Looks at every message before the dialog inside gets it.</summary>
    private sealed class Interruptible : ComponentDialog
    {
        public Interruptible() : base("main")
        {
            AddDialog(Steps("begin", (step, token) => step.BeginDialogAsync("shell", null, token)));
            AddDialog(Component("shell", new Noting()));
            AddDialog(Steps("help",
                (step, token) => step.PromptAsync("text", Ask("Which word?"), token),
                (step, token) => SayAndEndAsync(step, $"It means {step.Result}.", token)));
            AddDialog(Steps("other",
                (step, token) => step.PromptAsync("text", Ask("Other?"), token),
                (step, token) => SayAndEndAsync(step, "done", token)));
            AddDialog(new TextPrompt("text"));
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "help":
                    return await innerDc.BeginDialogAsync("help", null, cancellationToken);
                case "other":
                    await innerDc.CancelAllDialogsAsync(cancellationToken);
                    return await innerDc.BeginDialogAsync("other", null, cancellationToken);
                case "stop":
                    var cancelled = await innerDc.CancelAllDialogsAsync(cancellationToken);
                    await innerDc.Context.SendActivityAsync("bye", cancellationToken: cancellationToken);
                    return cancelled;
                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }
    }

    private sealed class Noting : ComponentDialog
    {
        public Noting() : base("inner")
        {
            AddDialog(Steps("ask",
                (step, token) => step.PromptAsync("name", Ask("Name?"), token),
                (step, token) => SayAndEndAsync(step, $"Hello {step.Result}", token)));
            AddDialog(new TextPrompt("name"));
        }

        protected override async Task OnEndDialogAsync(
            ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            if (reason == DialogReason.CancelCalled) await context.SendActivityAsync($"cancelled: {instance.Id}", cancellationToken: cancellationToken);
        }
    }
}
