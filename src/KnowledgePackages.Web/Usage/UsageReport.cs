using System.Globalization;
using System.Text;
using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Web.Usage;

/// <summary>A row of the report: the name of what is counted, and the count in each week.</summary>
/// <param name="Name">The name of the count in tables.</param>
/// <param name="Numbers">The counts, in the order of <see cref="UsageReport.Weeks"/>.</param>
internal sealed record UsageRow(string Name, IReadOnlyList<UsageNumber> Numbers);

/// <summary>A group of rows under one title, for example the answers to one question.</summary>
internal sealed record UsageGroup(string Title, IReadOnlyList<UsageRow> Rows);

/// <summary>
/// The report on the usage of the assistant by week. Each number counts conversations. The report has only finished weeks: in a running
/// week, readers could see from the growth of a number what a single person does.
/// </summary>
internal sealed record UsageReport(IReadOnlyList<string> Weeks, IReadOnlyList<UsageGroup> Groups)
{
    /// <summary>The maximum number of weeks in a report.</summary>
    public const int MaxWeeks = 104;

    /// <summary>The number of weeks in a report if the request or command does not name a number.</summary>
    public const int DefaultWeeks = 8;

    // How long a week still counts as running after it has ended. The host counts the last events of a week some minutes late.
    private static readonly TimeSpan CountingTakes = TimeSpan.FromHours(1);

    /// <summary>
    /// Reads the counts of the last <paramref name="weeks"/> finished weeks, but of at most <see cref="MaxWeeks"/>, and returns the report.
    /// </summary>
    public static async Task<UsageReport> ReadAsync(
        UsageReader reader,
        DialogsContent content,
        int weeks,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var running = UsageEvent.WeekOf(now - CountingTakes);
        var mondays = Enumerable.Range(1, Math.Clamp(weeks, 1, MaxWeeks)).Select(back => running.AddDays(-7 * back)).Reverse().ToList();
        var counts = new List<IReadOnlyDictionary<string, long>>();
        foreach (var monday in mondays)
        {
            counts.Add(await reader.ReadAsync(monday, cancellationToken));
        }

        return Of([.. mondays.Select(NameOf)], counts, content);
    }

    /// <summary>Returns the report on these counts.</summary>
    internal static UsageReport Of(
        IReadOnlyList<string> weeks,
        IReadOnlyList<IReadOnlyDictionary<string, long>> counts,
        DialogsContent content
    )
    {
        var questions = content.Questions.Concat(content.Packages.SelectMany(package => package.Challenges)).DistinctBy(each => each.Id);
        var stations = content.Packages.SelectMany(package => package.Stations).ToList();
        return new(
            weeks,
            [
                Separate("Conversations",
                    ("started", UsageNames.Started),
                    ("finished", UsageNames.Finished),
                    ("search without result", UsageNames.SearchWithoutResult)),
                Parts("Started on channel", [.. UsageNames.Channels.Select(channel => (channel, UsageNames.Channel(channel)))]),
                Parts("Started in language", [.. content.Languages.Select(language => (language, UsageNames.Language(language)))]),
                .. questions.Select(question => Parts(
                    $"Answers to {question.Id}",
                    [.. UsageNames.Answers.Select(word => (word, UsageNames.Answer(question.Id, word)))])),
                Parts("Package recommended", [.. content.Packages.Select(package => (package.Id, UsageNames.Recommended(package.Id)))]),
                Parts("Package taken", [.. content.Packages.Select(package => (package.Id, UsageNames.Taken(package.Id)))]),
                Separate("Stations done", [.. stations.Select(station => (station.Id, UsageNames.Station(station.Id)))]),
                Separate("Actions done",
                    [.. stations.SelectMany(station => station.Actions).Select(action => (action.Id, UsageNames.Action(action.Id)))]),
            ]
        );

        UsageGroup Separate(string title, params (string Name, string Event)[] rows) => Group(title, rows, SmallNumbers.Hide);

        UsageGroup Parts(string title, params (string Name, string Event)[] rows) => Group(title, rows, SmallNumbers.HideParts);

        UsageGroup Group(string title, (string Name, string Event)[] rows, Func<List<long>, UsageNumber[]> hide)
        {
            var byWeek = counts.Select(week => hide([.. rows.Select(row => week.GetValueOrDefault(row.Event))])).ToList();
            return new(title, [.. rows.Select((row, at) => new UsageRow(row.Name, [.. byWeek.Select(week => week[at])]))]);
        }
    }

    /// <summary>Returns the report as CSV, with a header and one line for each number.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder("week,group,name,number\r\n");
        foreach (var (group, row) in Groups.SelectMany(group => group.Rows.Select(row => (group, row))))
        {
            foreach (var (week, number) in Weeks.Zip(row.Numbers))
            {
                csv.Append(CultureInfo.InvariantCulture, $"{week},{group.Title},{row.Name},{number}\r\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>Returns the report as a table of plain text.</summary>
    public string ToTable()
    {
        var text = new StringBuilder("Conversations by week. Numbers under 5, and others from which they would follow, are not shown.\n");
        var name = Groups.SelectMany(group => group.Rows).Max(row => row.Name.Length) + 2;
        foreach (var group in Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{group.Title}\n{"".PadRight(name + 2)}");
            text.AppendJoin("  ", Weeks.Select(week => week.PadLeft(9))).Append('\n');
            foreach (var row in group.Rows)
            {
                text.Append("  ").Append(row.Name.PadRight(name));
                text.AppendJoin("  ", row.Numbers.Select(number => number.ToString().PadLeft(9))).Append('\n');
            }
        }

        return text.ToString();
    }

    // Returns the week's name in ISO 8601, for example 2026-W48.
    private static string NameOf(DateOnly monday)
    {
        var day = monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}");
    }
}
