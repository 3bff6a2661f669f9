using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Languages;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// People can list the resources that exist in their own language. If more than half of all resources do, the bot gives no list, because it
/// would be too long to help.
/// </summary>
public class InMyLanguageTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("uk")]
    public void The_list_has_each_resource_of_the_language_and_no_other(string language)
    {
        var shown = LanguageCard.InMyLanguage(In(language)).Shows.Skip(1);

        Assert.NotEmpty(shown);
        Assert.Equal(
            TestContent.Content.Resources.Where(resource => resource.AlsoIn.Prepend(resource.Language).Contains(language))
                .Select(resource => $"resource/{resource.Id}"),
            shown
        );
    }

    [Fact]
    public void What_is_for_the_country_stands_first() =>
        Assert.Equal("resource/tunisia-cemia", LanguageCard.InMyLanguage(In("fr", "tn")).Shows[1]);

    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public void The_choice_of_a_language_offers_the_list_where_it_helps(string language, bool isOffered) =>
        Assert.Equal(isOffered, LanguageCard.Draw(In(language)).Choices.Any(choice => choice.Intent is Intent.InMyLanguage));

    [Theory]
    [InlineData("fr", "dans ma langue", "inMyLanguage")]
    [InlineData("en", "in my language", "inMyLanguage/most")]
    public async Task The_list_can_be_asked_for_in_words(string language, string said, string shows)
    {
        var talk = new Talk(content: TestContent.Content);
        await talk.SendAsync(new Activity { Text = "ok", Locale = language });

        var replies = await talk.SendAsync(new Activity { Text = said, Locale = language });

        Assert.Equal(shows, Talk.Shows(replies[0])[0]);
    }

    private static CardContext In(string language, string? country = null) =>
        new(TestContent.Content, TestContent.Content.In(language), new Journey { CountryId = country });
}
