namespace KnowledgePackages.Bot;

/// <summary>
/// Dates and times in the person's language. Their forms are those of Unicode CLDR and stand in <c>messages.json</c> (<c>date.*</c>), so
/// that they are the same on every machine, whatever its ICU knows; a test compares them with ICU. Digits are 0-9 in every language.
/// </summary>
internal static class Calendar
{
    private const string TwoDigits = "00";

    /// <summary>"5 November 2026".</summary>
    public static string Date(this Scene scene, DateOnly day) =>
        scene.Say(Messages.DateLong, day.Day, scene.Say(Messages.Month(day)), day.Year);

    /// <summary>"Thursday, 5 November 2026", where it stands alone: in a sentence some languages would bend the weekday.</summary>
    public static string DateWithWeekday(this Scene scene, DateOnly day) =>
        scene.Say(Messages.DateFull, scene.Say(Messages.Weekday(day)), day.Day, scene.Say(Messages.Month(day)), day.Year);

    /// <summary>"09:07", or "9:07 ص" where a language counts to twelve.</summary>
    public static string Time(this Scene scene, TimeOnly time)
    {
        var form = scene.Say(Messages.DateHour);
        var hour = form.StartsWith('h') ? ((time.Hour + 11) % 12) + 1 : time.Hour;
        return scene.Say(time.Hour < 12 ? Messages.DateMorning : Messages.DateAfternoon, Padded(hour, form.Length > 1), Padded(time.Minute, true));
    }

    /// <summary>"Thursday, 5 November 2026 at 09:07", as a clock shows it that has the moment's own offset.</summary>
    public static string DateAndTime(this Scene scene, DateTimeOffset moment) => scene.Say(
        Messages.DateAt,
        scene.DateWithWeekday(DateOnly.FromDateTime(moment.DateTime)),
        scene.Time(TimeOnly.FromDateTime(moment.DateTime)));

    private static string Padded(int number, bool isPadded) =>
        number.ToString(isPadded ? TwoDigits : "0", System.Globalization.CultureInfo.InvariantCulture);
}
