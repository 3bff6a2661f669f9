
namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Writes dates and times in the person's language. Their formats come from Unicode CLDR and are in <c>messages.json</c> (<c>date.*</c>),
/// so they do not depend on the machine's ICU version. A test compares them with ICU. Digits are 0-9 in every language.
/// </summary>
internal static class Calendar
{
    private const string TwoDigits = "00";

    /// <summary>Returns a date such as "5 November 2026".</summary>
    public static string Date(this CardContext context, DateOnly day) =>
        context.Say(Messages.DateLong, context.DayOfMonth(day), context.Say(Messages.Month(day)), day.Year);

    /// <summary>
    /// Returns a date such as "Thursday, 5 November 2026". Use this date only outside of sentences, because some languages inflect a
    /// weekday inside a sentence.
    /// </summary>
    public static string DateWithWeekday(this CardContext context, DateOnly day) =>
        context.Say(
            Messages.DateFull,
            context.Say(Messages.Weekday(day)),
            context.DayOfMonth(day),
            context.Say(Messages.Month(day)),
            day.Year
        );

    /// <summary>Returns a time such as "09:07", or "9:07 ص" in a language with a 12-hour clock.</summary>
    public static string Time(this CardContext context, TimeOnly time)
    {
        var form = context.Say(Messages.DateHour);
        var hour = form.StartsWith('h') ? ((time.Hour + 11) % 12) + 1 : time.Hour;
        return context.Say(
            time.Hour < 12 ? Messages.DateMorning : Messages.DateAfternoon,
            Padded(hour, form.Length > 1),
            Padded(time.Minute, true)
        );
    }

    /// <summary>Returns a text such as "Thursday, 5 November 2026 at 09:07", in the UTC offset of <paramref name="moment"/>.</summary>
    public static string DateAndTime(this CardContext context, DateTimeOffset moment) => context.Say(
        Messages.DateAt,
        context.DateWithWeekday(DateOnly.FromDateTime(moment.DateTime)),
        context.Time(TimeOnly.FromDateTime(moment.DateTime)));

    // French writes "1er" for the first day of a month, and a number for the others. CLDR has no format for this.
    private static object DayOfMonth(this CardContext context, DateOnly day) => day.Day == 1 ? context.Say(Messages.DateFirst) : day.Day;

    private static string Padded(int number, bool isPadded) =>
        number.ToString(isPadded ? TwoDigits : "0", System.Globalization.CultureInfo.InvariantCulture);
}
