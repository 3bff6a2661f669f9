using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Plan;

/// <summary>The data that the plan's page shows.</summary>
/// <param name="Texts">The page's own texts.</param>
/// <param name="Sheet">The plan.</param>
/// <param name="Back">The address of the assistant, which the page writes out and draws as a code.</param>
/// <param name="AddressOf">Returns the versioned address of a file.</param>
public sealed record PlanPageModel(ContentTexts Texts, PlanSheet Sheet, Uri Back, Func<string, string> AddressOf)
{
    /// <summary>The part of an address that leads to this plan: empty for the visitor's own, else the link's token.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether there is anything for a calendar.</summary>
    public bool HasDates { get; init; }

    /// <summary>Whether the visitor has come by a link, so that the conversation on this host is not theirs.</summary>
    public bool IsByLink => Query.Length > 0;

    /// <summary>The direction in which the language is written.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The markup of the picture of the line; null if no package was chosen yet.</summary>
    public string? Line
    {
        get
        {
            if (Sheet.Progress is not { } progress)
            {
                return null;
            }

            var html = new Html();
            LinePicture.Draw(html, progress, [.. Sheet.Answers.Select(_ => true)]);
            return html.ToString();
        }
    }

    /// <summary>Returns the text with this id, with its values filled in.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => Texts.Message(id, values);
}

/// <summary>The data of the page that is shown instead of a plan. It is the same for every reason, so that it reveals nothing.</summary>
/// <param name="Texts">The page's own texts.</param>
/// <param name="Title">Id of the title.</param>
/// <param name="Text">Id of the explanation.</param>
/// <param name="AddressOf">Returns the versioned address of a file.</param>
public sealed record PlanNoticeModel(ContentTexts Texts, string Title, string Text, Func<string, string> AddressOf)
{
    /// <summary>The direction in which the language is written.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Returns the text with this id.</summary>
    public string Say(string id) => Texts.Message(id);
}
