using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Texts;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class MessageTests
{
    private static readonly ContentTexts Texts = new SampleFolder().Content().In("en");

    [Fact]
    public void Values_are_filled_in_by_name() =>
        Assert.Equal("Hello Ana {name}.", Texts.Message("hello", ("name", "Ana {name}")));

    [Fact]
    public void The_count_chooses_the_plural_form()
    {
        Assert.Equal("One action is left.", Texts.Message("left", ("count", 1)));
        Assert.Equal("1200 actions are left.", Texts.Message("left", ("count", 1200)));
    }

    [Fact]
    public void A_missing_value_or_an_unknown_message_is_our_mistake()
    {
        Assert.Throws<ArgumentException>(() => Texts.Message("hello"));
        Assert.Throws<ArgumentException>(() => Texts.Message("left", ("number", 1)));
        Assert.Throws<KeyNotFoundException>(() => Texts.Message("nothing"));
    }

    [Fact]
    public void An_unknown_group_of_synonyms_is_empty() => Assert.Empty(Texts.Synonyms("perhaps"));

    [Fact]
    public void A_client_gets_the_messages_as_they_are_written()
    {
        Assert.Equal([new("page.title", "Knowledge Packages")], Texts.MessagesStartingWith("page."));
        Assert.Equal(
            [new("left.one", "One action is left."), new("left.other", "{count} actions are left.")],
            Texts.MessagesStartingWith("left"));
    }

    [Theory]
    [InlineData("en", "other one other other other other other")]
    [InlineData("fr", "one one other other other other other")]
    [InlineData("uk", "many one few many many one few")]
    [InlineData("ar", "zero one two few many many many")]
    [InlineData("pl", "many one few many many many few")]
    [InlineData("cs", "other one few other other other other")]
    [InlineData("hr", "other one few other other one few")]
    [InlineData("sl", "other one two other other other other")]
    [InlineData("ro", "few one few few few other other")]
    [InlineData("lt", "other one few few other one few")]
    [InlineData("lv", "zero one other other zero one other")]
    [InlineData("ja", "other other other other other other other")]
    public void Languages_count_in_their_own_way(string language, string forms)
    {
        long[] numbers = [0, 1, 2, 5, 11, 21, 22];

        Assert.Equal(forms.Split(' '), numbers.Select(PluralRule.Of(language).FormFor));
        Assert.Subset(PluralRule.Of(language).Forms.ToHashSet(), forms.Split(' ').ToHashSet());
    }

    [Theory]
    [InlineData("ar", 100, "other")]
    [InlineData("ar", 103, "few")]
    [InlineData("sl", 103, "few")]
    [InlineData("ro", 119, "few")]
    [InlineData("uk", 12, "many")]
    [InlineData("uk", 112, "many")]
    [InlineData("uk", 102, "few")]
    public void Large_numbers_follow_their_last_digits(string language, long number, string form) =>
        Assert.Equal(form, PluralRule.Of(language).FormFor(number));
}
