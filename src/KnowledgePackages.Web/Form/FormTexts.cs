using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Form;

/// <summary>The texts of the HTML form, from <c>page.json</c>. What the chat page says, too, stands in <see cref="WebChat.PageTexts"/>.</summary>
internal static class FormTexts
{
    /// <summary>Every text of the form's own.</summary>
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

    /// <summary>Where the person is, in words: what the chat page's <c>progress.js</c> says.</summary>
    public static string Progress(this ContentTexts texts, System.Text.Json.JsonElement? told)
    {
        if (told is not { } progress || !progress.TryGetProperty("phase", out var phase))
        {
            return texts.Message("page.progress.start");
        }

        var stations = progress.TryGetProperty("stations", out var all) ? all.EnumerateArray().ToList() : [];
        return texts.Message(
            phase.GetString() == "questions" ? "page.progress.question" : $"page.progress.{phase.GetString()}",
            ("package", progress.TryGetProperty("package", out var package) ? texts.Message($"page.package.{package.GetString()}") : ""),
            ("number", Number(progress, "number")),
            ("total", progress.TryGetProperty("total", out _) ? Number(progress, "total") : 6),
            ("stations", stations.Count),
            ("done", stations.Count(station => station.GetProperty("state").ValueEquals("done"))),
            ("step", progress.TryGetProperty("step", out var step) ? Number(step, "number") : 0),
            ("steps", progress.TryGetProperty("step", out var steps) ? Number(steps, "total") : 0));
    }

    private static int Number(System.Text.Json.JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt32() : 0;
}
