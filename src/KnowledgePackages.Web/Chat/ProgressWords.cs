using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Chat;

/// <summary>Describes the person's progress in words, which the page shows beside the drawing of the progress.</summary>
internal static class ProgressWords
{
    /// <summary>Returns the text that describes the progress.</summary>
    /// <param name="texts">The texts in the page's language.</param>
    /// <param name="progress">The progress; null if the conversation has no messages yet.</param>
    public static string Progress(this ContentTexts texts, PageProgress? progress)
    {
        if (progress is null)
        {
            return texts.Message("page.progress.start");
        }

        var stations = progress.Stations ?? [];
        return texts.Message(
            MessageOf(progress.Phase),
            ("package", progress.Package is { } package ? texts.Message($"page.package.{package}") : ""),
            ("number", progress.Number ?? 0),
            ("total", progress.Total ?? 0),
            ("stations", stations.Count),
            ("done", stations.Count(station => station.State == StopState.Done)),
            ("step", progress.Step?.Number ?? 0),
            ("steps", progress.Step?.Total ?? 0));
    }

    private static string MessageOf(ProgressPhase phase) => phase switch
    {
        ProgressPhase.Start => "page.progress.start",
        ProgressPhase.Questions => "page.progress.question",
        ProgressPhase.Check => "page.progress.check",
        ProgressPhase.Recommendation => "page.progress.recommendation",
        ProgressPhase.Extra => "page.progress.extra",
        ProgressPhase.Route => "page.progress.route",
        ProgressPhase.Station => "page.progress.station",
        _ => "page.progress.summary",
    };
}
