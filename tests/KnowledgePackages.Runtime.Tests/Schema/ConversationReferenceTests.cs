using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Tests.Schema;

public sealed class ConversationReferenceTests
{
    [Fact]
    public void A_reply_goes_back_to_where_the_message_came_from()
    {
        var message = RecordedActivities.Read("teams-message");

        var reply = message.CreateReply("hello");

        Assert.Equal(ActivityTypes.Message, reply.Type);
        Assert.Equal(message.Id, reply.ReplyToId);
        Assert.Null(reply.Id);
        Assert.Equal(message.Recipient!.Id, reply.From!.Id);
        Assert.Equal(message.From!.Id, reply.Recipient!.Id);
        Assert.Equal(message.Conversation!.Id, reply.Conversation!.Id);
        Assert.Equal((message.ChannelId, message.ServiceUrl, message.Locale), (reply.ChannelId, reply.ServiceUrl, reply.Locale));
    }

    [Theory]
    [InlineData("teams-conversation-update")]
    [InlineData("directline-conversation-update")]
    public void A_reply_to_a_conversation_update_names_no_activity(string recorded) =>
        Assert.Null(RecordedActivities.Read(recorded).CreateReply("hello").ReplyToId);

    [Fact]
    public void A_reference_can_make_an_activity_of_the_person()
    {
        var reference = RecordedActivities.Read("teams-message").GetConversationReference();

        var incoming = new Activity { Locale = "fr-FR" }.ApplyConversationReference(reference, isIncoming: true);

        Assert.Equal(reference.User!.Id, incoming.From!.Id);
        Assert.Equal(reference.Bot!.Id, incoming.Recipient!.Id);
        Assert.Equal(reference.ActivityId, incoming.Id);
        Assert.Equal("fr-FR", incoming.Locale);
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("Message", true)]
    [InlineData("message/card", true)]
    [InlineData("messageUpdate", false)]
    [InlineData(null, false)]
    public void A_type_is_recognised_with_a_kind_of_its_own(string? type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity { Type = type }.AsMessageActivity() is not null);
}
