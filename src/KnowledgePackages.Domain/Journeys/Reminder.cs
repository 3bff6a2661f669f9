namespace KnowledgePackages.Domain.Journeys;

/// <summary>A person's wish to be reminded, once; a new wish takes its place.</summary>
/// <param name="At">
/// When: a full hour of UTC, written in the person's own time, between <see cref="FirstHour"/> and <see cref="QuietFrom"/>.
/// </param>
/// <param name="Zone">The person's time zone by its IANA name, as their device says it; null where it does not, or says nonsense.</param>
public sealed record Reminder(DateTimeOffset At, string? Zone)
{
    /// <summary>Nobody is reminded before this hour of their day.</summary>
    public const int FirstHour = 8;

    /// <summary>Nobody is reminded from this hour of their day on.</summary>
    public const int QuietFrom = 19;

    private const int LongestZone = 64;

    /// <summary>After how many days somebody can be reminded.</summary>
    public static IReadOnlyList<int> Days { get; } = [3, 7, 14];

    /// <summary>A reminder at about this time of day, so many days from now; when that is in the quiet hours, when they end.</summary>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">The person's time zone, as their device says it; anything.</param>
    /// <param name="offset">The person's offset from UTC, for where the zone is not known; null takes UTC.</param>
    public static Reminder In(int days, DateTimeOffset now, string? zone, TimeSpan? offset)
    {
        var known = Find(zone);
        return Near(now.ToOffset(OffsetOf(known, now, offset ?? TimeSpan.Zero)).DateTime.AddDays(days), known, offset ?? TimeSpan.Zero);
    }

    /// <summary>The same wish put off to the end of the quiet hours, where it is late and they have begun; else itself.</summary>
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

    // The store finds what is due by hours of UTC; some zones are half an hour off.
    private static DateTimeOffset OnTheHour(DateTime local, TimeZoneInfo? zone, TimeSpan offset)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var time = new DateTimeOffset(wall, zone?.GetUtcOffset(wall) ?? offset);
        var over = time.UtcTicks % TimeSpan.TicksPerHour;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerHour - over);
    }

    private static TimeSpan OffsetOf(TimeZoneInfo? zone, DateTimeOffset now, TimeSpan offset) => zone?.GetUtcOffset(now) ?? offset;

    // Somebody else's text leads to a file of that name: letters and what joins them, nothing that leads elsewhere.
    private static TimeZoneInfo? Find(string? zone) =>
        zone is { Length: > 0 and <= LongestZone } && zone.Split('/').All(part => part.Length > 0 && part.All(IsZoneLetter))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : null;

    private static bool IsZoneLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '+';
}
