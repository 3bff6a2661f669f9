using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Reads a day that a person wrote in one language: "15 May", "May 15th, 2027", "15.05.", "2027-05-15", "tomorrow", "in two weeks",
/// "Friday", "end of May". If the text has no year, the next such day is meant. If a text can mean two days, the reader returns both and
/// does not guess.
/// </summary>
internal sealed partial class DayReader
{
    private const int FurthestYears = 10;
    private const int ShortestMonth = 3;
    private const int BuddhistYears = 543;

    private static readonly UmAlQuraCalendar Hijri = new();

    private readonly Phrasebook _phrases;
    private readonly bool _isOrderOpen;
    private readonly Dictionary<string, int> _months;
    private readonly Dictionary<string, DayOfWeek> _weekdays;

    public DayReader(ContentTexts texts, Phrasebook phrases)
    {
        _phrases = phrases;
        // In English, 3/4 is a day and a month or a month and a day, depending on the country. In the other languages of the content the
        // day comes first.
        _isOrderOpen = texts.Language.Split('-')[0] == "en";
        _months = Enumerable
            .Range(1, 12)
            .SelectMany(month =>
                phrases
                    .In(PhraseGroups.Month(month))
                    .Append(Word(texts.Message(Messages.Month(new DateOnly(2000, month, 1)).Id)))
                    .Select(name => (name, month))
            )
            .DistinctBy(pair => pair.name)
            .ToDictionary(pair => pair.name, pair => pair.month, StringComparer.Ordinal);
        _weekdays = Enumerable
            .Range(1, 7)
            .Select(day => new DateOnly(2001, 1, day)) // 1 January 2001 was a Monday
            .ToDictionary(day => Word(texts.Message(Messages.Weekday(day).Id)), day => day.DayOfWeek, StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns the day that a text names; <see cref="DayReading.Unreadable"/> if it names no day, or has other words too.
    /// </summary>
    /// <param name="text">The text, as the person typed it.</param>
    /// <param name="today">The current day in the person's time zone.</param>
    public DayReading Read(string text, DateOnly today)
    {
        var phrase = Word(text);
        if (Relative(phrase, today) is { } relative)
        {
            return new DayReading.On(relative);
        }

        List<string> words = [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        words = [.. Meaningful(Joined(words)).Select(WithoutEnding)];
        return words switch
        {
            [var name] when _weekdays.TryGetValue(name, out var weekday) => new DayReading.On(Next(weekday, today)),
            [var only] when Figures().IsMatch(only) => new DayReading.Unreadable(),
            { Count: 2 or 3 } => Named(words, today) ?? Numeric(words, text, today),
            _ => new DayReading.Unreadable(),
        };
    }

    private string Word(string text) => _phrases.Fold(Utterance.Normalize(text));

    private DateOnly? Relative(string phrase, DateOnly today) =>
        _phrases.IsIn(phrase, PhraseGroups.DateToday) ? today
        : _phrases.IsIn(phrase, PhraseGroups.DateTomorrow) ? today.AddDays(1)
        : _phrases.IsIn(phrase, PhraseGroups.DateWeek) ? today.AddDays(7)
        : _phrases.IsIn(phrase, PhraseGroups.DateMonth) ? today.AddMonths(1)
        : _phrases.NumberIn(phrase, PhraseGroups.DateDays) is { } days ? Within(today, today.AddDays(days))
        : _phrases.NumberIn(phrase, PhraseGroups.DateWeeks) is { } weeks ? Within(today, today.AddDays(7 * weeks))
        : _phrases.NumberIn(phrase, PhraseGroups.DateMonths) is { } months ? Within(today, today.AddMonths(months))
        : EndOfMonth(phrase, today);

    private static DateOnly? Within(DateOnly today, DateOnly day) => day <= today.AddYears(FurthestYears) ? day : null;

    private DateOnly? EndOfMonth(string phrase, DateOnly today)
    {
        foreach (var lead in _phrases.In(PhraseGroups.DateEnd))
        {
            if (
                phrase.StartsWith($"{lead} ", StringComparison.Ordinal)
                && Meaningful(phrase[(lead.Length + 1)..].Split(' ')).ToList() is [var name, .. var rest]
                && MonthOf(name) is { } month
                && rest.Count <= 1
            )
            {
                var year = rest is [var written] ? YearOf(written) : today.Month <= month ? today.Year : today.Year + 1;
                return year is { } found && found - today.Year is >= 0 and <= FurthestYears
                    ? new DateOnly(found, month, DateTime.DaysInMonth(found, month))
                    : null;
            }
        }

        return null;
    }

    // Reads "15 May" or "May 15", with or without a year after it; returns null unless exactly one of the first two words is a month.
    private DayReading? Named(List<string> words, DateOnly today)
    {
        var (day, month) = (MonthOf(words[1]), MonthOf(words[0])) switch
        {
            ({ } second, null) => (NumberOf(words[0]), second),
            (null, { } first) => (NumberOf(words[1]), first),
            _ => (null, 0),
        };
        return month == 0 ? null
            : day is not { } found || (words.Count == 3 && YearOf(words[2]) is null) ? new DayReading.Unreadable()
            : OnDay(found, month, words.Count == 3 ? YearOf(words[2]) : null, today);
    }

    private DayReading Numeric(List<string> words, string text, DateOnly today)
    {
        if (!Separated().IsMatch(text) || words.Exists(word => !Figures().IsMatch(word)))
        {
            return new DayReading.Unreadable();
        }

        var numbers = words.ConvertAll(word => int.Parse(word, CultureInfo.InvariantCulture));
        if (numbers is [> 99, var isoMonth, var isoDay])
        {
            return OnDay(isoDay, isoMonth, numbers[0], today);
        }

        var year = words.Count == 3 ? YearOf(words[2]) : null;
        if (words.Count == 3 && year is null)
        {
            return new DayReading.Unreadable();
        }

        var dayFirst = OnDay(numbers[0], numbers[1], year, today);
        var isSure = !_isOrderOpen || Dotted().IsMatch(text) || numbers[0] == numbers[1];
        return (dayFirst, isSure ? new DayReading.Unreadable() : OnDay(numbers[1], numbers[0], year, today)) switch
        {
            (DayReading.On first, DayReading.On second) => new DayReading.Either(first.Day, second.Day),
            (DayReading.Unreadable, var other) => other,
            _ => dayFirst,
        };
    }

    // If the year belongs to the Buddhist or the Islamic calendar, the day and the month may belong to that calendar or to the Gregorian
    // calendar. If both readings are possible, returns both, and the person must choose.
    private static DayReading OnDay(int day, int month, int? year, DateOnly today)
    {
        if (year is null or (> 1900 and < 2400))
        {
            return Found(day, month, year, today) is { } found ? new DayReading.On(found) : new DayReading.Unreadable();
        }

        return (OfOtherCalendar(day, month, year.Value, today), Found(day, month, null, today)) switch
        {
            ({ } there, { } here) => new DayReading.Either(there, here),
            ({ } there, null) => new DayReading.On(there),
            _ => new DayReading.Unreadable(),
        };
    }

    private static DateOnly? OfOtherCalendar(int day, int month, int year, DateOnly today)
    {
        if (year is > 2500 and < 2700)
        {
            return Found(day, month, year - BuddhistYears, today);
        }

        if (year is < 1400 or >= 1500 || month is < 1 or > 12 || day < 1 || day > Hijri.GetDaysInMonth(year, month))
        {
            return null;
        }

        var found = DateOnly.FromDateTime(Hijri.ToDateTime(year, month, day, 0, 0, 0, 0));
        return found.Year - today.Year is >= -1 and <= FurthestYears ? found : null;
    }

    private static DateOnly? Found(int day, int month, int? year, DateOnly today)
    {
        if (month is < 1 or > 12 || day < 1)
        {
            return null;
        }

        if (year is { } written)
        {
            return written - today.Year <= FurthestYears && day <= DateTime.DaysInMonth(written, month) ? new(written, month, day) : null;
        }

        foreach (var candidate in (int[])[today.Year, today.Year + 1])
        {
            if (day <= DateTime.DaysInMonth(candidate, month) && new DateOnly(candidate, month, day) is var next && next >= today)
            {
                return next;
            }
        }

        return null;
    }

    private int? MonthOf(string word)
    {
        if (_months.TryGetValue(word, out var month))
        {
            return month;
        }

        if (word.Length < ShortestMonth || !word.All(char.IsLetter))
        {
            return null;
        }

        return Only(name => name.StartsWith(word, StringComparison.Ordinal)) ?? Only(name => Typos.IsSameWord(word, name));

        int? Only(Func<string, bool> isMeant) =>
            _months.Where(pair => isMeant(pair.Key)).Select(pair => pair.Value).Distinct().ToList() is [var one] ? one : null;
    }

    private IEnumerable<string> Meaningful(IEnumerable<string> words) => words.Where(word => !_phrases.IsIn(word, PhraseGroups.DateFiller));

    // Joins two neighbouring words that together are the name of a month.
    private IEnumerable<string> Joined(List<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var two = at + 1 < words.Count ? $"{words[at]} {words[at + 1]}" : "";
            at += _months.ContainsKey(two) ? 1 : 0;
            yield return two.Length > 0 && _months.ContainsKey(two) ? two : words[at];
        }
    }

    // Removes the ending of an ordinal number: "15th", "1er", "15го".
    private static string WithoutEnding(string word) => Ordinal().Match(word) is { Success: true } match ? match.Groups[1].Value : word;

    private int? NumberOf(string word) =>
        Figures().IsMatch(word) ? int.Parse(word, CultureInfo.InvariantCulture) : _phrases.NumberIn(word, PhraseGroups.Choice);

    private static int? YearOf(string word) =>
        !Figures().IsMatch(word) ? null
        : word.Length == 2 ? 2000 + int.Parse(word, CultureInfo.InvariantCulture)
        : word.Length == 4 ? int.Parse(word, CultureInfo.InvariantCulture)
        : null;

    private static DateOnly Next(DayOfWeek weekday, DateOnly today)
    {
        var tomorrow = today.AddDays(1);
        return tomorrow.AddDays(((int)weekday - (int)tomorrow.DayOfWeek + 7) % 7);
    }

    [GeneratedRegex("^[0-9]{1,4}$")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^([0-9]{1,2})\p{L}{1,3}$")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\d\s*[./\-–]\s*\d")]
    private static partial Regex Separated();

    [GeneratedRegex(@"^\D*\d{1,2}\s*\.\s*\d{1,2}\b")]
    private static partial Regex Dotted();
}
