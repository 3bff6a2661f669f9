using KnowledgePackages.BotFramework.Schema;
using KnowledgePackages.BotFramework.Testing;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>What people see when a turn fails through our own fault.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_failed_turn_is_answered_with_a_sentence_and_without_a_word_of_the_exception()
    {
        var adapter = Adapter();

        await adapter.SendTextToBotAsync("yes", (_, _) => throw new FormatException("secret"));

        Assert.Equal(TestContent.English.Message("failed"), adapter.GetNextReply()?.Text);
        Assert.Null(adapter.GetNextReply());
    }

    [Fact]
    public async Task Nobody_who_said_nothing_hears_of_a_failure()
    {
        var adapter = Adapter();

        await adapter.ProcessActivityAsync(new Activity { Type = ActivityTypes.Typing }, (_, _) => throw new FormatException("secret"));

        Assert.Null(adapter.GetNextReply());
    }

    private static TestAdapter Adapter()
    {
        var (adapter, _) = TestAdapter.Create(BotFactory.StateTypes, _ => new Silent());
        adapter.OnTurnError = BotFactory.Apology(TestContent.Content);
        return adapter;
    }

    private sealed class Silent : BotFramework.Builder.ActivityHandler;
}
