namespace KnowledgePackages.Domain.Journeys;

/// <summary>A person's request for one reminder; a new request replaces it.</summary>
/// <param name="At">
/// The time of the reminder: a full hour in UTC, stored with the person's offset from UTC. In the person's local time it lies between
/// <see cref="FirstHour"/> and <see cref="QuietFrom"/>.
/// </param>
/// <param name="Zone">
/// The IANA name of the person's time zone, as their device sends it; null if the device sends none, or an invalid one.
/// </param>
public sealed record Reminder(DateTimeOffset At, string? Zone)
{
    /// <summary>The hour (0 to 23, in the person's local time) before which no reminder is sent.</summary>
    public const int FirstHour = 8;

    /// <summary>The hour (0 to 23, in the person's local time) from which no reminder is sent until <see cref="FirstHour"/>.</summary>
    public const int QuietFrom = 19;

    private const int MaxZoneLength = 64;

    /// <summary>The delays, in days, between which a person can choose.</summary>
    public static IReadOnlyList<int> Days { get; } = [3, 7, 14];

    /// <summary>
    /// Returns a reminder after this many days, at about the same time of day as now. If that time is before <see cref="FirstHour"/>, the
    /// reminder is moved to <see cref="FirstHour"/>. If that time is after the beginning of the last hour before <see cref="QuietFrom"/>,
    /// the reminder is moved to the beginning of that hour.
    /// </summary>
    /// <param name="days">One of <see cref="Days"/>.</param>
    /// <param name="now">The current time.</param>
    /// <param name="zone">The person's time zone as their device sends it; any text.</param>
    /// <param name="offset">The person's offset from UTC, which is used if the zone is null or unknown. Null means UTC.</param>
    public static Reminder In(int days, DateTimeOffset now, string? zone, TimeSpan? offset)
    {
        var known = Find(zone);
        var local = now.ToOffset(OffsetOf(known, now, offset ?? TimeSpan.Zero)).DateTime.AddDays(days);
        var evening = local.Date.AddHours(QuietFrom - 1);
        return Near(local < evening ? local : evening, known, offset ?? TimeSpan.Zero);
    }

    /// <summary>
    /// Returns this reminder. If <paramref name="now"/> is in the quiet hours (from <see cref="QuietFrom"/> to <see cref="FirstHour"/>),
    /// returns it postponed to the end of the quiet hours.
    /// </summary>
    /// <param name="now">The current time, not before <see cref="At"/>.</param>
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

    // Rounds up to a full hour in UTC, because the store finds due reminders by UTC hour, and some time zones differ from UTC by half an
    // hour.
    private static DateTimeOffset OnTheHour(DateTime local, TimeZoneInfo? zone, TimeSpan offset)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var time = new DateTimeOffset(wall, zone?.GetUtcOffset(wall) ?? offset);
        var over = time.UtcTicks % TimeSpan.TicksPerHour;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerHour - over);
    }

    private static TimeSpan OffsetOf(TimeZoneInfo? zone, DateTimeOffset now, TimeSpan offset) => zone?.GetUtcOffset(now) ?? offset;

    // The text comes from the client, and .NET looks for the time zone in a file of this name. So allow only characters and separators that
    // cannot lead out of the folder with the time zones.
    private static TimeZoneInfo? Find(string? zone) =>
        zone is { Length: > 0 and <= MaxZoneLength } && zone.Split('/').All(part => part.Length > 0 && part.All(IsZoneLetter))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : null;

    private static bool IsZoneLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '+';
}
