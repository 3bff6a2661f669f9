using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Wire;

public sealed class WrittenJsonTests
{
    private static readonly WrittenJson Card = WrittenJson.Create(json => json.WriteString("text", "</script> Ñandú Київ"));

    [Fact]
    public void For_a_page_everything_with_a_meaning_in_HTML_is_escaped()
    {
        var json = JsonSerializer.Serialize(Message(), WireJson.Activity);

        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Equal("</script> Ñandú Київ", TextIn(json));
    }

    [Fact]
    public void For_a_store_and_a_channel_letters_of_every_alphabet_stay_as_they_are()
    {
        var json = JsonSerializer.Serialize(Message(), WireJson.PlainActivity);

        Assert.Contains(Card.ToString(), json, StringComparison.Ordinal);
        Assert.Contains("Ñandú Київ", json, StringComparison.Ordinal);
        Assert.Equal("</script> Ñandú Київ", TextIn(json));
    }

    [Fact]
    public void Who_reads_the_payload_in_the_same_turn_reads_it_as_JSON() =>
        Assert.Equal("</script> Ñandú Київ", ActivityPayload.AsElement(Card)!.Value.GetProperty("text").GetString());

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message,
        Attachments = [new Attachment("application/vnd.microsoft.card.adaptive", content: Card)],
    };

    private static string? TextIn(string activity) =>
        JsonElement.Parse(activity).GetProperty("attachments")[0].GetProperty("content").GetProperty("text").GetString();
}
