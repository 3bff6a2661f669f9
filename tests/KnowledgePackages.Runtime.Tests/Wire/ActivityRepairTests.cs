using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Wire;

/// <summary>Real channels send activities with malformed parts. The bot still processes the message.</summary>
public sealed class ActivityRepairTests
{
    [Theory]
    [InlineData("""{"timestamp":""}""")]
    [InlineData("""{"timestamp":5}""")]
    [InlineData("""{"localTimestamp":"yesterday"}""")]
    [InlineData("""{"attachments":{}}""")]
    [InlineData("""{"attachments":["x"]}""")]
    [InlineData("""{"entities":[{"type":{}}]}""")]
    [InlineData("""{"membersAdded":["u"]}""")]
    [InlineData("""{"channelData":{"a":"\ud83d"}}""")]
    [InlineData("""{"recipient":[]}""")]
    [InlineData("""{"locale":{}}""")]
    [InlineData("""{"unknown":["\ud83d"]}""")]
    public void A_part_that_cannot_be_read_counts_as_absent(string part)
    {
        var name = JsonElement.Parse(part.Replace("\\ud83d", "", StringComparison.Ordinal)).EnumerateObject().Single().Name;
        var activity = Read($$"""{"type":"message","text":"yes","from":{"id":"u"},"conversation":{"id":"c"},{{part[1..]}}""");

        Assert.Equal(("yes", "u", "c"), (activity.Text, activity.From.Id, activity.Conversation.Id));
        var rest = JsonNode.Parse(JsonSerializer.Serialize(activity, WireJson.Activity))![name];
        Assert.True(rest is null or JsonArray { Count: 0 } || rest.ToJsonString() == "{}", $"{rest}");
    }

    [Fact]
    public void A_number_where_text_belongs_is_its_digits_and_a_text_where_a_sign_belongs_is_that_sign()
    {
        var activity = Read("""
            {"type":"message","text":1,"from":{"id":29},"conversation":{"id":7,"isGroup":"false"},"entities":[{"type":"x"}]}
            """);

        Assert.Equal(
            ("1", "29", "7", false), (activity.Text, activity.From.Id, activity.Conversation.Id, activity.Conversation.IsGroup));
    }

    [Fact]
    public void A_stamp_whose_plus_became_a_blank_is_that_stamp() => Assert.Equal(
        new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.FromHours(2)),
        Read("""{"type":"message","text":"yes","localTimestamp":"2026-11-28T10:00:00 02:00"}""").LocalTimestamp);

    [Fact]
    public void Data_that_is_nested_deeper_than_any_document_is_dropped()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);
        var activity = Read($$$"""{"type":"message","text":"yes","channelData":{"tenant":{"id":"t"},"deep":{{{deep}}}}}""");

        Assert.Equal("yes", activity.Text);
        Assert.Equal("""{"tenant":{"id":"t"}}""", ((JsonElement)activity.ChannelData).GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","conversation":1}""")]
    [InlineData("""{"type":"message","timestamp":"","timestamp":""}""")]
    public void What_nobody_can_read_is_still_refused_as_json(string json) =>
        Assert.ThrowsAny<JsonException>(() => ActivityRepair.Read(Encoding.UTF8.GetBytes(json)));

    private static Activity Read(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return ActivityRepair.Read(bytes)!;
    }
}
