using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The texts that Teams suggests to send next.</summary>
public class SuggestedActionTests
{
    private static readonly string[] ToActions =
    [
        "hi",
        "start",
        "yes",
        "no",
        "no",
        "ok",
        "ok",
        "station 1",
        .. Enumerable.Repeat("next", 5),
    ];

    [Fact]
    public async Task After_a_mark_the_ways_on_of_the_card_further_up_are_suggested_and_writing_them_does_the_same()
    {
        var talk = new Talk(Channels.Msteams);
        foreach (var said in ToActions)
        {
            // A card follows each text, and Teams shows no suggestions next to cards.
            Assert.All(await talk.SayAsync(said), reply => Assert.Null(reply.SuggestedActions));
        }

        var marked = (await talk.SayAsync("action 1 done")).Single(reply => reply.Text is not null);

        Assert.Equal(
            [Say(Messages.ActionChoose, 2), Say(Messages.StationMark, 1), Sample.English.Message(Messages.StepRoute.Id)],
            marked.SuggestedActions!.Actions!.Select(action => $"{action.Value}"));
        Assert.All(
            marked.SuggestedActions.Actions!,
            action => Assert.Equal((ActionTypes.ImBack, action.Title), (action.Type, $"{action.Value}"))
        );

        var next = (await talk.SayAsync(marked.SuggestedActions.Actions![0].Title!)).Single(reply => reply.Text is not null);
        Assert.Equal(Say(Messages.ActionChoose, 3), next.SuggestedActions!.Actions![0].Title);
        var route = await talk.SayAsync(next.SuggestedActions.Actions[2].Title!);
        Assert.Contains("\"at\":\"kp2/route\"", Talk.CardOf(route[^1])!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Channels.Msteams, true)]
    [InlineData(Channels.Webchat, false)]
    [InlineData(Channels.Sms, false)]
    public async Task Nowhere_else(string channel, bool isGroup)
    {
        var talk = new Talk(channel);
        var conversation = new ConversationAccount(isGroup: isGroup, id: "c");
        IReadOnlyList<Activity> replies = [];
        foreach (var said in ToActions.Append("action 1 done"))
        {
            replies = await talk.SendAsync(new Activity
            {
                Text = $"<at>Guide</at> {said}",
                Conversation = conversation,
                Entities = [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")],
            });
        }

        Assert.Contains(replies, reply => reply.Text is not null);
        Assert.All(replies, reply => Assert.Null(reply.SuggestedActions));
    }

    private static string Say(MessageDefinition button, int number) => Sample.English.Message(button.Id, ("number", number));
}
