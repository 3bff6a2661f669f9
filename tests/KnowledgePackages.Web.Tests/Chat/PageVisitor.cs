using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>
/// A browser without scripts: reads a page, submits its forms and follows redirects. It uses only the forms, fields and links on the page.
/// </summary>
internal sealed partial class PageVisitor(HttpClient client, CookieContainer cookies)
{
    /// <summary>The HTML of the current page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The address of the current page.</summary>
    public string Address { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public HttpClient Client => client;

    /// <summary>Returns the cookie whose name begins with <paramref name="name"/>, in the form of a request header.</summary>
    public string CookieOf(string name) =>
        cookies.GetAllCookies().Single(cookie => cookie.Name.StartsWith(name, StringComparison.Ordinal)).ToString();

    /// <summary>The part of the page with the last input, its replies and the open card.</summary>
    public string Now => Page.Split("<section id=\"now\"") is [_, var now] ? now.Split("</main>")[0] : "";

    /// <summary>The part of the page with earlier messages.</summary>
    public string Past => Page.Split("<section id=\"past\"") is [_, var past] ? past.Split("<section")[0] : "";

    public async Task<PageVisitor> OpenAsync(string? language = null, string address = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await ReadAsync(await client.SendAsync(request));
    }

    /// <summary>Presses the last button on the page with this label.</summary>
    public Task<PageVisitor> PressAsync(string words) => SendAsync(FormWith(words));

    /// <summary>Writes a text into the text field and sends it.</summary>
    public Task<PageVisitor> WriteAsync(string text) => SendAsync(WritingForm(text));

    /// <summary>Returns the form fields that a press of the last button with this label posts.</summary>
    public Dictionary<string, string> FormWith(string words)
    {
        var button =
            Button()
                .Matches(Page)
                .LastOrDefault(button => WebUtility.HtmlDecode(Markup().Replace(button.Groups["words"].Value, "")).Trim() == words)
            ?? throw new InvalidOperationException($"There is no button '{words}' on:\n{Page}");
        var fields = FieldsOf("press");
        fields[button.Groups["name"].Value] = WebUtility.HtmlDecode(button.Groups["value"].Value);
        return fields;
    }

    public Dictionary<string, string> WritingForm(string text)
    {
        var fields = FieldsOf("say");
        fields["text"] = text;
        return fields;
    }

    public Dictionary<string, string> LanguageForm(string language)
    {
        var fields = FieldsOf("languages");
        fields["language"] = language;
        return fields;
    }

    public async Task<PageVisitor> SendAsync(Dictionary<string, string> fields) =>
        await ReadAsync(await client.PostAsync("/", new FormUrlEncodedContent(fields)));

    /// <summary>The text that the page's text field contains.</summary>
    public string Written => WebUtility.HtmlDecode(TextField().Match(Page).Groups[1].Value);

    private async Task<PageVisitor> ReadAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!.PathAndQuery;
        Page = await response.Content.ReadAsStringAsync();
        return this;
    }

    private Dictionary<string, string> FieldsOf(string form) =>
        Hidden()
            .Matches(Form().Matches(Page).Select(match => match.Value).Single(match => match.Contains($"id=\"{form}\"", StringComparison.Ordinal)))
            .ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    [GeneratedRegex("<form method=\"post\" action=\"/\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(
        "<button type=\"submit\" form=\"press\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\"[^>]*>(?<words>.*?)</button>",
        RegexOptions.Singleline
    )]
    private static partial Regex Button();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("id=\"text\" name=\"text\" value=\"([^\"]*)\"")]
    private static partial Regex TextField();
}
