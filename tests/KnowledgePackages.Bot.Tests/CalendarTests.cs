using System.Globalization;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests;

/// <summary>Dates and times in our texts have the formats of CLDR. The test compares them with the ICU library of this machine.</summary>
public class CalendarTests
{
    /// <summary>Each language of the texts, with the locale whose formats it uses. Our English uses European formats.</summary>
    public static TheoryData<string, string> Languages
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var language in TestContent.Content.Languages)
            {
                rows.Add(language, language == "en" ? "en-GB" : language);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_day_of_a_year_is_written_as_CLDR_writes_it(string language, string locale)
    {
        var (context, culture) = (In(language), Culture(locale));
        var dates = culture.DateTimeFormat.GetAllDateTimePatterns('D');
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var forms = dates.Select(pattern => Plain(day.ToString(pattern, culture))).ToList();

            Assert.Contains(Cardinal(context.Date(day)), forms);
            Assert.Equal(Plain(day.ToString(culture.DateTimeFormat.LongDatePattern, culture)), Cardinal(context.DateWithWeekday(day)));
        }
    }

    [Fact]
    public void In_French_the_first_day_of_a_month_is_the_premier() =>
        Assert.Equal("mardi 1er décembre 2026", In("fr").DateWithWeekday(new(2026, 12, 1)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_hour_is_written_as_CLDR_writes_it(string language, string locale)
    {
        var (context, culture) = (In(language), Culture(locale));
        for (var hour = 0; hour < 24; hour++)
        {
            var time = new TimeOnly(hour, hour * 2);

            Assert.Equal(Plain(time.ToString(culture.DateTimeFormat.ShortTimePattern, culture)), Plain(context.Time(time)));
        }
    }

    [Theory]
    [InlineData("en", "Wednesday, 25 November 2026 at 16:05")]
    [InlineData("fr", "mercredi 25 novembre 2026 à 16:05")]
    [InlineData("es", "miércoles, 25 de noviembre de 2026, 16:05")]
    [InlineData("de", "Mittwoch, 25. November 2026 um 16:05")]
    [InlineData("ar", "الأربعاء، 25 نوفمبر 2026 في 4:05 م")]
    [InlineData("uk", "середа, 25 листопада 2026 р., 16:05")]
    public void A_moment_is_told_by_the_clock_of_its_own_offset(string language, string expected) =>
        Assert.Equal(expected, In(language).DateAndTime(new(2026, 11, 25, 16, 5, 0, TimeSpan.FromHours(4))));

    [Fact]
    public void The_summary_says_of_which_day_it_is() =>
        Assert.Contains("As of 25 November 2026", Text(In("en") with { Today = new(2026, 11, 25) }), StringComparison.Ordinal);

    [Fact]
    public async Task A_reminder_says_its_day_in_the_persons_language()
    {
        var talk = await ConversationScript.PlayAsync("user* hi start українська", new Talk(content: TestContent.Content));

        var replies = await talk.SendAsync(new() { Value = Talk.Json("""{"do":"remind","days":7,"round":1,"at":"kp2-c1"}""") });

        Assert.Contains(
            "30 листопада 2026 р.",
            Talk.CardOf(replies[^1])!.Value.GetProperty("fallbackText").GetString(),
            StringComparison.Ordinal
        );
    }

    private static string Text(CardContext context) =>
        CardText.Write(SummaryCard.Draw(context, context.Content.GetPackage("kp2")), context);

    // CLDR writes "1" where French has "1er".
    private static string Cardinal(string date) => Plain(date).Replace("1er ", "1 ", StringComparison.Ordinal);

    private static CardContext In(string language) => new(TestContent.Content, TestContent.Content.In(language), new Journey());

    private static CultureInfo Culture(string locale)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(locale).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        // If the patterns are equal, this machine has no ICU.
        Assert.NotEqual(CultureInfo.InvariantCulture.DateTimeFormat.LongDatePattern, culture.DateTimeFormat.LongDatePattern);
        return culture;
    }

    // Removes differences that do not matter: the kinds of spaces and apostrophes, right-to-left marks, and whether a comma follows the
    // English weekday.
    private static string Plain(string text) => text
        .Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('’', 'ʼ').Replace("\u200f", "", StringComparison.Ordinal)
        .Replace("day ", "day, ", StringComparison.Ordinal).Replace(",,", ",", StringComparison.Ordinal);
}
