using System.Text;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>If a resource's page is unavailable, cards link to its substitute and say so.</summary>
public class UnavailableResourceTests
{
    private const string Id = "katapult-tools";

    private static readonly Resource Original = TestContent.Content.GetResource(Id);

    [Theory]
    [InlineData("etf-knowledge-packages", "IntVE Knowledge Packages", "https://www.etf.europa.eu/en/intve-knowledge-packages")]
    [InlineData("https://www.etf.europa.eu/en/copy", "www.etf.europa.eu", "https://www.etf.europa.eu/en/copy")]
    [Trait("Category", "Slow")]
    public void Every_card_links_the_substitute_and_none_the_original(string substitute, string title, string address)
    {
        var content = Away(substitute);

        Assert.All(content.Languages, language =>
        {
            var texts = content.In(language);
            var other = content.Resources.SingleOrDefault(resource => resource.Id == substitute);
            var shown = language == "en" || other is null
                ? title
                : texts.Message("link.language", ("title", texts.ResourceTitle(other)), ("language", texts.Message("in.en")));
            var cards = EveryCard
                    .Of(content, texts)
                    .ToDictionary(card => card.Key, card => CardText.Write(card.Value.Card, card.Value.Context));
            Assert.All(cards.Values, card => Assert.DoesNotContain($"{Original.Url}\n", card + "\n", StringComparison.Ordinal));
            Assert.Contains(cards.Values, card => card.Contains(
                $"{texts.ResourceSummary(Id)}\n{texts.Message("resource.away")}\n{shown}\n{address}", StringComparison.Ordinal));
            Assert.Contains(
                    cards.Values,
                    card =>
                        card.Contains(
                            $"{texts.Message("resource.instead", ("substitute", shown), ("title", texts.ResourceTitle(Original)))}\n{address}",
                            StringComparison.Ordinal
                        )
                );
        });
    }

    private static DialogsContent Away(string substitute) =>
        TestContent.Load(file =>
            file.Path != "resources.json"
                ? file
                : file with
                {
                    Bytes = Encoding.UTF8.GetBytes(
                        Encoding
                            .UTF8.GetString(file.Bytes.Span)
                            .Replace(
                                $"\"id\": \"{Id}\",",
                                $"\"id\": \"{Id}\", \"unavailable\": {{ \"since\": \"2026-11-25\", \"substitute\": \"{substitute}\" }},",
                                StringComparison.Ordinal
                            )
                    ),
                }
        );
}
