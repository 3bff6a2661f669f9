using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Tests.Form;

/// <summary>
/// A browser without scripts: reads a page, fills in its forms and follows where they lead. Knows only what stands on the page.
/// </summary>
internal sealed partial class FormVisitor(HttpClient client, CookieContainer cookies)
{
    /// <summary>The page that is open.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public HttpClient Client => client;

    /// <summary>The cookie whose name begins so, as a request carries it.</summary>
    public string CookieOf(string name) =>
        cookies.GetAllCookies().Single(cookie => cookie.Name.StartsWith(name, StringComparison.Ordinal)).ToString();

    /// <summary>What is shown before the part with what was said earlier.</summary>
    public string Now => Page.Split("<details")[0];

    /// <summary>What was said earlier.</summary>
    public string Before => Page.Split("<details") is [_, var before] ? before : "";

    public async Task<FormVisitor> OpenAsync(string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/form");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        return await ReadAsync(await client.SendAsync(request));
    }

    /// <summary>Presses the first button with these words.</summary>
    public Task<FormVisitor> PressAsync(string words) => SendAsync(FormWith(words));

    /// <summary>Writes into the text field and sends.</summary>
    public Task<FormVisitor> WriteAsync(string text) => SendAsync(WritingForm(text));

    /// <summary>The fields that a press of this button sends.</summary>
    public Dictionary<string, string> FormWith(string words) =>
        Fields(Forms().FirstOrDefault(form => form.Contains($">{WebUtility.HtmlEncode(words)}</button>", StringComparison.Ordinal)
            || form.Contains($"<span>{words}</span></button>", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button '{words}' on:\n{Page}"));

    public Dictionary<string, string> WritingForm(string text)
    {
        var fields = Fields(Forms().Single(form => form.Contains("id=\"text\"", StringComparison.Ordinal)));
        fields["text"] = text;
        return fields;
    }

    public async Task<FormVisitor> SendAsync(Dictionary<string, string> fields) =>
        await ReadAsync(await client.PostAsync("/form", new FormUrlEncodedContent(fields)));

    /// <summary>What stands in the text field.</summary>
    public string Written => WebUtility.HtmlDecode(TextField().Match(Page).Groups[1].Value);

    private async Task<FormVisitor> ReadAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Page = await response.Content.ReadAsStringAsync();
        return this;
    }

    private IEnumerable<string> Forms() => Form().Matches(Page).Select(form => form.Value);

    private static Dictionary<string, string> Fields(string form) =>
        Hidden().Matches(form).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    [GeneratedRegex("<form method=\"post\" action=\"/form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("<input type=\"text\" id=\"text\" name=\"text\" value=\"([^\"]*)\"")]
    private static partial Regex TextField();
}
