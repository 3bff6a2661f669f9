using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Wire;

public sealed class MalformedActivityTests
{
    private const int RoundsPerActivity = 400;

    private static readonly string[] Fragments =
    [
        "null",
        "true",
        "0",
        "-1e400",
        "1.5",
        "\"\"",
        "\"\\ud83d\"",
        "\"\\ude00x\"",
        "\"2026-13-45T99:99:99Z\"",
        "[]",
        "[null]",
        "{}",
        "[[[]]]",
        "{\"type\":null}",
        "{\"$type\":\"x\",\"$id\":1}",
        "{\"\\ud83d\":1}",
        "\"\\u0000\"",
        "99999999999999999999",
        "{\"a\":1,\"a\":2}",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"}x")]
    [InlineData("{\"from\":[]}")]
    [InlineData("{\"from\":\"me\"}")]
    [InlineData("{\"conversation\":1}")]
    [InlineData("{\"attachments\":{}}")]
    [InlineData("{\"entities\":[1]}")]
    [InlineData("{\"membersAdded\":[\"u\"]}")]
    [InlineData("{\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"timestamp\":\"\"}")]
    [InlineData("{\"timestamp\":5}")]
    [InlineData("{\"historyDisclosed\":\"yes\"}")]
    [InlineData("{\"text\":\"\\ud83d\"}")]
    [InlineData("{\"value\":{\"a\":[\"\\ud83d\"]}}")]
    [InlineData("{\"value\":{\"\\ud83d\":1}}")]
    [InlineData("{\"channelData\":\"\\ud83d\"}")]
    [InlineData("{\"unknown\":[\"\\ud83d\"]}")]
    [InlineData("{\"entities\":[{\"x\":\"\\ud83d\"}]}")]
    public void A_malformed_activity_is_refused_as_json(string json) =>
        Assert.Throws<JsonException>(() => RecordedActivities.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Nesting_without_end_is_refused_as_json() =>
        Assert.Throws<JsonException>(() => RecordedActivities.Read(Encoding.UTF8.GetBytes("{\"value\":" + new string('[', 100_000))));

    [Theory]
    [MemberData(nameof(ActivityJsonTests.Recorded), MemberType = typeof(ActivityJsonTests))]
    public void Whatever_happens_to_an_activity_on_its_way_it_is_read_or_refused_as_json(string name)
    {
        var random = new Random(name.Length * 7919); // a fixed seed for each activity
        var (read, refused) = (0, 0);
        for (var round = 0; round < RoundsPerActivity; round++)
        {
            var json = RecordedActivities.Bytes(name);
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                json = random.Next(2) == 0 ? Scratch(json, random) : Replace(json, random);
            }

            Activity? activity;
            try
            {
                activity = JsonSerializer.Deserialize(json, WireJson.Activity);
                read++;
            }
            catch (JsonException)
            {
                refused++;
                continue;
            }

            if (activity is not null)
            {
                UseAll(activity);
            }
        }

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused: the changes are too weak or too strong to show anything.");
    }

    /// <summary>Calls the methods that bots use on an activity. None of them may throw.</summary>
    private static void UseAll(Activity activity)
    {
        RecordedActivities.Write(activity);
        activity.ReadMentions();
        activity.TextWithoutRecipient();
        activity.HasContent();
        foreach (var payload in new[] { activity.Value, activity.ChannelData }.OfType<JsonElement>())
        {
            _ = payload.ToString();
        }
    }

    /// <summary>Changes, removes or repeats some bytes.</summary>
    private static byte[] Scratch(byte[] json, Random random)
    {
        if (json.Length == 0)
        {
            return json;
        }

        var at = random.Next(json.Length);
        var count = Math.Min(random.Next(1, 4), json.Length - at);
        return random.Next(4) switch
        {
            0 => [.. json[..at], .. json[(at + count)..]],
            1 => [.. json[..at], .. json[at..(at + count)], .. json[at..]],
            2 => [.. json[..at], (byte)random.Next(256), .. json[(at + 1)..]],
            _ => [.. json[..at], .. "\"{}[],:\\0"u8[random.Next(9)..][..1], .. json[(at + 1)..]],
        };
    }

    /// <summary>Replaces one value by another.</summary>
    private static byte[] Replace(byte[] json, Random random)
    {
        string compact;
        List<string> values;
        try
        {
            var root = JsonNode.Parse(json);
            compact = root?.ToJsonString() ?? "null";
            values = [.. Descend(root).Select(node => node.ToJsonString())];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return json; // not readable after earlier changes, so there is no value to replace
        }
        if (values.Count == 0)
        {
            return json;
        }

        var old = values[random.Next(values.Count)];
        var at = compact.IndexOf(old, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(compact[..at] + Fragments[random.Next(Fragments.Length)] + compact[(at + old.Length)..]);
    }

    private static IEnumerable<JsonNode> Descend(JsonNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var children = node switch
        {
            JsonObject values => values.Select(pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.SelectMany(Descend).Prepend(node);
    }
}
