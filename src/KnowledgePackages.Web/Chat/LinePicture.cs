using System.Globalization;
using KnowledgePackages.Bot.Conversation;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Draws the person's progress as a metro line in SVG: a stop for each question, then the lines of the packages with a stop for each
/// station. <c>line.css</c> has the styles. Horizontal positions are in percent of the drawing's width.
/// </summary>
internal static class LinePicture
{
    private const int Apart = 14; // the vertical distance of a package's line from the middle, in px
    private static readonly string[] Packages = ["kp1", "kp2"];
    private static readonly (double First, double Last, string Interchange) Approach = (0, 40, "48%");
    private static readonly (double First, double Last, string Interchange) Passed = (0, 16, "25%");
    private static readonly (double First, double Last) Stations = (48, 100);

    /// <param name="html">The output.</param>
    /// <param name="progress">The bot's progress data; null before the first message.</param>
    /// <param name="isAnswered">For each question, in order, whether it is answered.</param>
    public static void Draw(Html html, PageProgress? progress, IReadOnlyList<bool> isAnswered)
    {
        var phase = progress?.Phase ?? ProgressPhase.Start;
        var package = progress?.Package;
        html.Add($"<svg class=\"line\" aria-hidden=\"true\" focusable=\"false\">");
        if (phase >= ProgressPhase.Extra && package is not null && progress?.Stations is { } stations)
        {
            DrawApproach(html, progress, phase, isAnswered, "approach passed", Passed);
            html.Add($"<g class=\"{package}\">");
            foreach (var name in new[] { "track", "gap" })
            {
                html.Add($"<line class=\"{name}\" x1=\"{Passed.Interchange}\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>");
            }

            foreach (var (index, station) in stations.Index())
            {
                html.Add(
                    $"<circle class=\"stop\" cx=\"{Spread(index, stations.Count, Stations)}\" cy=\"50%\" "
                    + $"data-state=\"{NameOf(station.State)}\"/>"
                );
            }

            Sign(html, package, Passed.Interchange, "50%");
            html.Add($"</g>");
        }
        else
        {
            foreach (var (index, id) in Packages.Index())
            {
                Branch(html, id, index == 0 ? -Apart : Apart, isLit: phase == ProgressPhase.Recommendation && id == package);
            }

            DrawApproach(html, progress, phase, isAnswered, "approach", Approach);
            html.Add(
                $"<g class=\"approach\"><circle class=\"stop\" cx=\"{Approach.Interchange}\" cy=\"50%\" "
                + $"data-state=\"{(phase is ProgressPhase.Check or ProgressPhase.Recommendation ? "here" : "ahead")}\"/></g>"
            );
        }

        html.Add($"</svg>");
    }

    private static void DrawApproach(
        Html html,
        PageProgress? progress,
        ProgressPhase phase,
        IReadOnlyList<bool> isAnswered,
        string look,
        (double First, double Last, string Interchange) place
    )
    {
        var here = phase == ProgressPhase.Questions ? progress?.Number : null;
        html.Add(
            $"<g class=\"{look}\"><line class=\"track\" x1=\"{Percent(place.First)}\" x2=\"{place.Interchange}\" y1=\"50%\" y2=\"50%\"/>"
        );
        foreach (var (index, answered) in isAnswered.Index())
        {
            var state =
                index + 1 == here ? "here"
                : answered || phase > ProgressPhase.Questions ? "done"
                : "ahead";
            var at = Spread(index, isAnswered.Count, (place.First, place.Last));
            html.Add($"<circle class=\"stop\" cx=\"{at}\" cy=\"50%\" data-state=\"{state}\"/>");
        }

        html.Add($"</g>");
    }

    // Draws the line of one package, which leaves the interchange in a curve. The line is in a nested SVG, because a path cannot have
    // coordinates in percent.
    private static void Branch(Html html, string id, int y, bool isLit)
    {
        html.Add(
            $"<svg x=\"{Approach.Interchange}\" y=\"50%\" width=\"52%\" overflow=\"visible\"><g "
            + $"class=\"{(isLit ? id : $"{id} possible")}\">"
        );
        foreach (var name in new[] { "track", "gap" })
        {
            html.Add(
                $"<path class=\"{name}\" d=\"M0 0C16 0 12 {y} 30 {y}\"/><line class=\"{name}\" x1=\"29\" x2=\"100%\" y1=\"{y}\" "
                + $"y2=\"{y}\"/>"
            );
        }

        foreach (var at in new[] { 33, 55, 77 })
        {
            html.Add($"<circle class=\"stop\" cx=\"{Percent(at)}\" cy=\"{y}\" data-state=\"ahead\"/>");
        }

        html.Add($"</g><g class=\"{id}\">");
        Sign(html, id, "100%", y.ToString(CultureInfo.InvariantCulture));
        html.Add($"</g></svg>");
    }

    // Draws the number of a package's line on a disc, as on a metro map. The number is taken from the package's id.
    private static void Sign(Html html, string id, string x, string y) =>
        html.Add(
            $"<g class=\"sign\"><circle cx=\"{x}\" cy=\"{y}\" r=\"11\"/><text x=\"{x}\" y=\"{y}\" "
            + $"dy=\"0.36em\">{string.Concat(id.Where(char.IsAsciiDigit))}</text></g>"
        );

    private static string Spread(int index, int count, (double First, double Last) place) =>
        Percent(count < 2 ? place.Last : place.First + (index * (place.Last - place.First) / (count - 1)));

    private static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}%");

    private static string NameOf(StopState state) => state switch
    {
        StopState.Done => "done",
        StopState.Here => "here",
        _ => "ahead",
    };
}
