using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>
/// Sends randomly mutated activities of real channels to the product's two endpoints. No input may break the host, and the conversation
/// must still work after each input.
/// </summary>
[Trait("Category", "Slow")]
public sealed class MutatedActivitiesTests
{
    private static readonly (string, string)[] NoLimits =
    [
        ("RateLimits:PersonPerMinute", "1000000"), ("RateLimits:AddressActivitiesPerMinute", "1000000"),
    ];

    private const string Service = "http://localhost:1/connector";
    private static readonly string[] Fixtures =
    [
        .. Directory
            .GetFiles(RepositoryFolder.PathTo("tests", "KnowledgePackages.Runtime.Tests", "Wire", "Fixtures"), "*.json")
            .Order(StringComparer.Ordinal),
    ];

    private static readonly Gen<(int Fixture, (int At, int How, int With)[] Changes, int Cut)> Spoilt = Gen.Select(
        Gen.Int[0, Fixtures.Length - 1],
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 8], Gen.Int[0, 10_000]).Array[0, 5],
        Gen.Int[0, 40]); // about one in twenty is truncated

    private static int _conversations;

    [Fact]
    public async Task At_the_channels_door_nothing_breaks_and_the_conversation_goes_on()
    {
        await using var host = new ProductHost(NoLimits);
        using var client = host.CreateClient();

        await Spoilt.SampleAsync(async spoilt =>
        {
            var conversation = $"c{Interlocked.Increment(ref _conversations)}";
            var body = Spoil(Addressed(spoilt.Fixture, conversation), spoilt.Changes, spoilt.Cut);

            var status = (int)(await PostAsync(client, body)).StatusCode;

            Assert.True(status is < 500 or 501, $"{status} for {body}"); // 501: an unknown invoke
            Assert.True(host.Errors.Count == 0, $"{string.Join('\n', host.Errors)}\nfor {body}");
            var before = host.RepliesTo(conversation);
            Assert.Equal(200, (int)(await PostAsync(client, Hello(spoilt.Fixture, conversation).ToJsonString())).StatusCode);
            Assert.True(host.RepliesTo(conversation) > before, $"silence after {body}");
        }, iter: 600, threads: 2, print: spoilt => Spoil(Addressed(spoilt.Fixture, "c"), spoilt.Changes, spoilt.Cut));
    }

    [Fact]
    public async Task At_the_pages_door_nothing_breaks_and_the_conversation_goes_on()
    {
        await using var host = new ProductHost(NoLimits);
        using var client = host.CreateClient();
        var visitor = await Visitor.OpenAsync(client);

        await Spoilt.SampleAsync(async spoilt =>
        {
            var body = Spoil(Addressed(spoilt.Fixture, "c"), spoilt.Changes, spoilt.Cut);

            var status = (int)(await visitor.PostAsync(body)).StatusCode;

            Assert.True(status < 500, $"{status} for {body}");
            Assert.True(host.Errors.Count == 0, $"{string.Join('\n', host.Errors)}\nfor {body}");
            Assert.Equal(200, (int)(await visitor.SayAsync("help")).StatusCode);
        }, iter: 200, threads: 1, print: spoilt => Spoil(Addressed(spoilt.Fixture, "c"), spoilt.Changes, spoilt.Cut));

        Assert.NotEmpty(await visitor.ActivitiesAsync());
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string body) =>
        client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));

    // Gives each sample a conversation of its own. Otherwise a sample would have to wait for the rate limit that earlier samples have used
    // up.
    private static JsonObject Addressed(int fixture, string conversation)
    {
        var activity = JsonNode.Parse(File.ReadAllBytes(Fixtures[fixture]))!.AsObject();
        activity["serviceUrl"] = Service;
        activity["conversation"]!["id"] = conversation;
        return activity;
    }

    // Returns a message "hello" from the person who sent the activity of the fixture.
    private static JsonObject Hello(int fixture, string conversation)
    {
        var activity = Addressed(fixture, conversation);
        foreach (
            var name in (string[])
                [
                    "value",
                    "deliveryMode",
                    "entities",
                    "replyToId",
                    "membersAdded",
                    "membersRemoved",
                    "action",
                    "localTimestamp",
                    "timestamp",
                    "channelData",
                    "name",
                ]
        )
        {
            activity.Remove(name);
        }

        // In a group the bot reads only messages that mention it.
        var bot = activity["recipient"]!.DeepClone();
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = bot, ["text"] = "<at>Guide</at>" });
        (activity["type"], activity["text"], activity["id"]) = ("message", "<at>Guide</at> hello", $"hello-{conversation}");
        return activity;
    }

    private static string Spoil(JsonObject activity, (int At, int How, int With)[] changes, int cut)
    {
        foreach (var change in changes)
        {
            Change(activity, change);
        }

        var json = activity.ToJsonString();
        return cut is 1 or 2 ? json[..(json.Length * cut / 3)] : json;
    }

    private static void Change(JsonObject root, (int At, int How, int With) change)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (owner, key) = places[change.At % places.Count];
        JsonNode? old = Get(owner, key);
        switch (change.How)
        {
            case 0 when owner is JsonObject named:
                named.Remove((string)key);
                break;
            case 1:
                Set(owner, key, null);
                break;
            case 2:
                Set(owner, key, Word(change.With));
                break;
            case 3:
                Set(owner, key, change.With % 3 == 0 ? double.MaxValue : change.With % 3 == 1 ? long.MinValue : change.With);
                break;
            case 4:
                Set(owner, key, change.With % 2 == 0);
                break;
            case 5:
                Set(owner, key, new JsonArray(old?.DeepClone(), null, old?.DeepClone()));
                break;
            case 6:
                Set(owner, key, Deep(change.With % 70));
                break;
            case 7 when owner is JsonObject named:
                named[Word(change.With)] = old?.DeepClone();
                break;
            default:
                var other = Places(root).ElementAt(change.With % places.Count);
                Set(owner, key, Get(other.Owner, other.Key)?.DeepClone());
                break;
        }
    }

    private static IEnumerable<(JsonNode Owner, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject named => named.ToList().SelectMany(property => Below(named, property.Key, property.Value)),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(i => Below(list, i, list[i])),
        _ => [],
    };

    private static IEnumerable<(JsonNode Owner, object Key)> Below(JsonNode owner, object key, JsonNode? value) =>
        value is null ? [(owner, key)] : Places(value).Prepend((owner, key));

    private static JsonNode? Get(JsonNode owner, object key) => key is int at ? owner[at] : owner[(string)key];

    private static void Set(JsonNode owner, object key, JsonNode? value)
    {
        if (key is int at)
        {
            owner[at] = value;
        }
        else
        {
            owner[(string)key] = value;
        }
    }

    private static string Word(int number) => (number % 14) switch
    {
        0 => "",
        1 => new string('x', 5_000),
        2 => "<script>alert(1)</script>",
        3 => "**[x](javascript:alert(1))**",
        4 => "../../..",
        5 => "urn:knowledge-packages:web",
        6 => "https://attacker.example/",
        7 => "\u0000\u001b\u202e",
        8 => "2026-13-45T99:99:99Z",
        9 => ";messageid=1;messageid=2",
        10 => "invoke",
        11 => "expectReplies",
        12 => "ربما 🌍 ọ̈",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static JsonNode Deep(int levels)
    {
        JsonNode node = new JsonObject();
        for (var i = 0; i < levels; i++)
        {
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["x"] = node };
        }

        return node;
    }
}
