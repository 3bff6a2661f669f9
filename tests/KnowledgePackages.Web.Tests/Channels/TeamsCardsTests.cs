using System.Net;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Channels;

/// <summary>
/// Tests the bot's calls to Teams over HTTP: one welcome, and an update of an earlier card only after an action that changes this card.
/// </summary>
public sealed class TeamsCardsTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_personal_chat_has_one_welcome_and_cards_that_change_where_they_stand()
    {
        await using var store = new SqliteTestStore();
        using var content = new SampleContentFolder();
        await using var host = await HostUnderTest.StartAsync(content.SettingsWith(store.Settings));
        await using var channel = await SimulatedChannel.StartAsync(seed: 5);
        var chat = new Chat(channel, channel.Open(ChannelKind.Teams, "nino", HostRouters.Only(host)));

        await chat.JoinAsync(); // Teams sends an installation event and a join event together
        Assert.True(Assert.Single(chat.Messages).Has("start"));
        await chat.TapAsync("start");

        var question = chat.Messages[^1];
        await chat.TapAsync("answer", "no");
        Assert.Equal(["change"], chat.Now(question).Buttons.Select(button => button["do"]!.GetValue<string>()));
        Assert.Equal([question.Id], chat.Changed());
        for (var i = 0; i < 2; i++)
        {
            await chat.TapAsync("answer", "yes");
        }

        await chat.TapAsync("confirm");
        await chat.TapAsync("choose");
        chat.Changed();

        var route = chat.Messages[^1];
        await chat.TapAsync("station");
        await chat.TapAsync("next");
        Assert.Empty(chat.Changed());

        await chat.TapAsync("stationDone");
        Assert.Equal([route.Id], chat.Changed());
        Assert.Equal(Stations(chat.Messages[^1]), Stations(chat.Now(route)));
        Assert.NotEqual(Stations(route), Stations(chat.Now(route)));

        route = chat.Messages[^1];
        await chat.TapAsync("station", "kp2-s2");
        for (var i = 0; i < 4; i++)
        {
            await chat.TapAsync("next");
        }

        var actions = chat.Messages[^1];
        await chat.TapAsync("actionDone");
        Assert.Equal([actions.Id, route.Id], chat.Changed());

        await chat.WriteAsync(chat.Suggested()[1]); // the suggestion "the station is done"
        Assert.Equal([route.Id], chat.Changed());
        await chat.WriteAsync("stations"); // the bot showed the summary after the last station, so the person requests the stations
        Assert.Equal(Stations(chat.Messages[^1]), Stations(chat.Now(route)));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_buttons_of_the_plan_open_its_pages_without_a_cookie_until_the_data_is_deleted()
    {
        await using var store = new SqliteTestStore();
        using var content = new SampleContentFolder();
        var settings = content.SettingsWith(store.Settings);
        settings["Site__Address"] = "https://chat.example";
        await using var host = await HostUnderTest.StartAsync(settings);
        await using var channel = await SimulatedChannel.StartAsync(seed: 6);
        var chat = new Chat(channel, channel.Open(ChannelKind.Teams, "nino", HostRouters.Only(host)));
        using var browser = new HttpClient { BaseAddress = host.Url };
        await chat.JoinAsync();
        foreach (var said in "start|yes|no|no|ok|ok|action 1, Zacharias, in 2 weeks|my plan".Split('|'))
        {
            await chat.WriteAsync(said);
        }

        var card = chat.Messages.Reverse().First(message => Actions(message).Count > 0);
        var addresses = Actions(card).Select(action => new Uri(action["url"]!.GetValue<string>())).ToList();
        Assert.Equal(["/plan", "/plan/word", "/plan/calendar"], addresses.Select(address => address.AbsolutePath));
        Assert.All(addresses, address => Assert.Equal("chat.example", address.Host));
        Assert.Contains("Zacharias", await browser.GetStringAsync(addresses[0].PathAndQuery), StringComparison.Ordinal);
        Assert.Contains("Zacharias", await browser.GetStringAsync(addresses[2].PathAndQuery), StringComparison.Ordinal);
        var picture = new Uri(Of(card, "Image")[0]["url"]!.GetValue<string>());
        Assert.Equal("image/png", (await browser.GetAsync(picture.PathAndQuery)).Content.Headers.ContentType?.MediaType);

        await chat.WriteAsync("delete my data");
        await chat.WriteAsync("yes");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(addresses[0].PathAndQuery)).StatusCode);
        Assert.DoesNotContain(addresses[0].Query[6..30], host.Output, StringComparison.Ordinal);
    }

    private static List<JsonNode> Actions(ShownMessage message) => Of(message, "Action.OpenUrl");

    private static List<JsonNode> Of(ShownMessage message, string type)
    {
        return [.. Within(message.Activity["attachments"])];

        IEnumerable<JsonNode> Within(JsonNode? node) => node switch
        {
            JsonArray array => array.SelectMany(Within),
            JsonObject item => item["type"]?.ToString() == type ? [item] : item.SelectMany(property => Within(property.Value)),
            _ => [],
        };
    }

    // Returns the parts of the card that show the stations' states.
    private static string Stations(ShownMessage route) =>
        string.Join(
            " ",
            route.Activity["attachments"]![0]!["content"]!["body"]!
                .AsArray()
                .Where(item => item!["type"]!.GetValue<string>() == "Container")
                .Select(item => item!.ToJsonString())
        );

    // One person's chat. A tap selects the button on the newest card that has this button.
    private sealed class Chat(SimulatedChannel channel, ChannelConversation conversation)
    {
        private int _seen;

        public IReadOnlyList<ShownMessage> Messages => conversation.Screen.Messages;

        public Task JoinAsync() => conversation.JoinAsync(CancellationToken.None);

        public Task WriteAsync(string text) => conversation.WriteAsync(text, CancellationToken.None);

        public Task TapAsync(string verb, string? value = null)
        {
            var (card, button) = Messages
                .Reverse()
                .SelectMany(message => message.Verb(verb).Select(button => (message, button)))
                .First(found =>
                    value is null || found.button.Any(property => property.Value is JsonValue text && text.ToString() == value)
                );
            return conversation.TapAsync(card, button, CancellationToken.None);
        }

        // Creates the message again from its activity, because a message object still has its earlier buttons after an update.
        public ShownMessage Now(ShownMessage before)
        {
            var now = Messages.Single(message => message.Id == before.Id);
            return new(now.Id, now.Place, now.Activity, now.IsRepeat);
        }

        // Returns the ids of the messages that were updated since the last call.
        public List<string> Changed()
        {
            var all = channel.Calls.ToList();
            var changed = all.Skip(_seen).Where(call => call.Method == "PUT").Select(call => call.ActivityId!).ToList();
            _seen = all.Count;
            return changed;
        }

        public IReadOnlyList<string> Suggested() =>
            [.. Messages[^1].Activity["suggestedActions"]!["actions"]!.AsArray().Select(action => action!["value"]!.GetValue<string>())];
    }
}
