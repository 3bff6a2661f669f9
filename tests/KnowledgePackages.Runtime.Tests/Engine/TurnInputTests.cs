using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
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
