using System.Text;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Tests.Plan;

public class PlanTextTests
{
    [Theory]
    [InlineData("Maria", "Maria")]
    [InlineData("  Maria \t\r\n Kovač\u00A0 ", "Maria Kovač")]
    [InlineData("Ma\u0000ria\u0007", "Ma ria")]
    [InlineData("\u202Etxt.exe\u202C \u2066a\u2069 b\u200B\uFEFF\u200E", "txt.exe a b")]
    [InlineData("<b>*Maria* [x](http://a.b)</b>", "<b>*Maria* [x](http://a.b)</b>")]
    [InlineData("марія 👩\u200D🏫", "марія 👩\u200D🏫")]
    [InlineData("e\u0301", "é")]
    [InlineData("\uD83D Maria", "Maria")]
    public void Is_one_line_that_changes_no_other_text(string written, string stored) =>
        Assert.Equal(stored, PlanText.Clean(written, PlanText.MaxNameLength));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u202E\u200B")]
    [InlineData("--- !!! ...")]
    [InlineData("\uD83D")]
    public void Is_null_where_nothing_can_be_read(string? written) => Assert.Null(PlanText.Clean(written, PlanText.MaxNameLength));

    [Theory]
    [InlineData("a")]
    [InlineData("я")]
    [InlineData("😀")]
    [InlineData("e\u0301")]
    [InlineData("👩\u200D🏫")]
    [InlineData("a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307")]
    [InlineData("word ")]
    public void Ten_thousand_characters_are_cut_between_two_characters(string character)
    {
        var line = PlanText.Clean(string.Concat(Enumerable.Repeat(character, 10_000)), PlanText.MaxNoteLength)!;

        Assert.InRange(line.Length, 400, PlanText.MaxNoteLength);
        Assert.EndsWith("…", line, StringComparison.Ordinal);
        Assert.Equal(line, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
        Assert.NotEqual('\u200D', line[^2]);
    }

    [Fact]
    public void A_text_of_just_the_longest_length_stays() =>
        Assert.Equal(
            new string('a', PlanText.MaxNameLength),
            PlanText.Clean(new string('a', PlanText.MaxNameLength), PlanText.MaxNameLength)
        );

    [Fact]
    public void No_letter_carries_a_pile_of_accents() =>
        Assert.InRange(PlanText.Clean("a" + new string('\u0489', 50) + "b", PlanText.MaxNameLength)!.Length, 2, 5);
}
