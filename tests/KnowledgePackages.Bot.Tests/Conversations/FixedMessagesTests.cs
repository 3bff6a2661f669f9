using KnowledgePackages.Bot.Tests.Faults;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>Azure's Direct Line and Web Chat show cards, but cannot change a message after it was sent.</summary>
public sealed class FixedMessagesTests
{
    [Fact]
    public async Task Nothing_is_replaced_and_after_each_decision_there_is_a_card_with_the_way_on()
    {
        var talk = new Talk(Channels.Directline, updatesMessages: false);
        IReadOnlyList<Activity> replies = [];
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1|next|next|next|next|next|choose 1".Split('|'))
        {
            replies = await talk.SayAsync(said);
            Assert.NotEmpty(replies);
            Assert.All(replies, reply => Assert.Equal(ActivityTypes.Message, reply.Type));
        }

        Assert.Equal(2, replies.Count); // the sentence about the decision, and the open step
        Assert.Contains("Action.Submit", Talk.CardOf(replies[^1])!.Value.GetRawText(), StringComparison.Ordinal);
        var memory = (await StoredState.OfAsync(talk.Storage)).Memory;
        Assert.Empty(memory.ShownCards ?? []);
        Assert.NotEmpty(memory.Asked!.ActivityIds);
    }
}
