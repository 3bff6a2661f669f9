using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// If a resource is in another language than the person's, its card names that language, and shows the translated title with the original
/// title after it.
/// </summary>
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
            .Where(links => links.Lead.Length > 0 && links.Lead != texts.Message(Messages.CountryCases.Id))
            .ToList();
        var text = CardText.Write(
            StationCards.Draw(At(texts), (Position.Step)At(texts).Journey.PositionIn(TestContent.Content)),
            At(texts)
        );

        Assert.NotEmpty(links);
        Assert.All(
            links.SelectMany(link => link.Targets).Where(link => !link.Address.EndsWith($".{language}.docx", StringComparison.Ordinal)),
            link => Assert.Equal(isNoted, link.Title.Contains("(auf ", StringComparison.Ordinal))
        );
        Assert.Equal(isNoted, text.Contains(" · auf Englisch", StringComparison.Ordinal));
    }

    [Fact]
    public void A_translated_title_leads_and_the_original_follows()
    {
        var texts = Content.In("de");
        var context = new CardContext(Content, texts, new Journey());
        var resource = Content.GetResource("skills-ovate");
        var title = texts.ResourceTitle(resource);
        var items = MaterialBlocks.Resource(context, resource).Items;

        Assert.NotEqual(resource.Title, title);
        Assert.Equal(new(title, resource.Url), Assert.Single(Assert.IsType<CardElement.Links>(items[0]).Targets));
        Assert.Equal($"Originaltitel: {resource.Title}", Assert.IsType<CardElement.TextBlock>(items[1]).Text);
        Assert.Equal($"{title} (auf Englisch)", Assert.Single(context.Links([resource.Id])).Title);
    }

    [Fact]
    public void A_title_in_the_persons_language_stands_alone()
    {
        var context = new CardContext(Content, Content.In("en"), new Journey());
        var resource = Content.GetResource("skills-ovate");

        Assert.Equal(resource.Title, Assert.Single(context.Links([resource.Id])).Title);
        Assert.DoesNotContain(
            MaterialBlocks.Resource(context, resource).Items.OfType<CardElement.TextBlock>(),
            block => block.Text.Contains("Original", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void People_may_type_either_title()
    {
        var texts = Content.In("de");
        var names = new ThingNames(Content, texts);
        var resource = Content.GetResource("skills-ovate");

        Assert.Equal(
            [resource.Id, resource.Id],
            new[] { resource.Title, texts.ResourceTitle(resource) }.Select(title => names.Called(Utterance.Normalize(title))?.ThingId)
        );
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
