using System.Globalization;
using System.Text.Json;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Tests.Journeys;

public sealed class ReminderTests
{
    [Theory]
    [InlineData(3, "2026-11-23T09:00Z", null, null, "2026-11-26T09:00+00:00")]
    [InlineData(7, "2026-11-23T09:00Z", "Asia/Tbilisi", null, "2026-11-30T13:00+04:00")]
    [InlineData(14, "2026-11-23T09:20Z", null, "01:00", "2026-12-07T11:00+01:00")] // rounded up to the hour
    [InlineData(3, "2026-11-23T22:30Z", "Africa/Tunis", null, "2026-11-26T18:00+01:00")] // late in the evening
    [InlineData(3, "2026-11-23T04:30Z", "Europe/Kyiv", null, "2026-11-26T08:00+02:00")] // early in the morning
    [InlineData(3, "2026-11-23T17:30Z", "Africa/Tunis", null, "2026-11-26T18:00+01:00")] // half past six
    [InlineData(7, "2026-11-23T09:40Z", "Asia/Kolkata", null, "2026-11-30T15:30+05:30")] // a full hour in UTC, not in local time
    [InlineData(7, "2026-11-23T20:40Z", "Asia/Kolkata", null, "2026-12-01T08:30+05:30")]
    [InlineData(14, "2026-03-16T10:00Z", "Europe/Paris", null, "2026-03-30T11:00+02:00")] // summer time began in between
    [InlineData(14, "2026-10-12T09:00Z", "Europe/Paris", null, "2026-10-26T11:00+01:00")] // summer time ended in between
    [InlineData(3, "2026-11-23T09:00Z", "Nowhere/City", "04:00", "2026-11-26T13:00+04:00")]
    [InlineData(3, "2026-11-23T09:00Z", "../../etc/passwd", "04:00", "2026-11-26T13:00+04:00")]
    public void A_reminder_comes_on_that_day_at_the_same_time_or_outside_the_quiet_hours(
        int days,
        string now,
        string? zone,
        string? offset,
        string expected
    )
    {
        var reminder = Reminder.In(days, Time(now), zone, offset is null ? null : TimeSpan.Parse(offset, CultureInfo.InvariantCulture));

        Assert.Equal(Time(expected), reminder.At);
        Assert.Equal(Time(expected).Offset, reminder.At.Offset);
    }

    [Fact]
    public void It_is_never_in_the_quiet_hours_and_always_on_the_day_that_was_wished()
    {
        foreach (
            var zone in (string[])
                ["Asia/Tbilisi", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Europe/London", "Australia/Lord_Howe"]
        )
        {
            for (var now = Time("2026-01-01T00:00Z"); now.Year == 2026; now += TimeSpan.FromMinutes(127))
            {
                var reminder = Reminder.In(3, now, zone, null);

                Assert.InRange(reminder.At.Hour, Reminder.FirstHour, Reminder.QuietFrom - 1);
                var today = now.ToOffset(TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(now)).Date;
                Assert.Equal(today.AddDays(3), reminder.At.Date);
                Assert.Equal(0, reminder.At.UtcTicks % TimeSpan.TicksPerHour);
                Assert.Equal(reminder, reminder.OutsideQuietHours(reminder.At));
            }
        }
    }

    [Theory]
    [InlineData("2026-11-26T18:59+04:00", "2026-11-26T10:00+04:00")]
    [InlineData("2026-11-26T19:00+04:00", "2026-11-27T08:00+04:00")]
    [InlineData("2026-11-27T02:00+04:00", "2026-11-27T08:00+04:00")]
    public void When_it_comes_late_it_still_does_not_come_at_night(string now, string expected)
    {
        var reminder = new Reminder(Time("2026-11-26T10:00+04:00"), "Asia/Tbilisi");

        Assert.Equal(Time(expected), reminder.OutsideQuietHours(Time(now)).At);
        Assert.Equal(Time(expected), (reminder with { Zone = null }).OutsideQuietHours(Time(now).ToUniversalTime()).At);
    }

    [Fact]
    public void It_is_stored_with_the_time_of_the_persons_clock()
    {
        var reminder = Reminder.In(3, Time("2026-11-23T09:00Z"), "Asia/Tbilisi", null);

        var json = JsonSerializer.Serialize(reminder, JourneyJsonContext.Default.Reminder);

        Assert.Equal(
            """{"at":"2026-11-26T13:00:00+04:00","zone":"Asia/Tbilisi"}""",
            json.Replace("\\u002B", "+", StringComparison.Ordinal)
        );
        Assert.Equal(reminder, JsonSerializer.Deserialize(json, JourneyJsonContext.Default.Reminder));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
