using System.Globalization;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Usage;

/// <summary>Draws the numbers of a group as bars: one bar for each row in each week.</summary>
internal static class UsageChart
{
    private const int MaxRows = 6;
    private const int Height = 96;
    private const int BarWidth = 10;
    private const int Gap = 14;

    /// <summary>
    /// Returns the SVG; null if no number is shown, or if there are so many rows that the bars would not be readable. The table below it
    /// has the same numbers.
    /// </summary>
    public static string? Draw(UsageGroup group, IReadOnlyList<string> weeks)
    {
        var most = group.Rows.SelectMany(row => row.Numbers).Max(number => number.Shown ?? 0);
        if (most == 0 || group.Rows.Count > MaxRows)
        {
            return null;
        }

        var week = (group.Rows.Count * BarWidth) + Gap;
        var svg = new Html();
        var label = $"{group.Title}: {string.Join("; ", group.Rows.Select(row => Describe(row, weeks)))}";
        var box = string.Create(CultureInfo.InvariantCulture, $"0 0 {weeks.Count * week} {Height}");
        svg.Add($"<svg class=\"chart\" role=\"img\" aria-label=\"{label}\" viewBox=\"{box}\">");
        for (var at = 0; at < weeks.Count; at++)
        {
            for (var row = 0; row < group.Rows.Count; row++)
            {
                if (group.Rows[row].Numbers[at].Shown is { } number)
                {
                    var height = (int)Math.Max(1, Height * number / most);
                    var left = (at * week) + (row * BarWidth);
                    svg.Add($"<rect class=\"bar-{row}\" x=\"{left}\" y=\"{Height - height}\" ");
                    svg.Add($"width=\"{BarWidth - 2}\" height=\"{height}\"/>");
                }
            }
        }

        svg.AddMarkup("</svg>");
        return svg.ToString();
    }

    private static string Describe(UsageRow row, IReadOnlyList<string> weeks) =>
        $"{row.Name} {string.Join(", ", weeks.Zip(row.Numbers).Select(pair => $"{pair.First} {pair.Second}"))}";
}
