using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>Properties that every card must have, tested with the shipped content.</summary>
public class CardTests
{
    private static readonly HashSet<string> Elements =
        ["AdaptiveCard", "TextBlock", "Container", "ColumnSet", "Column", "FactSet", "ActionSet", "Action.Submit"];

    private static readonly Dictionary<string, Card> Cards = All();

    [Fact]
    public void Is_an_adaptive_card_of_the_closed_set_in_its_language() => Assert.All(Cards.Keys, name =>
    {
        var json = Draw(name);

        Assert.Equal("1.5", json.GetProperty("version").GetString());
        Assert.Equal("en", json.GetProperty("lang").GetString());
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("speak").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("fallbackText").GetString()));
        Assert.All(Objects(json).Select(item => item.Text("type")).OfType<string>(), type => Assert.Contains(type, Elements));
    });

    [Fact]
    public void Stays_under_what_Teams_accepts() =>
        Assert.All(Cards.Keys, name => Assert.InRange(Draw(name).GetRawText().Length * sizeof(char), 1, CardJson.MaxBytes));

    [Fact]
    public void Wraps_every_text_and_has_one_heading() => Assert.All(Cards.Keys, name =>
    {
        var blocks = OfType(Draw(name), "TextBlock").ToList();

        Assert.All(blocks, block => Assert.True(block.GetProperty("wrap").GetBoolean()));
        var headings = name.StartsWith("answered", StringComparison.Ordinal) ? 0 : 1;
        Assert.Equal(headings, blocks.Count(block => block.Text("style") == "heading"));
        Assert.All(blocks, block => Assert.False(block.TryGetProperty("color", out _)));
    });

    [Fact]
    public void Every_button_has_a_name_of_its_own_and_comes_back_as_what_it_was() => Assert.All(Cards.Keys, name =>
    {
        var buttons = OfType(Draw(name), "Action.Submit").ToList();

        Assert.Equal(buttons.Count, buttons.Select(button => button.GetProperty("title").GetString()).Distinct().Count());
        var read = buttons.Select(button => Button.Read(button.GetProperty("data"))!).ToHashSet();
        Assert.Equal(Cards[name].Choices.Select(choice => new Button(choice.Intent, "here", 3)).ToHashSet(), read);
    });

    [Fact]
    public void Its_text_form_says_everything_that_it_shows() => Assert.All(Cards.Keys, name =>
    {
        var text = Flat(CardText.Write(Cards[name], Scene()));
        var json = Draw(name);

        string[] shown =
        [
            .. OfType(json, "TextBlock").SelectMany(Words),
            .. OfType(json, "FactSet")
                .SelectMany(set => set.GetProperty("facts").EnumerateArray()).Select(fact => $"{fact.Text("title")}: {fact.Text("value")}"),
            .. Cards[name].Choices.Select((choice, index) => $"{index + 1}. {choice.Title}"),
        ];
        Assert.NotEmpty(shown);
        Assert.All(shown, words => Assert.Contains(words, text, StringComparison.Ordinal));
        if (Flat(json.GetProperty("fallbackText").GetString()!) is var fallback && fallback != text)
        {
            Assert.Equal(Flat(Cards[name].Summary), fallback);
            var bytes = CardJson.BytesOf(JsonMarshal.GetRawUtf8Value(json));
            Assert.InRange(bytes + (1.1 * text.Length * sizeof(char)), CardJson.MaxBytes, int.MaxValue);
        }
    });

    /// <summary>Card texts are markdown, so a stray markup character would change or hide words.</summary>
    [Fact]
    public void Has_no_sign_that_markdown_would_take_for_its_own() => Assert.All(Cards.Keys, name =>
        Assert.All(OfType(Draw(name), "TextBlock").SelectMany(Words), words =>
            Assert.DoesNotMatch(@"^(?!http).*[*_`<>\[\]{}#|~]|^\s*(\d+[.)]|[-+])\s", words)));

    [Fact]
    public void A_bracket_in_a_link_does_not_break_it()
    {
        var card = new Card("x", [new CardElement.Links("See:", [new("A [draft] title", new Uri("https://example.org/a_(b)"))])], []);

        var block = OfType(CardJson.Write(card, Scene(), "here").Element, "TextBlock").Single();

        Assert.Equal("See: [A (draft) title](https://example.org/a_%28b%29)", block.GetProperty("text").GetString());
    }

    private static JsonElement Draw(string name) => CardJson.Write(Cards[name], Scene(), "here").Element;

    private static CardContext Scene(params AnswerValue[] answers)
    {
        var given = TestContent.Content.Questions.Zip(answers, (question, value) => new Answer(question.Id, value, default));
        return new(TestContent.Content, TestContent.English, new Journey { Round = 3 }.Start() with { Answers = [.. given] });
    }

    private static Dictionary<string, Card> All() =>
        EveryCard.Of(TestContent.Content, TestContent.English).ToDictionary(card => card.Key, card => card.Value.Card);

    private static IEnumerable<JsonElement> OfType(JsonElement json, string type) =>
        Objects(json).Where(item => item.TryGetProperty("type", out var found) && found.GetString() == type);

    private static IEnumerable<JsonElement> Objects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Objects),
        JsonValueKind.Object => json.EnumerateObject()
            .Where(property => property.Name != "data").SelectMany(property => Objects(property.Value)).Prepend(json),
        _ => [],
    };

    // Returns the words of a text block, and the texts and addresses of its links.
    private static IEnumerable<string> Words(JsonElement block) =>
        Regex.Split(block.Text("text")!, @"\[([^\]]*)\]\(([^)]*)\)")
            .Select(words => Flat(words.Trim(' ', ','))).Where(words => words.Length > 0);

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
