using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>Titles of resources stay as they were published; who reads another language is told which one it is.</summary>
public class ResourceLanguageTests
{
    private static readonly DialogsContent Content = new ContentEdit()
        .In("resources.json", json =>
        {
            foreach (var (id, language) in new[] { ("esco", "fr-BE"), ("ilo-lmi-guide", "ka"), ("tracer-guide", "xx") })
            {
                json["resources"]!.AsArray().Single(resource => resource!["id"]!.GetValue<string>() == id)!["language"] = language;
            }
        })
        .LoadShipped();

    [Theory]
    [InlineData("en", null, "in French", "ქართული", "xx")]
    [InlineData("fr", "en anglais", null, "ქართული", "xx")]
    [InlineData("de", "auf Englisch", "auf Französisch", "ქართული", "xx")]
    [InlineData("es", "en inglés", "en francés", "ქართული", "xx")]
    [InlineData("ar", "بالإنجليزية", "بالفرنسية", "ქართული", "xx")]
    [InlineData("uk", "англійською", "французькою", "ქართული", "xx")]
    public void Another_language_than_the_persons_is_named_in_theirs(
        string language,
        string? english,
        string? french,
        string georgian,
        string unknown
    )
    {
        var context = new CardContext(Content, Content.In(language), new Journey());
        string?[] expected = [english, french, georgian, unknown];

        Assert.Equal(
            expected,
            new[] { "skills-ovate", "esco", "ilo-lmi-guide", "tracer-guide" }.Select(id => context.OtherLanguage(Content.GetResource(id)))
        );
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("de", true)]
    public void Cards_say_it_beside_the_title_and_in_every_list_of_links(string language, bool isNoted)
    {
        var texts = TestContent.Content.In(language);
        var cards = EveryCard.Of(TestContent.Content, texts).Values.Select(card => card.Card).ToList();
        var links = cards
            .SelectMany(card => card.Body)
            .SelectMany(Elements)
            .OfType<CardElement.Links>()
            .Where(links => links.Lead.Length > 0)
            .ToList();
        var text = CardText.Write(
            StationCards.Draw(At(texts), (Position.Step)At(texts).Journey.PositionIn(TestContent.Content)),
            At(texts)
        );

        Assert.NotEmpty(links);
        Assert.All(
            links.SelectMany(link => link.Targets),
            link => Assert.Equal(isNoted, link.Title.Contains("(auf ", StringComparison.Ordinal))
        );
        Assert.Equal(isNoted, text.Contains(" · auf Englisch", StringComparison.Ordinal));
    }

    private static CardContext At(ContentTexts texts) =>
        new(
            TestContent.Content,
            texts,
            new Journey()
                .Start()
                .ChoosePackage(TestContent.Content, "kp2")
                .GoToStation(TestContent.Content, "kp2-s1")
                .Next(TestContent.Content)
        );

    private static IEnumerable<CardElement> Elements(CardElement element) =>
        element is CardElement.Container container ? container.Items.SelectMany(Elements) : [element];
}
