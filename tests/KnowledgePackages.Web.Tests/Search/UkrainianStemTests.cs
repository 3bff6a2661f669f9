using KnowledgePackages.Web.Search;

namespace KnowledgePackages.Web.Tests.Search;

public sealed class UkrainianStemTests
{
    [Theory]
    [InlineData("компанія компанії компаній компанію компанією компаніями компаніях")]
    [InlineData("підприємство підприємства підприємству підприємством підприємств підприємствами підприємствах")]
    [InlineData("практика практики практику практикою практиці практик практиками")]
    [InlineData("навчання навчанню навчанням навчань навчаннях")]
    [InlineData("партнер партнера партнери партнерів партнерам партнерами")]
    [InlineData("міжнародна міжнародної міжнародну міжнародний міжнародного міжнародні міжнародних")]
    [InlineData("якість якості якістю")]
    [InlineData("комп'ютер комп’ютера компʼютером")]
    [InlineData("грунт ґрунту")]
    public void Cases_and_numbers_of_a_word_are_one(string forms) =>
        Assert.Single(forms.Split(' ').Select(UkrainianStemFilter.Root).Distinct());

    [Theory]
    [InlineData("рік", "рок")]
    [InlineData("план", "планета")]
    [InlineData("школа", "шкода")]
    [InlineData("ні", "не")]
    public void Other_words_stay_other_words(string one, string other) =>
        Assert.NotEqual(UkrainianStemFilter.Root(one), UkrainianStemFilter.Root(other));
}
