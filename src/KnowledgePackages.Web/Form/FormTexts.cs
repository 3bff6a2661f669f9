using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Form;

/// <summary>
/// The texts of the HTML form, from <c>page.json</c>. Texts shared with the chat page are in <see cref="WebChat.PageTexts"/>.
/// </summary>
internal static class FormTexts
{
    /// <summary>Every text of the form itself.</summary>
    public static IReadOnlyList<MessageRequirement> Requirements { get; } =
    [
        new("page.form.titleAt", "place", "title"),
        new("page.form.write"),
        new("page.form.send"),
        new("page.form.sendAgain", "choice"),
        new("page.form.before"),
        new("page.form.you"),
        new("page.form.language"),
        new("page.form.change"),
        new("page.form.chat"),
        new("page.form.empty"),
        new("page.form.old"),
        new("page.form.moved"),
        new("page.form.large"),
        new("page.form.notSaved"),
        new("page.form.away"),
        new("page.form.reload"),
    ];

    /// <summary>The person's position in words: the same as <c>progress.js</c> of the chat page shows.</summary>
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
