using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Testing;

/// <summary>A conversation as a test: what the user sends and what the bot must reply, in order. Nothing runs before <see cref="StartTestAsync"/>.</summary>
public sealed class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Func<Task> _steps;

    /// <summary>A flow with no step yet, for a bot.</summary>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, (bot ?? throw new ArgumentNullException(nameof(bot))).OnTurnAsync)
    {
    }

    /// <summary>A flow with no step yet, for a callback.</summary>
    public TestFlow(TestAdapter adapter, BotCallbackHandler callback)
        : this(adapter, callback, () => Task.CompletedTask)
    {
    }

    private TestFlow(TestAdapter adapter, BotCallbackHandler callback, Func<Task> steps) => (_adapter, _callback, _steps) = (adapter, callback, steps);

    /// <summary>Plays all steps.</summary>
    public Task StartTestAsync() => _steps();

    /// <summary>The user says something.</summary>
    public TestFlow Send(string userSays) => Then(() => _adapter.SendTextToBotAsync(userSays, _callback));

    /// <summary>The user's client sends an activity.</summary>
    public TestFlow Send(IActivity userActivity) => Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));

    /// <summary>The user and the bot join the conversation.</summary>
    public TestFlow SendConversationUpdate() => Then(() => _adapter.ProcessActivityAsync(
        new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [_adapter.Conversation.User!, _adapter.Conversation.Bot!] }, _callback));

    /// <summary>The next reply has exactly this text.</summary>
    public TestFlow AssertReply(string expected, string? description = null) => AssertReply(
        reply => Check(reply.AsMessageActivity()?.Text == expected, $"the reply \"{expected}\"", reply.AsMessageActivity()?.Text, description));

    /// <summary>The next reply passes the check.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string? description = null) => Then(() =>
    {
        var reply = _adapter.GetNextReply();
        Check(reply is not null, "a reply", "none", description);
        validateActivity(reply!);
        return Task.CompletedTask;
    });

    /// <summary>There is no further reply.</summary>
    public TestFlow AssertNoReply(string? description = null) => Then(() =>
    {
        var reply = _adapter.GetNextReply();
        Check(reply is null, "no reply", reply?.Text ?? reply?.Type, description);
        return Task.CompletedTask;
    });

    /// <summary>The user says something and the bot replies with exactly this text.</summary>
    public TestFlow Test(string userSays, string expected, string? description = null) => Send(userSays).AssertReply(expected, description);

    private TestFlow Then(Func<Task> step) => new(_adapter, _callback, async () =>
    {
        await _steps();
        await step();
    });

    private static void Check(bool holds, string expected, string? found, string? description)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{description ?? "The flow"}: expected {expected}, found {found ?? "nothing"}.");
        }
    }
}
