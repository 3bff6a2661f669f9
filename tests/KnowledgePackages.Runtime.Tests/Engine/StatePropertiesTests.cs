using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class StatePropertiesTests
{
    private readonly DocumentState _state = new();

    [Fact]
    public async Task A_missing_property_is_made_by_the_factory_and_kept()
    {
        var (turn, properties) = TurnOn();
        var person = _state.CreateProperty<ChannelAccount>("person");

        var made = await person.GetAsync(turn, () => new ChannelAccount("u"));

        Assert.Same(made, await person.GetAsync(turn, () => new ChannelAccount("other")));
        Assert.Equal("""{"id":"u"}""", Kept(properties)["person"]);
    }

    [Fact]
    public async Task A_missing_property_without_a_factory_is_the_default_and_is_not_kept()
    {
        var (turn, properties) = TurnOn();

        Assert.Null(await _state.CreateProperty<ChannelAccount?>("person").GetAsync(turn));
        Assert.Equal(0, await _state.CreateProperty<int>("count").GetAsync(turn));
        Assert.Empty(properties.Save());
    }

    [Fact]
    public async Task A_changed_object_is_kept_as_it_is_at_the_end_of_the_turn()
    {
        var (turn, properties) = TurnOn(("person", """{"id":"u"}"""));

        (await _state.CreateProperty<ChannelAccount>("person").GetAsync(turn)).Name = "Ada";

        Assert.Equal("""{"id":"u","name":"Ada"}""", Kept(properties)["person"]);
    }

    [Fact]
    public async Task A_property_that_nobody_touched_keeps_its_bytes()
    {
        var (turn, properties) = TurnOn(("a", """{ "id" : "1" }"""), ("b", """{ "id" : "2" }"""));

        await _state.CreateProperty<ChannelAccount>("b").GetAsync(turn);

        Assert.Equal("""{ "id" : "1" }""", Kept(properties)["a"]);
        Assert.Equal("""{"id":"2"}""", Kept(properties)["b"]);
    }

    [Fact]
    public async Task A_deleted_property_is_gone_and_so_is_one_set_to_null()
    {
        var (turn, properties) = TurnOn(("a", """{"id":"1"}"""), ("b", """{"id":"2"}"""));

        await _state.CreateProperty<ChannelAccount>("a").DeleteAsync(turn);
        await _state.CreateProperty<ChannelAccount?>("b").SetAsync(turn, null);

        Assert.Empty(properties.Save());
        Assert.Null(await _state.CreateProperty<ChannelAccount?>("a").GetAsync(turn));
    }

    [Fact]
    public async Task A_copy_is_changed_by_nobody_else()
    {
        var (turn, properties) = TurnOn(("a", """{"id":"1"}"""));
        var live = await _state.CreateProperty<ChannelAccount>("a").GetAsync(turn);

        var copy = properties.Copy();
        live.Id = "2";

        Assert.Equal("1", copy.Get<ChannelAccount>("a")!.Id);
    }

    [Fact]
    public async Task Without_state_in_the_turn_it_says_so()
    {
        var turn = new TurnContext(new TestAdapter(), new Activity());

        await Assert.ThrowsAsync<InvalidOperationException>(() => _state.CreateProperty<int>("count").GetAsync(turn));
    }

    [Fact]
    public void A_context_in_a_chain_keeps_its_own_options()
    {
        var properties = new StateProperties(ConversationDocument.Empty.Properties, StateJson.Options(KebabCaseContext.Default));

        properties.Set("a", new Counted(1));

        Assert.Equal("""{"how-often":1}""", Kept(properties)["a"]);
    }

    [Fact]
    public void An_immutable_object_is_given_to_later_turns_that_have_its_bytes()
    {
        var (json, immutable) = (StateJson.Options(KebabCaseContext.Default), new HashSet<Type> { typeof(Counted) });
        var first = new StateProperties(ConversationDocument.Empty.Properties, json, immutable);
        var kept = new Counted(1);
        first.Set("kept", kept);
        var stored = first.Save();

        var second = new StateProperties(stored, json, immutable);
        Assert.Same(kept, second.Get<Counted>("kept"));
        Assert.Same(stored, second.Save());
        second.Set("kept", kept with { HowOften = 2 });
        Assert.Equal("""{"how-often":2}""", Kept(second)["kept"]);

        // The object belongs to these bytes, and not to the property's name.
        Assert.Equal(1, new StateProperties(stored, json, immutable).Get<Counted>("kept")!.HowOften);
        var copied = stored.SetItem("kept", stored["kept"].ToArray());
        Assert.NotSame(kept, new StateProperties(copied, json, immutable).Get<Counted>("kept"));
        Assert.NotSame(kept, new StateProperties(stored, json).Get<Counted>("kept"));
    }

    private static (TurnContext Turn, StateProperties Properties) TurnOn(params (string Name, string Json)[] stored)
    {
        var bytes = stored.ToImmutableSortedDictionary(
            pair => pair.Name,
            pair => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(pair.Json),
            StringComparer.Ordinal
        );
        var properties = new StateProperties(bytes, StateJson.Options(null));
        var turn = new TurnContext(new TestAdapter(), new Activity());
        turn.TurnState.Set(properties);
        return (turn, properties);
    }

    private static Dictionary<string, string> Kept(StateProperties properties) =>
        properties.Save().ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(pair.Value.Span));

    internal sealed record Counted(int HowOften);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(StatePropertiesTests.Counted))]
internal sealed partial class KebabCaseContext : JsonSerializerContext;
