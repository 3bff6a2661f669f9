using System.Text.Json;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Form;

/// <summary>One response of the form, as a complete page without scripts.</summary>
/// <param name="content">Languages and texts.</param>
/// <param name="texts">The page's own texts.</param>
/// <param name="transcript">The conversation.</param>
/// <param name="token">The antiforgery token.</param>
/// <param name="log">Logs cards that cannot be rendered.</param>
internal sealed class FormPage(DialogsContent content, ContentTexts texts, FormTranscript transcript, string token, ILogger log)
{
    private const string Help =
        """<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="9"/>"""
        + """<path d="M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 1.9M12 17v.1"/></svg>""";
    private const string Restart =
        """<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5.2 8.5A8 8 0 1 1 4 12M5 4v5h5"/></svg>""";

    private readonly Html _html = new();
    private readonly string _id = FormInput.NewId();

    /// <summary>Id of the message that explains what went wrong; null if nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>Input that could not be sent, kept to be sent again.</summary>
    public FormInput? Kept { get; init; }

    /// <summary>Whether the conversation cannot be shown at the moment.</summary>
    public bool IsAway { get; init; }

    public string Draw()
    {
        var place = texts.Progress(transcript.Progress);
        var title = Say("page.form.titleAt", ("place", Problem is null ? place : Say(Problem)), ("title", Say("page.title")));
        _html.Add($"<!doctype html>\n<html lang=\"{texts.Language}\" dir=\"{Direction(texts)}\"><head><meta charset=\"utf-8\">");
        _html.Add(
            $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
        );
        _html.Add(
            $"<meta name=\"robots\" content=\"noindex\"><title>{title}</title><link rel=\"icon\" href=\"/favicon.svg\" "
            + $"type=\"image/svg+xml\">"
        );
        foreach (var sheet in new[] { "tokens", "page", "line", "form" })
        {
            _html.Add($"<link rel=\"stylesheet\" href=\"/css/{sheet}.css\">");
        }

        _html.Add($"</head>\n<body class=\"form\"><a class=\"skip\" href=\"#now\">{Say("page.skip")}</a>");
        DrawBar();
        _html.Add(
            $"<section class=\"progress\" aria-label=\"{Say("page.progress")}\"><div class=\"column\"><p class=\"words\">{place}</p>"
        );
        LinePicture.Draw(_html, transcript.Progress);
        _html.Add($"</div></section>\n<main class=\"column\" id=\"now\" tabindex=\"-1\">");
        DrawProblem();
        DrawNow();
        DrawWriting();
        DrawBefore();
        _html.Add($"</main>\n<footer class=\"column\">");
        DrawLanguages();
        return _html.Add($"<p><a href=\"/\">{Say("page.form.chat")}</a></p></footer></body></html>\n").ToString();
    }

    private void DrawBar()
    {
        _html.Add(
            $"<header class=\"bar\"><div class=\"column\"><svg class=\"mark\" viewBox=\"0 0 48 20\" aria-hidden=\"true\" "
            + $"focusable=\"false\"><path d=\"M4 10H44\"/>"
        );
        _html.Add(
            $"<circle cx=\"5\" cy=\"10\" r=\"3\"/><circle class=\"here\" cx=\"24\" cy=\"10\" r=\"7\"/><circle cx=\"43\" cy=\"10\" "
            + $"r=\"3\"/></svg><h1>{Say("page.title")}</h1>"
        );
        _html.Add($"<nav aria-label=\"{Say("page.commands")}\">");
        DrawCommand("page.help.says", "page.help", Help);
        DrawCommand("page.restart.says", "page.restart", Restart);
        _html.Add($"</nav></div></header>\n");
    }

    private void DrawCommand(string says, string label, string picture)
    {
        Begin("");
        _html
            .Add($"<input type=\"hidden\" name=\"text\" value=\"{Say(says)}\"><button type=\"submit\">")
            .AddMarkup(picture)
            .Add($"<span>{Say(label)}</span></button></form>");
    }

    private void DrawProblem()
    {
        if (Problem is null)
        {
            return;
        }

        _html.Add($"<div class=\"problem\" role=\"alert\"><p>{Say(Problem)}</p>");
        if (Kept?.Press is { } press)
        {
            DrawPress(press, Kept.Card, Say("page.form.sendAgain", ("choice", Kept.Label ?? "")), "primary", Kept.Label, Kept.Id);
        }
        else if (IsAway)
        {
            _html.Add($"<p><a href=\"/form\">{Say("page.form.reload")}</a></p>");
        }

        _html.Add($"</div>\n");
    }

    private void DrawNow()
    {
        if (transcript.IsEmpty && !IsAway)
        {
            // The bot's greeting, as a preview: just looking at the page stores nothing.
            _html.Add($"<article class=\"card\"><h2>{Say("greeting.hello")}</h2><p>{Say("greeting.text")}</p><div class=\"choices\">");
            Begin("choice");
            _html.Add(
                $"<input type=\"hidden\" name=\"text\" value=\"{Say("start.begin")}\"><button type=\"submit\" "
                + $"class=\"primary\">{Say("start.begin")}</button></form></div></article>\n"
            );
        }

        foreach (var message in transcript.Now)
        {
            DrawMessage(message, heading: 2, hasButtons: true);
        }
    }

