using System.Text.Json;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>
/// In Teams the plan's cards show the route as a picture, and link to the plan's page and files. Only the owner sees the links.
/// </summary>
public class FilesOnCardsTests
{
    [Theory]
    [InlineData("my plan")]
    [InlineData("summary")]
    public async Task In_a_personal_chat_the_card_has_the_route_as_a_picture_and_opens_the_page_and_the_files(string asked)
    {
        var talk = await AtPlanAsync(new Talk(Channels.Msteams, addresses: new FixedAddresses()));
        var before = CardIn(await talk.SayAsync(asked));
        await talk.SayAsync("action 1, Maria, until 15 May");
        var after = CardIn(await talk.SayAsync(asked));

        var picture = Assert.Single(Of(before, "Image"));
        Assert.Matches(@"^https://chat\.example/route/kp2/[01]-0\.png$", picture.GetProperty("url").GetString());
        Assert.Contains("Station 1", picture.GetProperty("altText").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("══", before.GetProperty("body").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["/plan", "/plan/word"], Paths(before));
        Assert.Equal(["/plan", "/plan/word", "/plan/calendar"], Paths(after));
        var own = await KeyOfAsync(talk);
        Assert.All(
            Of(after, "Action.OpenUrl"),
            open => Assert.Contains($"?link={own}/1/", open.GetProperty("url").GetString(), StringComparison.Ordinal)
        );
        Assert.Contains("https://chat.example/plan", before.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stored_data_can_be_taken_along_with_the_plan_in_a_personal_chat()
    {
        var talk = await AtPlanAsync(new Talk(Channels.Msteams, addresses: new FixedAddresses()));
        await talk.SayAsync("action 1, Maria, until 15 May");

        var card = CardIn(await talk.SayAsync("export my data"));

        Assert.Equal(["/plan/data", "/plan", "/plan/word", "/plan/calendar"], Paths(card));
    }

    [Fact]
    public async Task A_station_that_is_done_changes_the_picture()
    {
        var talk = await AtPlanAsync(new Talk(Channels.Msteams, addresses: new FixedAddresses()));
        await talk.SayAsync("station 1");
        await talk.SayAsync("done");

        var picture = Assert.Single(Of(CardIn(await talk.SayAsync("my plan")), "Image"));

        Assert.EndsWith("/route/kp2/2-0.png", picture.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my plan")]
    [InlineData("export my data")]
    [InlineData("show my data")]
    public async Task In_a_group_nobody_gets_the_address_of_somebodys_plan(string asked)
    {
        var talk = new Talk(Channels.Msteams, addresses: new FixedAddresses());
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1|choose 1".Split('|'))
        {
            await talk.SendAsync(InGroup(said));
        }

        var card = CardIn(await talk.SendAsync(InGroup(asked)));

        Assert.Empty(Of(card, "Action.OpenUrl"));
        Assert.DoesNotContain("link=", card.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Channels.Directline)]
    [InlineData(Channels.Webchat)]
    [InlineData(Channels.Test)]
    public async Task Other_channels_get_no_address(string channel)
    {
        var talk = await AtPlanAsync(new Talk(channel, addresses: new FixedAddresses()));

        Assert.DoesNotContain("chat.example", CardIn(await talk.SayAsync("my plan")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_address_the_cards_are_as_elsewhere()
    {
        var talk = await AtPlanAsync(new Talk(Channels.Msteams));

        var card = CardIn(await talk.SayAsync("summary"));

        Assert.Empty(Of(card, "Action.OpenUrl"));
        Assert.Contains("══", card.GetProperty("body").GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<Talk> AtPlanAsync(Talk talk)
    {
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1|choose 1|stations".Split('|'))
        {
            await talk.SayAsync(said);
        }

        return talk;
    }

    private static JsonElement CardIn(IEnumerable<Activity> replies) =>
        replies.Select(Talk.CardOf).OfType<JsonElement>().First(card => card.ValueKind == JsonValueKind.Object);

    private static IEnumerable<JsonElement> Of(JsonElement element, string type) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Of(item, type)),
        JsonValueKind.Object when element.TryGetProperty("type", out var its) && its.ValueEquals(type) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Of(property.Value, type)),
        _ => [],
    };

    private static IEnumerable<string> Paths(JsonElement card) =>
        Of(card, "Action.OpenUrl").Select(open => new Uri(open.GetProperty("url").GetString()!).AbsolutePath);

    private static async Task<string> KeyOfAsync(Talk talk)
    {
        await foreach (var key in talk.Storage.ListAsync(DocumentKey.Conversations, default))
        {
            return key.Name;
        }

        return "";
    }

    private static Activity InGroup(string text) => new()
    {
        Text = $"<at>Guide</at> {text}",
        Entities = [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")],
        From = new ChannelAccount("Ana", "Ana"),
        Conversation = new ConversationAccount(isGroup: true, conversationType: "groupChat", id: "group"),
    };
}
