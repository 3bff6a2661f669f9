using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Tests.Wire;

public sealed class ActivityJsonTests
{
    public static TheoryData<string> Recorded => [.. RecordedActivities.Names];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void What_a_channel_sent_is_written_again_as_it_was(string name)
    {
        var written = RecordedActivities.Write(RecordedActivities.Read(name));

        Assert.Equal(Comparable(RecordedActivities.Bytes(name)), Comparable(written));
    }

    [Fact]
    public void There_are_recorded_activities() => Assert.True(RecordedActivities.Names.Count() > 20);

    [Fact]
    public void Unknown_properties_are_kept_wherever_they_stand()
    {
        const string Json = """
            {"type":"message","mood":{"id":"a"},"from":{"id":"u","userRole":"x"},"conversation":{"id":"c","topic":[1]},
            "attachments":[{"contentType":"t","size":3}],"entities":[{"type":"clientInfo","country":"ES"}]}
            """;

        var activity = RecordedActivities.Read(Encoding.UTF8.GetBytes(Json));

        Assert.Equal("a", activity.Properties!["mood"]!.Value<string>("id"));
        Assert.Equal("ES", activity.Entities![0].Properties!.Value<string>("country"));
        Assert.Equal(Comparable(Encoding.UTF8.GetBytes(Json)), Comparable(RecordedActivities.Write(activity)));
    }

    [Fact]
    public void What_is_null_is_not_written() =>
        Assert.Equal("""{"type":"message"}""", Encoding.UTF8.GetString(RecordedActivities.Write(new Activity { Type = "message" })));

