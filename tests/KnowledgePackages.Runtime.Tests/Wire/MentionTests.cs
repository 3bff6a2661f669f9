using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Wire;

public sealed class MentionTests
{
    [Theory]
    [InlineData("teams-group-mention", "hello group")]
    [InlineData("teams-channel-mention", "hello channel")]
    public void The_bots_own_mention_is_taken_out_of_the_text(string recorded, string text)
    {
        var activity = RecordedActivities.Read(recorded);

        Assert.Single(activity.ReadMentions());
        Assert.Equal(text, activity.TextWithoutRecipient());
    }

    [Fact]
    public void Mentions_of_others_stay()
    {
        var activity = Message(
            "<at>Guide</at> ask <at>Grace</at>",
            new Mention(new("bot", "Guide"), "<at>Guide</at>"),
            new Mention(new("u2", "Grace"), "<at>Grace</at>")
        );

        Assert.Equal("ask <at>Grace</at>", activity.TextWithoutRecipient());
    }

    [Fact]
    public void A_name_that_is_only_written_like_a_mention_stays()
    {
        var activity = Message("<at>Guide</at> yes");

        Assert.Empty(activity.ReadMentions());
        Assert.Equal("<at>Guide</at> yes", activity.TextWithoutRecipient());
    }

    [Fact]
    public void A_mention_in_the_middle_and_twice_is_taken_out()
    {
        var activity = Message("yes <AT>Guide</AT>, really <at>Guide</at>", new Mention(new("bot", "Guide"), "<at>Guide</at>"));

        Assert.Equal("yes , really", activity.TextWithoutRecipient());
    }

    [Theory]
    [InlineData("bot", "u2", "ask <at>Guide</at> yes")]
    [InlineData("u2", "bot", "<at>Guide</at> ask  yes")]
    public void Of_two_who_are_shown_by_one_name_only_the_bots_mention_is_taken_out(string first, string second, string rest)
    {
        var activity = Message(
            "<at>Guide</at> ask <at>Guide</at> yes",
            new Mention(new(first, "Guide"), "<at>Guide</at>"),
            new Mention(new(second, "Guide"), "<at>Guide</at>")
        );

        Assert.Equal(rest, activity.TextWithoutRecipient());
    }

    [Fact]
    public void A_mention_without_its_text_is_found_by_the_name()
    {
        var activity = Message("<at>Guide (C++)</at> yes", new Mention(new("bot", "Guide (C++)")));

        Assert.Equal("yes", activity.TextWithoutRecipient());
    }

    [Fact]
    public void A_message_without_text_or_recipient_has_nothing_to_take_out()
    {
        Assert.Null(new Activity { Recipient = new("bot"), Entities = [new Mention(new("bot", "Guide"))] }.TextWithoutRecipient());
        Assert.Equal("x", new Activity { Text = "x" }.TextWithoutRecipient());
    }

    [Theory]
    [InlineData("""{"entities":[{"type":"mention","mentioned":"bot"}],"text":"x","recipient":{"id":"bot"}}""")]
    [InlineData("""{"entities":[{"type":"mention"}],"text":"x","recipient":{"id":"bot"}}""")]
    [InlineData("""{"entities":[{"type":"mention","mentioned":{"id":"bot"},"text":7}],"text":"x","recipient":{"id":"bot"}}""")]
    public void An_entity_that_only_calls_itself_a_mention_does_no_harm(string json) =>
        Assert.Equal("x", RecordedActivities.Read(System.Text.Encoding.UTF8.GetBytes(json)).TextWithoutRecipient());

    private static Activity Message(string text, params Entity[] entities) =>
        new() { Type = ActivityTypes.Message, Text = text, Recipient = new ChannelAccount("bot", "Guide"), Entities = entities };
}
