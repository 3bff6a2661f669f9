using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content.Search;


namespace KnowledgePackages.Bot.Tests.Commands;

public class UtteranceTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  Yes, PLEASE!  ", "yes please")]
    [InlineData("don't", "dont")]
    [InlineData("don’t", "dont")]
    [InlineData("Ça va", "ca va")]
    [InlineData("ﬁne", "fine")]
    [InlineData("soooo goooood", "so god")]
    [InlineData("good", "good")]
    [InlineData("100", "100")]
    [InlineData("1000", "1000")]
    [InlineData("٣", "3")]
    [InlineData("👍🏾 great", "great")]
    [InlineData("👍🏾👍", "👍")]
    [InlineData("a\u0301\u200Db", "ab")]
    [InlineData("one\ttwo\r\nthree", "one two three")]
    public void Texts_become_comparable(string? raw, string comparable) => Assert.Equal(comparable, Utterance.Of(raw).Text);

    [Fact]
    public void A_long_text_is_cut_but_never_inside_a_character()
    {
        var said = Utterance.Of(new string('x', Utterance.MaxLength - 1) + "😀" + "yes");

        Assert.True(said.WasCut);
        Assert.Equal("x", said.Text);
        Assert.False(Utterance.Of(new string('x', Utterance.MaxLength) + new string(' ', 100_000)).WasCut);
    }

    [Theory]
    [InlineData("really", "realy", 1)]
    [InlineData("really", "raelly", 1)]
    [InlineData("really", "really", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("station", "satoin", 2)]
    public void Distance_counts_letters_left_out_added_wrong_or_swapped(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(a, b, 10));
        Assert.Equal(distance, EditDistance.Of(b, a, 10));
    }

    [Theory]
    [InlineData("yse", "yes", false)] // words of up to three letters must be equal
    [InlineData("hepl", "help", true)]
    [InlineData("hope", "nope", false)]
    [InlineData("note", "nope", false)]
    [InlineData("statin", "station", true)]
    [InlineData("nation", "station", false)]
    [InlineData("smart specialisatoin", "smart specialisation", true)]
    [InlineData("we dont", "we do", false)]
    [InlineData("not sure", "no sure", false)]
    [InlineData("notsure", "not sure", true)]
    public void Typos_are_forgiven_by_length(string written, string meant, bool isNearly) =>
        Assert.Equal(isNearly, Typos.IsNearly(written, meant));
}
