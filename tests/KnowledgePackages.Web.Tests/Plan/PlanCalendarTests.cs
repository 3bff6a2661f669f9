using System.Text;
using Ical.Net;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Web.Plan;

namespace KnowledgePackages.Web.Tests.Plan;

public class PlanCalendarTests
{
    public static TheoryData<string> Languages => [.. SampleSheet.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_open_action_with_a_date_is_a_day_and_the_reminder_an_hour(string language)
    {
        var sheet = SampleSheet.Of(language);
        var reminder = new Reminder(new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.FromHours(1)), null);

        var read = Calendar.Load(PlanCalendar.Write(sheet, "x7", SampleSheet.Now, reminder)!)!;

        Assert.Equal("PUBLISH", read.Method);
        var first = sheet.Tasks.Single(task => task.Until == new DateOnly(2027, 5, 15));
        var own = sheet.Tasks.Single(task => task.Id == "own1");
        Assert.Equal(
            [$"{first.Id}-x7@knowledge-packages", "own1-x7@knowledge-packages", "reminder-x7@knowledge-packages"],
            read.Events.Select(entry => entry.Uid).Order()
        );
        var entry = read.Events.Single(entry => entry.Uid!.StartsWith(first.Id, StringComparison.Ordinal));
        Assert.True(entry.IsAllDay);
        Assert.Equal((new DateOnly(2027, 5, 15), new DateOnly(2027, 5, 16)), (entry.Start!.Date, entry.End!.Date));
        Assert.Equal($"{first.Text} (Maria)", entry.Summary);
        Assert.Contains(SampleSheet.Nasty, entry.Description, StringComparison.Ordinal);
        Assert.Equal(own.Text, read.Events.Single(other => other.Uid!.StartsWith("own1", StringComparison.Ordinal)).Summary);
        var wish = read.Events.Single(other => other.Uid!.StartsWith("reminder", StringComparison.Ordinal));
        Assert.Equal((new DateTime(2026, 11, 30, 9, 0, 0), sheet.Words.Reminder), (wish.Start!.AsUtc, wish.Summary));
    }

    [Fact]
    public void The_file_is_as_the_standard_asks_and_always_the_same()
    {
        var sheet = SampleSheet.Of("ar");

        var file = PlanCalendar.Write(sheet, "x7", SampleSheet.Now)!;

        Assert.Equal(file, PlanCalendar.Write(sheet, "x7", SampleSheet.Now));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.All(file.TrimEnd().Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains("DTSTAMP:20261123T090000Z", file, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20270515", file, StringComparison.Ordinal);
        Assert.Contains("TRIGGER:-PT15H", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_people_adds_no_line_of_its_own()
    {
        var sheet = SampleSheet.Of("en", "x\r\nEND:VEVENT\r\nATTACH:http://a.b/\\;,");

        var file = PlanCalendar.Write(sheet, "x7", SampleSheet.Now)!;

        Assert.Equal(2, file.Split("\r\nEND:VEVENT\r\n").Length - 1);
        Assert.DoesNotContain("\r\nATTACH", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_has_a_date_there_is_no_file()
    {
        Assert.Null(PlanCalendar.Write(SampleSheet.Empty("en"), "x7", SampleSheet.Now));
        Assert.Null(PlanCalendar.Write(SampleSheet.Empty("en"), "x7", SampleSheet.Now, new Reminder(SampleSheet.Now.AddHours(-1), null)));
    }
}
