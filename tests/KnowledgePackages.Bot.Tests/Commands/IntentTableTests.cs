using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>Rules of the table of intents that the compiler cannot check.</summary>
public sealed class IntentTableTests
{
    private static readonly Intent[] OneOfEach =
    [
        .. typeof(Intent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Intent))).Select(OneOf),
    ];

    [Fact]
    public void Every_intent_has_a_row_of_its_own() =>
        Assert.Equal(IntentTable.All.OrderBy(row => row.Id), OneOfEach.Select(intent => intent.Definition).OrderBy(row => row.Id));

    [Fact]
    public void What_a_row_reads_from_a_button_is_what_it_wrote() => Assert.All(
        OneOfEach.Where(intent => intent.Definition.Scope != ButtonScope.None),
        intent => Assert.Equal(intent, Button.Read(Written(intent))?.Intent));

    [Fact]
    public void An_intent_that_no_button_carries_is_read_from_none() => Assert.All(
        OneOfEach.Where(intent => intent.Definition.Scope == ButtonScope.None),
        intent => Assert.Null(Button.Read(Written(intent))));

    // Cards on people's screens contain such button data, so the bot must always be able to read the data.
    [Theory]
    [InlineData("""{"do":"start","at":"start","round":1}""")]
    [InlineData("""{"do":"answer","at":"kp2-c4","round":2,"question":"kp2-c4","answer":"notSure"}""")]
    [InlineData("""{"do":"choose","at":"recommendation","round":1,"for":"mark","package":"kp2"}""")]
    [InlineData("""{"do":"stationDone","at":"kp2-s1/kp2-s1","round":1,"station":"kp2-s1"}""")]
    [InlineData("""{"do":"actionDone","at":"kp2-s1/kp2-s1-a1","round":1,"action":"kp2-s1-a1","done":false}""")]
    [InlineData("""{"do":"decide","at":"kp2-s1/kp2-s1-a1","round":1,"action":"kp2-s1-a1","decision":"notForUs"}""")]
    [InlineData("""{"do":"arrange","at":"kp2/summary","round":1,"action":"own1"}""")]
    [InlineData("""{"do":"arrange","at":"arrange","round":1,"action":"own1","who":"Maria","until":"2027-05-15","proof":"x","note":"y"}""")]
    [InlineData("""{"do":"addAction","at":"plan","round":1}""")]
    [InlineData("""{"do":"addAction","at":"arrange","round":1,"text":"Visit the bakery","station":"kp2-s1"}""")]
    [InlineData("""{"do":"saveResource","at":"kp2-s1/bridge-guide","round":1,"resource":"bridge-guide","saved":true}""")]
    [InlineData("""{"do":"plan","at":"check","round":1}""")]
    [InlineData("""{"do":"haveTime","at":"kp2/route","round":1,"minutes":15}""")]
    [InlineData("""{"do":"remind","at":"kp2/summary","round":1}""")]
    [InlineData("""{"do":"remind","at":"kp2/summary","round":1,"days":14}""")]
    [InlineData("""{"do":"remindNot","at":"kp2/summary","round":1}""")]
    [InlineData("""{"do":"show","at":"check","round":1,"kind":"case","thing":"kp1-case1"}""")]
    [InlineData("""{"do":"speak","at":"start","round":1,"language":"uk"}""")]
    [InlineData("""{"do":"elsewhere","at":"plan","round":1}""")]
    [InlineData("""{"do":"bringYes","at":"bring","round":1,"number":3}""")]
    [InlineData("""{"do":"bringNo","at":"bring","round":1}""")]
    public void The_data_of_buttons_is_as_it_has_always_been(string data) =>
        Assert.Equal(data, WrittenJson.Create(Button.Read(JsonElement.Parse(data))!.Write).ToString());

    [Theory]
    [InlineData("""{"do":"answer","at":"kp2-c4","round":2,"question":"kp2-c4"}""")]
    [InlineData("""{"do":"answer","at":"kp2-c4","round":2,"question":"kp2-c4","answer":"perhaps"}""")]
    [InlineData("""{"do":"actionDone","at":"x","round":1,"action":"kp2-s1-a1","done":"yes"}""")]
    [InlineData("""{"do":"decide","at":"x","round":1,"action":"kp2-s1-a1","decision":"perhaps"}""")]
    [InlineData("""{"do":"arrange","at":"x","round":1,"who":"Maria"}""")]
    [InlineData("""{"do":"show","at":"x","round":1,"kind":"planet","thing":"kp1"}""")]
    [InlineData("""{"do":"station","at":"x","round":1,"station":7}""")]
    [InlineData("""{"do":"dance","at":"x","round":1}""")]
    [InlineData("""{"do":"next","at":"x","round":"one"}""")]
    public void A_button_with_a_part_missing_or_malformed_is_none(string data) => Assert.Null(Button.Read(JsonElement.Parse(data)));

    private static JsonElement Written(Intent intent) => WrittenJson.Create(new Button(intent, "here", 3).Write).Element;

    private static Intent OneOf(Type type) =>
        (Intent)
            type.GetConstructors()[0]
                .Invoke([.. type.GetConstructors()[0].GetParameters().Select(parameter => Value(parameter.ParameterType))]);

    private static object Value(Type type) =>
        type == typeof(string) ? "some-id"
        : type == typeof(bool) ? true
        : type == typeof(int?) || type == typeof(int) ? 7
        : type == typeof(AnswerValue) ? AnswerValue.NotSure
        : type == typeof(ActionDecision) ? ActionDecision.NotForUs
        : type == typeof(SearchKind) ? SearchKind.Case
        : type == typeof(SearchResult) ? new SearchResult.NoWords()
        : throw new ArgumentOutOfRangeException(nameof(type), type, "An intent has a field of another type.");
}
