namespace KnowledgePackages.Domain.Journeys;

/// <summary>A person's request for one reminder; a new request replaces it.</summary>
/// <param name="At">
/// When to remind: a full hour in UTC, stored with the person's offset, between <see cref="FirstHour"/> and <see cref="QuietFrom"/> of
/// their day.
/// </param>
/// <param name="Zone">The person's time zone as an IANA name from their device; null if the device sends none, or an invalid one.</param>
public sealed record Reminder(DateTimeOffset At, string? Zone)
{
    /// <summary>The hour of the person's day before which no reminder is sent.</summary>
    public const int FirstHour = 8;

    /// <summary>The hour of the person's day from which no reminder is sent.</summary>
    public const int QuietFrom = 19;

    private const int LongestZone = 64;

    /// <summary>The numbers of days after which a person can be reminded.</summary>
    public static IReadOnlyList<int> Days { get; } = [3, 7, 14];

    /// <summary>
    /// Returns a reminder in this many days, at about this time of day. If that time is in the early morning, the reminder waits until the
    /// quiet hours end; if it is in the evening, the reminder comes in the last hour before they begin.
    /// </summary>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">The person's time zone as their device sends it; any text.</param>
    /// <param name="offset">The person's offset from UTC, used if the zone is not known; null means UTC.</param>
    public static Reminder In(int days, DateTimeOffset now, string? zone, TimeSpan? offset)
    {
        var known = Find(zone);
        var local = now.ToOffset(OffsetOf(known, now, offset ?? TimeSpan.Zero)).DateTime.AddDays(days);
        var evening = local.Date.AddHours(QuietFrom - 1);
        return Near(local < evening ? local : evening, known, offset ?? TimeSpan.Zero);
    }

    /// <summary>Returns this reminder, postponed to the end of the quiet hours if they have begun; else unchanged.</summary>
    /// <param name="now">The time; not before <see cref="At"/>.</param>
    public Reminder OutsideQuietHours(DateTimeOffset now)
    {
        var zone = Find(Zone);
        var local = now.ToOffset(OffsetOf(zone, now, At.Offset)).DateTime;
        return IsQuiet(local) ? AtEndOfQuiet(local, zone, At.Offset) : this;
    }

    private static Reminder Near(DateTime local, TimeZoneInfo? zone, TimeSpan offset)
    {
        if (IsQuiet(local))
        {
            return AtEndOfQuiet(local, zone, offset);
        }

        var at = OnTheHour(local, zone, offset);
        return IsQuiet(at.DateTime) ? AtEndOfQuiet(at.DateTime, zone, offset) : new(at, zone?.Id);
    }

    private static Reminder AtEndOfQuiet(DateTime local, TimeZoneInfo? zone, TimeSpan offset)
    {
        var day = local.Hour < FirstHour ? local.Date : local.Date.AddDays(1);
        return new(OnTheHour(day.AddHours(FirstHour), zone, offset), zone?.Id);
    }

    private static bool IsQuiet(DateTime local) => local.Hour is < FirstHour or >= QuietFrom;

    // The store looks up due entries by UTC hour, but some zones differ by half an hour.
    private static DateTimeOffset OnTheHour(DateTime local, TimeZoneInfo? zone, TimeSpan offset)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var time = new DateTimeOffset(wall, zone?.GetUtcOffset(wall) ?? offset);
        var over = time.UtcTicks % TimeSpan.TicksPerHour;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerHour - over);
    }

    private static TimeSpan OffsetOf(TimeZoneInfo? zone, DateTimeOffset now, TimeSpan offset) => zone?.GetUtcOffset(now) ?? offset;

    // The text comes from the client and becomes part of a file path: allow only letters and separators, nothing that leaves the folder.
    private static TimeZoneInfo? Find(string? zone) =>
        zone is { Length: > 0 and <= LongestZone } && zone.Split('/').All(part => part.Length > 0 && part.All(IsZoneLetter))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : null;

    private static bool IsZoneLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '+';
}