    private void DrawWriting()
    {
        Begin("writing");
        var text = Kept is { Press: null, Language: null } ? Kept.Text : null;
        _html.Add(
            $"<input type=\"hidden\" name=\"open\" value=\"{transcript.OpenAt}\"><label for=\"text\">{Say("page.form.write")}</label>"
        );
        _html.Add(
            $"<div class=\"field\"><input type=\"text\" id=\"text\" name=\"text\" value=\"{text}\" maxlength=\"4000\" autocomplete=\"off\">"
        );
        _html.Add($"<button type=\"submit\" class=\"primary\">{Say("page.form.send")}</button></div></form>\n");
    }

    private void DrawBefore()
    {
        if (transcript.Before.Count == 0)
        {
            return;
        }

        _html.Add($"<details class=\"before\"><summary>{Say("page.form.before")}</summary>\n");
        foreach (var message in transcript.Before)
        {
            // A question that is no longer open has no buttons; its answered card, if any, replaced it and offers to change the answer.
            DrawMessage(message, heading: 2, hasButtons: message.InputHint != InputHints.ExpectingInput);
        }

        _html.Add($"</details>\n");
    }

    private void DrawMessage(Activity message, int heading, bool hasButtons)
    {
        if (FormTranscript.IsUsers(message))
        {
            _html.Add($"<div class=\"mine\"><p><strong>{Say("page.form.you")}</strong> ").AddLines(message.Text ?? "").Add($"</p></div>\n");
            return;
        }

        var spoken = content.In(message.Locale ?? texts.Language);
        _html.Add(
            $"<article class=\"{(FormTranscript.CardOf(message) is null ? "said" : "card")}\" lang=\"{spoken.Language}\" "
            + $"dir=\"{Direction(spoken)}\">"
        );
        if (FormTranscript.CardOf(message) is { } card)
        {
            DrawCard(card, message.Id, heading, hasButtons);
        }
        else
        {
            _html.Add($"<p>").AddLines(message.Text ?? "").Add($"</p>");
        }

        _html.Add($"</article>\n");
    }

    private void DrawCard(JsonElement card, string? messageId, int heading, bool hasButtons)
    {
        var drawn = new Html();
        try
        {
            new CardHtml(drawn, heading, hasButtons ? action => DrawAction(drawn, action, messageId) : null).Draw(card);
            _html.AddMarkup(drawn.ToString());
        }
        catch (NotSupportedException)
        {
            // The card is from a later version of the bot: show its text form, which is complete, and whose choices can be typed.
            log.CardNotDrawn();
            _html.Add($"<p>").AddLines(card.TryGetProperty("fallbackText", out var text) ? text.GetString() ?? "" : "").Add($"</p>");
        }
    }

    private void DrawAction(Html html, JsonElement action, string? messageId)
    {
        var title = action.GetProperty("title").GetString()!;
        var look = action.TryGetProperty("style", out var style) && style.ValueEquals("positive") ? "primary" : "secondary";
        DrawPress(action.GetProperty("data").GetRawText(), messageId, title, look, title, _id, html);
    }

    // A form for each button, because old browsers send a button's label instead of its value.
    private void DrawPress(string press, string? card, string title, string look, string? label, string id, Html? html = null)
    {
        html ??= _html;
        html.Add(
            $"<form method=\"post\" action=\"/form\" class=\"choice\"><input type=\"hidden\" name=\"token\" value=\"{token}\"><input "
            + $"type=\"hidden\" name=\"id\" value=\"{id}\">"
        );
        html.Add(
            $"<input type=\"hidden\" name=\"press\" value=\"{press}\"><input type=\"hidden\" name=\"card\" value=\"{card}\"><input "
            + $"type=\"hidden\" name=\"label\" value=\"{label}\">"
        );
        html.Add($"<button type=\"submit\" class=\"{look}\">{title}</button></form>");
    }

    private void DrawLanguages()
    {
        if (content.Languages.Count < 2)
        {
            return;
        }

        Begin("languages");
        _html.Add(
            $"<label for=\"language\">{Say("page.form.language")}</label><div class=\"field\"><select id=\"language\" name=\"language\">"
        );
        foreach (var language in content.Languages)
        {
            _html
                .Add($"<option lang=\"{language}\" value=\"{language}\"")
                .AddMarkup(language == texts.Language ? " selected" : "")
                .Add($">{content.NameOf(language)}</option>");
        }

        _html.Add($"</select><button type=\"submit\" class=\"secondary\">{Say("page.form.change")}</button></div></form>");
    }

    private void Begin(string look) =>
        _html.Add(
            $"<form method=\"post\" action=\"/form\" class=\"{look}\"><input type=\"hidden\" name=\"token\" value=\"{token}\"><input "
            + $"type=\"hidden\" name=\"id\" value=\"{Kept?.Id ?? _id}\">"
        );

    private static string Direction(ContentTexts texts) => texts.IsRightToLeft ? "rtl" : "ltr";

    private string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => texts.Message(id, values);
}
