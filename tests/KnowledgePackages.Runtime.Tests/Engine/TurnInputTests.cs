using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class TurnInputTests
{
    [Fact]
    public void The_tenant_that_only_the_channels_data_name_is_the_same_tenant()
    {
        var once = Message();
        once.Conversation.TenantId = "t1";
        var later = Message();
        later.ChannelData = JsonElement.Parse("""{"tenant":{"id":"t1"}}""");
        var elsewhere = Message();
        elsewhere.ChannelData = JsonElement.Parse("""{"tenant":{"id":"t2"}}""");

        Assert.Equal(TurnInput.From(once)!.Document, TurnInput.From(later)!.Document);
        Assert.NotEqual(TurnInput.From(once)!.Document, TurnInput.From(elsewhere)!.Document);
        Assert.NotEqual(TurnInput.From(once)!.Document, TurnInput.From(Message())!.Document);
    }

    [Fact]
    public void An_edit_is_no_repeat_of_its_message_and_a_second_edit_none_of_the_first()
    {
        string?[] keys =
        [
            TurnInput.From(Message())!.Key.ActivityId,
            TurnInput.From(Edit("no"))!.Key.ActivityId,
            TurnInput.From(Edit("yes"))!.Key.ActivityId,
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(TurnInput.From(Edit("no"))!.Key, TurnInput.From(Edit("no"))!.Key);
    }

    [Fact]
    public void Each_run_gets_the_activity_as_it_was_sent_whatever_the_run_before_did_with_it()
    {
        var sent = Message();
        sent.Text = new string('x', TurnInput.MaxTextLength + 1);
        sent.Timestamp = DateTimeOffset.UnixEpoch.AddTicks(1);
        var body = JsonSerializer.SerializeToUtf8Bytes(sent, WireJson.Activity);
        var input = TurnInput.From(JsonSerializer.Deserialize(body, WireJson.Activity)!, body: body)!;
        var first = input.TakeActivity();
        var before = JsonSerializer.Serialize(first, WireJson.Activity);
        (first.Text, first.From.Id, first.Value) = ("changed", "somebody else", "changed");

        var second = input.TakeActivity();

        Assert.Equal(TurnInput.MaxTextLength, second.Text.Length);
        Assert.Null(second.Timestamp);
        Assert.Equal(before, JsonSerializer.Serialize(second, WireJson.Activity));
        Assert.Equal(before, JsonSerializer.Serialize(input.ToActivity(), WireJson.Activity));
    }

    [Fact]
    public void An_activity_that_the_caller_keeps_is_not_changed_by_a_run()
    {
        var kept = Message();

        TurnInput.From(kept)!.TakeActivity().Text = "changed";

        Assert.Equal("yes", kept.Text);
    }

    private static Activity Edit(string text)
    {
        var edit = Message();
        (edit.Type, edit.Text) = (ActivityTypes.MessageUpdate, text);
        return edit;
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Id = "m1",
        Text = "yes",
        ChannelId = "msteams",
        Conversation = new ConversationAccount(id: "c"),
        From = new ChannelAccount("u"),
        Recipient = new ChannelAccount("bot"),
    };
}
