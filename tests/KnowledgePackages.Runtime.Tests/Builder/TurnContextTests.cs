using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;
using KnowledgePackages.Runtime.Tests.Schema;

namespace KnowledgePackages.Runtime.Tests.Builder;

public sealed class TurnContextTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public async Task What_a_turn_sends_is_addressed_to_whoever_wrote()
    {
        var message = RecordedActivities.Read("teams-message");
        var turn = new TurnContext(_adapter, message);

        var response = await turn.SendActivityAsync("hello");

        var sent = Assert.Single(_adapter.Sent);
        Assert.Equal("r1", response!.Id);
        Assert.Equal((ActivityTypes.Message, "hello", InputHints.AcceptingInput), (sent.Type, sent.Text, sent.InputHint));
        Assert.Equal((message.Recipient!.Id, message.From!.Id), (sent.From!.Id, sent.Recipient!.Id));
        Assert.Equal((message.Id, message.Conversation!.Id), (sent.ReplyToId, sent.Conversation!.Id));
        Assert.Equal((message.ServiceUrl, message.ChannelId, message.Locale), (sent.ServiceUrl, sent.ChannelId, sent.Locale));
    }

    [Fact]
    public async Task A_welcome_names_no_activity_that_it_answers()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("directline-conversation-update"));

        await turn.SendActivityAsync("hello");

        Assert.Null(_adapter.Sent[0].ReplyToId);
    }

    [Fact]
    public async Task An_activity_keeps_its_own_language_and_gets_a_type()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-message"));

        await turn.SendActivityAsync(new Activity { Text = "bonjour", Locale = "fr-FR" });

        Assert.Equal((ActivityTypes.Message, "fr-FR"), (_adapter.Sent[0].Type, _adapter.Sent[0].Locale));
    }

    [Fact]
    public async Task Several_activities_go_out_in_order_and_give_their_ids_in_order()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-message"));

        var responses = await turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")]);

        Assert.Equal(["one", "two"], _adapter.Sent.Select(activity => activity.Text));
        Assert.Equal(["r1", "r2"], responses.Select(response => response.Id));
    }

    [Fact]
    public async Task A_trace_is_no_response()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-message"));

        await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Trace });
        Assert.False(turn.Responded);

        await turn.SendActivityAsync("hello");
        Assert.True(turn.Responded);
    }

    [Fact]
    public async Task An_update_is_addressed_too()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-card-submit"));

        await turn.UpdateActivityAsync(new Activity { Id = "card", Text = "answered" });

        Assert.Equal(("card", turn.Activity.Conversation!.Id), (_adapter.Updated[0].Id, _adapter.Updated[0].Conversation!.Id));
    }

    [Fact]
    public async Task An_activity_is_deleted_by_its_id()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-message"));

        await turn.DeleteActivityAsync("card");

        Assert.Equal(("card", turn.Activity.Conversation!.Id), (_adapter.Deleted[0].ActivityId, _adapter.Deleted[0].Conversation!.Id));
    }

    [Fact]
    public async Task Nothing_to_say_is_a_mistake()
    {
        var turn = new TurnContext(_adapter, RecordedActivities.Read("teams-message"));

        await Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivityAsync(" "));
        await Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivitiesAsync([]));
    }
}
