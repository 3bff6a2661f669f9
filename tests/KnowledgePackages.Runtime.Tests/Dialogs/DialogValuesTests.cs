using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Dialogs;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

public sealed class DialogValuesTests
{
    [Fact]
    public void Values_come_back_as_the_type_they_were_kept_as()
    {
        var instance = new DialogInstance { Id = "a" };
        instance.State["text"] = "x";
        instance.State["yes"] = true;
        instance.State["long"] = long.MaxValue;
        instance.State["int"] = 3;
        instance.State["double"] = 3.0;
        instance.State["tiny"] = 1e-300;
        instance.State["minus"] = -0.0;
        instance.State["float"] = 0.5f;
        instance.State["null"] = null;

        var read = Reload(instance).State;

        Assert.Equal("x", read["text"]);
        Assert.Equal(true, read["yes"]);
        Assert.Equal(long.MaxValue, read["long"]);
        Assert.Equal(3L, read["int"]);
        Assert.Equal(3.0, read["double"]);
        Assert.Equal(1e-300, read["tiny"]);
        Assert.Equal(-0.0, read["minus"]);
        Assert.Equal(0.5, read["float"]);
        Assert.True(read.ContainsKey("null"));
        Assert.Null(read["null"]);
    }

    public static TheoryData<object> Forbidden => new()
    {
        new Uri("https://example.org"), DateTimeOffset.UnixEpoch, TimeSpan.Zero, DayOfWeek.Monday, 1m, (short)1, 1u, ulong.MaxValue, 'c',
        new[] { "a" }, new List<string>(), new Dictionary<string, object?>(), new FoundChoice(), Guid.Empty, double.NaN, float.PositiveInfinity,
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Other_types_are_refused_when_they_are_set(object value)
    {
        var state = new DialogInstance().State;

        Assert.Throws<ArgumentException>(() => state["a"] = value);
        Assert.Throws<ArgumentException>(() => state.Add("a", value));
        Assert.Throws<ArgumentException>(() => state.Add(KeyValuePair.Create("a", (object?)value)));
        Assert.Empty(state);
    }

    [Fact]
    public void Values_are_written_in_the_order_of_their_names_whatever_the_order_they_were_set_in()
    {
        var (one, other) = (new DialogInstance(), new DialogInstance());
        (one.State["b"], one.State["a"]) = (1L, 2L);
        (other.State["a"], other.State["b"]) = (2L, 1L);

        Assert.Equal(Write(one), Write(other));
    }

    [Theory]
    [InlineData("""{"dialogStack":[{"state":[]}]}""")]
    [InlineData("""{"dialogStack":[{"state":{"a":{}}}]}""")]
    [InlineData("""{"dialogStack":[{"state":{"a":[1]}}]}""")]
    [InlineData("""{"dialogStack":[{"state":{"a":99999999999999999999}}]}""")]
    [InlineData("""{"dialogStack":[{"state":{"a":1e999}}]}""")]
    public void Stored_values_of_another_type_are_refused_as_json(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, DialogJsonContext.Default.DialogState));

    [Fact]
    public void Stored_members_that_nobody_knows_are_passed_over() =>
        Assert.Equal("a", JsonSerializer.Deserialize("""{"later":1,"dialogStack":[{"later":{},"id":"a"}]}""", DialogJsonContext.Default.DialogState)!.DialogStack[0].Id);

    private static DialogInstance Reload(DialogInstance instance) =>
        JsonSerializer.Deserialize(Write(instance), DialogJsonContext.Default.DialogState)!.DialogStack[0];

    private static string Write(DialogInstance instance) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new DialogState([instance]), DialogJsonContext.Default.DialogState));
}
