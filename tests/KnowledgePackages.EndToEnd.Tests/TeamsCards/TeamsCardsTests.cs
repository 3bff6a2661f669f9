using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Bot.Tests;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.TeamsCards;

/// <summary>
/// Draws every card in every language with Microsoft's renderer and Teams' public values for colours and sizes. Screenshots of one card of
/// each kind are in <c>artifacts/screenshots/teams-cards-*</c>.
/// </summary>
public sealed class TeamsCardsTests(CardWall wall) : IClassFixture<CardWall>
{
    private const int Phone = 320;

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    // Contrast, names and roles differ between the directions, but not between languages of one direction.
    public static TheoryData<string> LanguageOfEachDirection =>
        [.. TestContent.Content.Languages.DistinctBy(language => TestContent.Content.In(language).IsRightToLeft)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_card_is_drawn_whole_in_every_width_without_a_complaint(string language)
    {
        var texts = TestContent.Content.In(language);
        var cards = CardWall.Every(texts).ToList();

        string[] wrong =
        [
            .. await wall.HangAsync(cards, "light", language), // another test checks the dark look, which differs only in colours
            .. await wall.LookAsync(texts.IsRightToLeft),
            .. await wall.LookAsync(texts.IsRightToLeft, Phone),
        ];

        Assert.True(cards.Count > 100);
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
        Assert.Empty(wall.Complaints.All);
    }

    [Theory]
    [MemberData(nameof(LanguageOfEachDirection))]
    public async Task One_of_each_kind_can_be_read_by_everybody_light_and_dark(string language)
    {
        foreach (var theme in (string[])["light", "dark"])
        {
            await wall.HangAsync(OneOfEach(TestContent.Content.In(language)), theme, language);

            await wall.Page.ScreenshotAsync(new() { Path = Photos.PathOf($"teams-cards-{language}-{theme}"), FullPage = true });
            await Axe.FindsNothingAsync(wall.Page, $"{language}, {theme}");
        }
    }

    // Returns one card of each kind, if possible from a journey that is half done.
    private static IEnumerable<KeyValuePair<string, JsonElement>> OneOfEach(ContentTexts texts) =>
        EveryCard.Of(TestContent.Content, texts)
            .GroupBy(card => string.Join('+', card.Value.Card.Shows.Select(id => id.Split('/')[0]).Distinct()))
            .Select(kind => kind.FirstOrDefault(card => card.Key.EndsWith("Yes, half done", StringComparison.Ordinal), kind.First()))
            .Select(card => KeyValuePair.Create(card.Key, CardJson.Write(card.Value.Card, card.Value.Context, "here").Element));
}