    [Theory]
    [InlineData("2026-11-23T16:02:59.6269010Z", "2026-11-23T16:02:59.6269010+00:00")]
    [InlineData("2026-11-23T16:02:59.626Z", "2026-11-23T16:02:59.6260000+00:00")]
    [InlineData("2026-11-23T16:16:54+00:00", "2026-11-23T16:16:54.0000000+00:00")]
    [InlineData("2026-11-23T17:16:54.5+01:00", "2026-11-23T17:16:54.5000000+01:00")]
    [InlineData("2026-11-23T05:16:54-11:00", "2026-11-23T05:16:54.0000000-11:00")]
    [InlineData("2026-11-23T16:16:54", "2026-11-23T16:16:54.0000000+00:00")]
    [InlineData("2026-11-23T16:02:59.626901012Z", "2026-11-23T16:02:59.6269010+00:00")]
    public void Timestamps_of_real_channels_are_understood(string sent, string understood)
    {
        var activity = RecordedActivities.Read(Encoding.UTF8.GetBytes($$"""{"timestamp":"{{sent}}","localTimestamp":"{{sent}}"}"""));

        Assert.Equal(understood, activity.Timestamp!.Value.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(understood, activity.LocalTimestamp!.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nulls_in_lists_are_left_out()
    {
        var activity = RecordedActivities.Read(
            """{"attachments":[null],"entities":[null,{"type":"a"}],"membersAdded":[null,{"id":"u"},null]}"""u8
        );

        Assert.Empty(activity.Attachments!);
        Assert.Equal("a", Assert.Single(activity.Entities!).Type);
        Assert.Equal("u", Assert.Single(activity.MembersAdded!).Id);
    }

    [Fact]
    public void Payloads_come_in_as_json_elements()
    {
        var submitted = RecordedActivities.Read("directline-card-submit");

        Assert.Equal("Ada", Assert.IsType<JsonElement>(submitted.Value).GetProperty("name").GetString());
        Assert.True(Assert.IsType<JsonElement>(submitted.ChannelData).GetProperty("postBack").GetBoolean());
        Assert.Null(submitted.Text);
    }

    [Fact]
    public void Payloads_go_out_as_json_nodes_elements_strings_and_cards()
    {
        var activity = new Activity
        {
            Value = new JsonObject { ["a"] = 1 },
            ChannelData = JsonElement.Parse("\"x\""),
            Attachments =
            [
                new Attachment("json", content: JsonValue.Create(3)),
                new Attachment("text", content: "plain"),
                new Attachment(
                    HeroCard.ContentType,
                    content: new HeroCard("Title", buttons: [new CardAction(ActionTypes.ImBack, "Yes", value: "yes")])
                ),
            ],
        };

        Assert.Equal(
            """
            {"attachments":[{"contentType":"json","content":3},{"contentType":"text","content":"plain"},{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"Title","buttons":[{"type":"imBack","title":"Yes","value":"yes"}]}}],"channelData":"x","value":{"a":1}}
            """,
            Encoding.UTF8.GetString(RecordedActivities.Write(activity))
        );
    }

    [Fact]
    public void Payloads_of_the_bots_own_types_and_of_Newtonsoft_go_out_as_the_sdk_writes_them()
    {
        var activity = new Activity
        {
            Value = JObject.Parse("""{"a":[1,"x"]}"""),
            ChannelData = new { answer = 42, nothing = (string?)null },
        };

        Assert.Equal(
            """{"channelData":{"answer":42},"value":{"a":[1,"x"]}}""",
            Encoding.UTF8.GetString(RecordedActivities.Write(activity))
        );
    }

    [Fact]
    public void Unknown_properties_keep_their_dates_and_their_numbers_as_they_are_written()
    {
        const string Json =
            """{"type":"message","sent":"2026-11-23T16:02:59.6269010Z","big":123456789012345678901234567890,"small":1.10,"far":1e999,"deep":{"a":[null,true]}}""";

        Assert.Equal(Json, Encoding.UTF8.GetString(RecordedActivities.Write(RecordedActivities.Read(Encoding.UTF8.GetBytes(Json)))));
    }

    [Fact]
    public void Every_kind_of_entity_of_the_sdk_is_written_with_its_own_members()
    {
        var kinds = typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)));
        var known = WireJson.Options.GetTypeInfo(typeof(Entity)).PolymorphismOptions!.DerivedTypes.Select(derived => derived.DerivedType);

        Assert.Equal(kinds.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), known);
    }

    [Fact]
    public void Every_json_name_of_the_sdks_types_is_the_members_name_in_camel_case()
    {
        var names = typeof(Activity).Assembly.GetExportedTypes().Where(type => type.Namespace == "Microsoft.Bot.Schema")
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(member => (member.Name, Json: member.GetCustomAttribute<Newtonsoft.Json.JsonPropertyAttribute>()?.PropertyName))
            .Where(member => member.Json is not null)
            .ToList();

        Assert.True(names.Count > 200);
        Assert.All(names, member => Assert.Equal(member.Json, JsonNamingPolicy.CamelCase.ConvertName(member.Name)));
    }

    [Fact]
    public void A_mention_is_written_with_its_members()
    {
        var activity = new Activity { Entities = [new Mention(new ChannelAccount("b", "Guide"), "<at>Guide</at>")] };

        using var written = JsonDocument.Parse(RecordedActivities.Write(activity));

        var mention = written.RootElement.GetProperty("entities")[0];
        Assert.Equal("mention", mention.GetProperty("type").GetString());
        Assert.Equal("b", mention.GetProperty("mentioned").GetProperty("id").GetString());
    }

    /// <summary>Returns the JSON without nulls, with sorted names and with normalized timestamps.</summary>
    private static string Comparable(byte[] json) => Comparable(JsonNode.Parse(json), "")!.ToJsonString();

    private static JsonNode? Comparable(JsonNode? node, string name) => node switch
    {
        JsonObject values => new JsonObject(values.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Comparable(pair.Value, pair.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Comparable(item, ""))]),
        JsonValue value when name is "timestamp" or "localTimestamp" => value.GetValue<DateTimeOffset>().UtcTicks,
        _ => node?.DeepClone(),
    };
}
