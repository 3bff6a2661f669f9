using System.Collections.Concurrent;
using System.Globalization;
using KnowledgePackages.Bot.Conversation.Words;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Days as people write them in each language. The current date of the person is Monday, 23 November 2026.</summary>
public class DayReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly ConcurrentDictionary<string, DayReader> Readers = new();

    [Theory]
    [InlineData("en", "15 May | May 15 | 15th May | May 15th | 15 of May | the 15th of May | on 15 May | 15 MAY. | 15. May", "2027-05-15")]
    [InlineData("en", "15 May 2027 | May 15, 2027 | 2027-05-15 | 15.5.2027 | 15.05. | 15/5/2027 | 15-05-27 | 5/15/2027 | may 15 27", "2027-05-15")]
    [InlineData("en", "24 November | 24.11. | 24 Nov | tomorrow | in 1 days | Tuesday | next Tuesday", "2026-11-24")]
    [InlineData("en", "23 November | today | 23/11", "2026-11-23")]
    [InlineData("en", "next week | in a week | in 7 days | in 1 weeks | Monday | 30.11.2026", "2026-11-30")]
    [InlineData("en", "in two weeks | in 2 weeks | 2 weeks", "2026-12-07")]
    [InlineData("en", "in 3 months | 23 Febuary", "2027-02-23")]
    [InlineData("en", "end of May | the end of May 2027 | end of may", "2027-05-31")]
    [InlineData("en", "29 February 2028", "2028-02-29")]
    [InlineData("fr", "15 mai | le 15 mai | 15 mai 2027 | 15/05/2027 | 15.5. | 15/5 | 15-5-27 | le 15 mai 2027", "2027-05-15")]
    [InlineData("fr", "1er juin | 1 juin | le 1er juin 2027", "2027-06-01")]
    [InlineData("fr", "3 juil. | 3 juillet | 3/7", "2027-07-03")]
    [InlineData("fr", "demain | mardi | mardi prochain", "2026-11-24")]
    [InlineData("fr", "la semaine prochaine | dans une semaine | dans 7 jours", "2026-11-30")]
    [InlineData("fr", "dans deux semaines | dans 2 semaines", "2026-12-07")]
    [InlineData("fr", "fin mai | fin de mai 2027", "2027-05-31")]
    [InlineData("fr", "15 août | 15 aout", "2027-08-15")]
    [InlineData("de", "15. Mai | 15. Mai 2027 | 15.5. | 15.05.2027 | 15.5.27 | der 15. Mai | am 15. Mai | 15/5", "2027-05-15")]
    [InlineData("de", "3. März | 3. Maerz | 3. Mrz | 3.3.", "2027-03-03")]
    [InlineData("de", "morgen | Dienstag | am Dienstag", "2026-11-24")]
    [InlineData("de", "nächste Woche | naechste Woche | in einer Woche | in 7 Tagen", "2026-11-30")]
    [InlineData("de", "in zwei Wochen | in 2 Wochen", "2026-12-07")]
    [InlineData("de", "Ende Mai | Ende Mai 2027", "2027-05-31")]
    [InlineData("es", "15 de mayo | el 15 de mayo | 15 mayo | 15 de mayo de 2027 | 15/5/2027 | 15.05. | 15/05", "2027-05-15")]
    [InlineData("es", "mañana | manana | martes | el martes", "2026-11-24")]
    [InlineData("es", "la próxima semana | la semana que viene | dentro de 7 días", "2026-11-30")]
    [InlineData("es", "en dos semanas | dentro de 2 semanas", "2026-12-07")]
    [InlineData("es", "finales de mayo | a finales de mayo | fin de mayo", "2027-05-31")]
    [InlineData("ar", "15 مايو | ١٥ مايو | يوم 15 مايو | 15 من مايو | 15 أيار | 15 مايو 2027 | ١٥/٥/٢٠٢٧ | 15/5 | 15 ماي", "2027-05-15")]
    [InlineData("ar", "3 كانون الثاني | 3 يناير | ٣/١", "2027-01-03")]
    [InlineData("ar", "غدًا | غدا | بكرة | الثلاثاء | يوم الثلاثاء", "2026-11-24")]
    [InlineData("ar", "الأسبوع القادم | بعد أسبوع | بعد 7 أيام", "2026-11-30")]
    [InlineData("ar", "نهاية مايو | آخر شهر مايو", "2027-05-31")]
    [InlineData("uk", "15 травня | 15 травень | 15-го травня | 15 травня 2027 | 15 травня 2027 р. | 15.05.2027 | 15.05 | 15/5 | 15 трав", "2027-05-15")]
    [InlineData("uk", "завтра | вівторок", "2026-11-24")]
    [InlineData("uk", "наступного тижня | через тиждень | через 7 днів", "2026-11-30")]
    [InlineData("uk", "через два тижні | через 2 тижні", "2026-12-07")]
    [InlineData("uk", "кінець травня | до кінця травня", "2027-05-31")]
    public void Is_read_in_every_way_in_which_people_write_it(string language, string texts, string day) =>
        Assert.All(
            texts.Split('|', StringSplitOptions.TrimEntries),
            text => Assert.Equal(new DayReading.On(Of(day)), Reader(language).Read(text, Today))
        );

    [Theory]
    [InlineData("en", "3/4", "2027-04-03", "2027-03-04")]
    [InlineData("en", "3-4-2027", "2027-04-03", "2027-03-04")]
    [InlineData("en", "5/12/26", "2026-12-05", "2026-05-12")]
    [InlineData("ar", "5/8/1448", "2027-01-13", "2027-08-05")] // a date of the Islamic calendar, or a day and a month without the year
    [InlineData("en", "15.5.2570", "2027-05-15", "2027-05-15")] // a year of the Buddhist calendar: both readings are the same day
    public void Two_days_are_both_told(string language, string text, string first, string second) =>
        Assert.Equal(new DayReading.Either(Of(first), Of(second)), Reader(language).Read(text, Today));

    [Theory]
    [InlineData("en", "31 April | 30 February | 32 May | 0 May | 15/13/2027 | 31.4. | 2027-13-01 | 15.5.2050 | 99/99 | May | 15 | 2027 | 15 Maria")]
    [InlineData("en", "Maria | soon | in May or June | 15 May and 16 May | 3 4 | 5 2027 | in 9 people | 15.5.202 | 1/2/3/4 | next | , | 29 February 2027")]
    [InlineData("fr", "31 avril | bientôt | 15 Maria | 13/13 | jui 3")]
    [InlineData("de", "31. April | bald | 15.13. | 3 Leute")]
    [InlineData("es", "31 de abril | pronto | 13/13")]
    [InlineData("ar", "31 أبريل | قريبًا | 13/13")]
    [InlineData("uk", "31 квітня | скоро | 13.13")]
    public void No_day_is_guessed(string language, string texts) =>
        Assert.All(
            texts.Split('|', StringSplitOptions.TrimEntries),
            text => Assert.Equal(new DayReading.Unreadable(), Reader(language).Read(text, Today))
        );

    [Fact]
    public void A_year_in_the_past_is_told_as_it_was_written() =>
        Assert.Equal(new DayReading.On(new(2020, 5, 15)), Reader("en").Read("15 May 2020", Today));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("uk")]
    public void Every_day_of_the_next_year_is_read_as_the_bot_itself_writes_it(string language)
    {
        var context = new Conversation.CardContext(TestContent.Content, TestContent.Content.In(language), new());
        for (var day = Today; day < Today.AddYears(1); day = day.AddDays(1))
        {
            Assert.Equal(new DayReading.On(day), Reader(language).Read(Conversation.Calendar.Date(context, day), Today));
        }
    }

    private static DateOnly Of(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    private static DayReader Reader(string language) => Readers.GetOrAdd(language, _ =>
    {
        var texts = TestContent.Content.In(language);
        return new(texts, new Phrasebook(texts));
    });
}
