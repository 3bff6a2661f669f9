using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Creates the calendar file of a plan (RFC 5545). The file has an all-day event for each open action with a date, and an event for the
/// reminder that the person has requested. The same plan at the same time gives the same file.
/// </summary>
public static class PlanCalendar
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Product = "-//Knowledge Packages//Plan//EN";

    // The alarm is 15 hours before the day of the event begins: at 9:00 on the day before.
    private static readonly Duration DayBefore = Duration.FromHours(-15);
    private static readonly Duration ReminderLength = Duration.FromMinutes(30);

    /// <summary>Returns the file; null if no open action has a date and there is no reminder in the future.</summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="owner">
    /// A stable name of the plan. With the same name, the events of a newer file replace the events of an older file. The name must not
    /// identify the person.
    /// </param>
    /// <param name="now">The current time.</param>
    /// <param name="reminder">The reminder that the person has requested; null if there is none.</param>
    public static string? Write(PlanSheet sheet, string owner, DateTimeOffset now, Reminder? reminder = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var calendar = new Calendar { Method = CalendarMethods.Publish, ProductId = Product };
        foreach (var task in sheet.Tasks.Where(task => task is { IsDone: false, Until: not null }))
        {
            calendar.Events.Add(Entry(sheet, task, owner, now));
        }

        if (reminder is not null && reminder.At > now)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = Uid("reminder", owner),
                DtStamp = Stamp(now),
                Summary = sheet.Words.Reminder,
                Start = Stamp(reminder.At),
                Duration = ReminderLength,
            });
        }

        return calendar.Events.Count == 0 ? null : new CalendarSerializer().SerializeToString(calendar);
    }

    private static CalendarEvent Entry(PlanSheet sheet, PlanTask task, string owner, DateTimeOffset now)
    {
        var until = task.Until!.Value;
        var entry = new CalendarEvent
        {
            Uid = Uid(task.Id, owner),
            DtStamp = Stamp(now),
            Summary = task.Who is null ? task.Text : $"{task.Text} ({task.Who})",
            Description = Details(task, sheet.Words),
            Start = new CalDateTime(until),
            End = new CalDateTime(until.AddDays(1)),
            Transparency = TransparencyType.Transparent, // the day stays free, because the event is a deadline
        };
        entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = task.Text, Trigger = new Trigger(DayBefore) });
        return entry;
    }

    private static string Details(PlanTask task, PlanWords words) => string.Join(
        '\n',
        new[] { (words.Who, task.Who ?? task.SuggestedWho), (words.Proof, task.Proof), (words.Note, task.Note) }
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}: {part.Item2}")
    );

    private static CalDateTime Stamp(DateTimeOffset time) => new(time.UtcDateTime, CalDateTime.UtcTzId);

    private static string Uid(string id, string owner) => $"{id}-{owner}@knowledge-packages";
}
