using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Plan;

/// <summary>The data that the plan's page shows.</summary>
/// <param name="Texts">The page's own texts.</param>
/// <param name="Sheet">The plan.</param>
/// <param name="Back">The address of the assistant. The page shows this address as text and as a QR code.</param>
/// <param name="AddressOf">Returns the versioned address of a file below <c>wwwroot</c>.</param>
public sealed record PlanPageModel(ContentTexts Texts, PlanSheet Sheet, Uri Back, Func<string, string> AddressOf)
{
    /// <summary>The query string that identifies this plan: empty for the visitor's own plan, otherwise the token of the link.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether the calendar file of the plan has at least one event.</summary>
    public bool HasDates { get; init; }

    /// <summary>Whether the visitor opened the plan by a link. The conversation on this host may then belong to another person.</summary>
    public bool IsByLink => Query.Length > 0;

    /// <summary>The language's writing direction, as a value of the HTML attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The drawing of the stations and the person's progress, as SVG; null if the person has not chosen a package.</summary>
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

    /// <summary>Returns the text with this id in the page's language. The values replace the text's placeholders.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => Texts.Message(id, values);
}

/// <summary>
/// The data of the page that a visitor gets if the plan, or a file of the plan, cannot be shown.
/// </summary>
/// <param name="Texts">The page's own texts.</param>
/// <param name="Title">The id of the title's text.</param>
/// <param name="Text">The id of the explanation's text.</param>
/// <param name="AddressOf">Returns the versioned address of a file below <c>wwwroot</c>.</param>
public sealed record PlanNoticeModel(ContentTexts Texts, string Title, string Text, Func<string, string> AddressOf)
{
    /// <summary>The language's writing direction, as a value of the HTML attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Returns the text with this id.</summary>
    public string Say(string id) => Texts.Message(id);
}
