using System.Text.Json;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class ClientActivityTests
{
    [Fact]
    public void What_the_bot_and_other_tabs_read_is_kept_and_nothing_else()
    {
        var sent = Read(
            """
            {
              "type": "message", "id": "mine", "text": "yes", "textFormat": "markdown", "locale": "uk-UA", "replyToId": "1", "name": "n",
              "localTimestamp": "2026-11-23T10:00:00+02:00", "localTimezone": "Europe/Kyiv", "value": { "do": "start", "round": 1 },
              "from": { "id": "somebody-else" }, "recipient": { "id": "r" }, "conversation": { "id": "c" }, "serviceUrl": "https://evil.test",
              "channelData": { "clientActivityID": "k1", "postBack": true, "clientTimestamp": "2026", "more": { "x": 1 } },
              "attachments": [{ "contentType": "image/png", "contentUrl": "data:x", "content": {}, "name": "a.png" }],
              "entities": [{ "type": "x" }], "speak": "s", "suggestedActions": {}, "unknown": "u", "deliveryMode": "expectReplies"
            }
            """
        );

        var kept = ClientActivity.Keep(sent)!;

        Assert.Equal(
            """
            {"type":"message","localTimestamp":"2026-11-23T10:00:00+02:00","localTimezone":"Europe/Kyiv","textFormat":"plain","locale":"uk-UA","text":"yes","attachments":[{"contentType":"image/png","name":"a.png"}],"channelData":{"clientActivityID":"k1","postBack":true},"replyToId":"1","value":{"do":"start","round":1},"name":"n"}
            """.Trim(),
            JsonSerializer.Serialize(kept, WireJson.PlainActivity)
        );
    }

    [Fact]
    public void However_much_is_sent_little_is_kept()
    {
        var much = new string('x', 50_000);
        var sent = new Activity
        {
            Type = ActivityTypes.Message,
            Name = much,
            Locale = much,
            LocalTimezone = much,
            ReplyToId = much,
            ChannelData = JsonElement.Parse($$"""{"clientActivityID":"{{much}}","postBack":"{{much}}"}"""),
            Attachments = [.. Enumerable.Range(0, 1000).Select(_ => new Attachment(much, name: much))],
        };

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(ClientActivity.Keep(sent)!, WireJson.PlainActivity).Length, 1, 4096);
    }

    [Fact]
    public void A_value_that_is_too_large_is_not_kept_in_part() =>
        Assert.Null(ClientActivity.Keep(new Activity { Value = JsonElement.Parse($"\"{new string('x', ClientActivity.MaxValueBytes)}\"") }));

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, WireJson.Activity)!;
}
