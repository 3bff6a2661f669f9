using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>Posts forms to the page that it must refuse, or keep for a second try.</summary>
public sealed class ChatFormTests(PageHost host) : ChatTest(host)
{
    [Fact]
    public async Task What_people_write_never_becomes_markup()
    {
        var visitor = await (await StartedAsync()).WriteAsync("<script>alert(1)</script>\"'");

        Assert.DoesNotContain("<script>", visitor.Page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", visitor.Now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.BadRequest)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.BadRequest)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "null", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.OK)]
    public async Task A_form_that_another_website_sends_changes_nothing(string header, string value, HttpStatusCode status)
    {
        var visitor = await Host.Visit().OpenAsync();
        visitor.Client.DefaultRequestHeaders.Add(header, value);

        await visitor.PressAsync(English.Message("start.begin"));

        Assert.Equal(status, visitor.Status);
    }

    [Theory]
    [InlineData("http://localhost", "kp-form", "kp-user")]
    [InlineData("https://localhost", "__Host-kp-form", "__Host-kp-visitor")]
    public async Task Over_https_no_cookie_has_a_name_that_another_subdomain_could_set(string address, params string[] names)
    {
        using var client = Host.CreateClient(new() { BaseAddress = new(address), HandleCookies = false, AllowAutoRedirect = false });
        var (cookie, answer) = await WriteAsNewVisitorAsync(client);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode); // proves that the server has accepted the cookie, too
        Assert.Equal(names, new[] { cookie, answer.Headers.GetValues("Set-Cookie").Single() }.Select(each => each.Split('=')[0]));
    }

    [Fact]
    public async Task An_address_that_writes_too_much_as_ever_new_visitors_waits_and_keeps_its_words()
    {
        await using var strict = Host.WithWebHostBuilder(builder => builder.UseSetting("RateLimits:AddressActivitiesPerMinute", "60"));
        using var client = strict.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        HttpResponseMessage answer;
        do
        {
            (_, answer) = await WriteAsNewVisitorAsync(client);
        }
        while (answer.StatusCode == HttpStatusCode.SeeOther);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("hello", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string Cookie, HttpResponseMessage Answer)> WriteAsNewVisitorAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/");
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([new("token", token), new("text", "hello"), new("id", "1")]),
            Headers = { { "Cookie", cookie } },
        };
        return (cookie, await client.SendAsync(form));
    }

    [Fact]
    public async Task A_token_of_one_visitor_sends_nothing_as_another()
    {
        var attacker = await Host.Visit().OpenAsync();
        await attacker.PressAsync(English.Message("start.begin"));
        var fields = attacker.WritingForm("planted");
        var victim = await Host.Visit().OpenAsync();
        await victim.PressAsync(English.Message("start.begin"));

        // Simulates an attacker's page on a neighbouring subdomain: the page has added the attacker's antiforgery cookie to the victim's
        // cookie.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", $"{victim.CookieOf("kp-user")}; {attacker.CookieOf("kp-form")}");
        using var bare = Host.CreateDefaultClient();
        var response = await bare.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await victim.OpenAsync();
        Assert.DoesNotContain("planted", victim.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_keeps_the_words()
    {
        var visitor = await StartedAsync();
        var fields = visitor.WritingForm("yes, we do");
        fields["token"] = "forged";
        await visitor.SendAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal("yes, we do", visitor.Written);
        Assert.Contains(English.Message("page.form.old"), visitor.Now, StringComparison.Ordinal);
        Assert.Contains(Question(1), (await visitor.OpenAsync()).Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_button_is_not_offered_to_be_sent_again()
    {
        var visitor = await StartedAsync();
        var fields = visitor.FormWith(No);
        fields["token"] = "forged";
        fields["press"] = fields["press"].Replace("\"No\"", "\"Win a prize\"", StringComparison.Ordinal);
        await visitor.SendAsync(fields);

        Assert.DoesNotContain("Win a prize", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_written_at_another_question_is_kept_but_not_taken_for_an_answer()
    {
        var visitor = await StartedAsync();
        var late = visitor.WritingForm("yes");
        await visitor.PressAsync(No);
        await visitor.SendAsync(late);

        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Equal("yes", visitor.Written);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
        await visitor.WriteAsync(visitor.Written);
        Assert.Contains(Question(3), visitor.Now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("press", "nonsense")]
    [InlineData("press", "[1]")]
    [InlineData("text", "  ")]
    public Task Nothing_sent_is_said_so(string field, string value) => SendNothingAsync(field, value);

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(1000)]
    public Task A_button_nested_deeper_than_any_real_one_counts_as_none(int depth) =>
        SendNothingAsync("press", $"{string.Concat(Enumerable.Repeat("""{"a":""", depth))}1{new string('}', depth)}");

    private async Task SendNothingAsync(string field, string value)
    {
        var visitor = await StartedAsync();
        var fields = visitor.FormWith(No);
        fields.Remove("press");
        fields[field] = value;
        await visitor.SendAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains(English.Message("page.form.empty"), visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_gets_a_plain_sentence()
    {
        var visitor = await StartedAsync();
        await visitor.WriteAsync(new string('x', 70_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
        Assert.Contains(English.Message("page.form.large"), visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_words_and_buttons_are_kept_and_go_once_when_it_is_back()
    {
        await using var own = new PageHost();
        var visitor = await StartedAsync(own);
        own.Storage.IsAway = true;
        var written = visitor.WritingForm("no");
        await visitor.PressAsync(No);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains(English.Message("page.form.notSaved"), WebUtility.HtmlDecode(visitor.Now), StringComparison.Ordinal);
        var again = English.Message("page.form.sendAgain", ("choice", No));
        await visitor.PressAsync(again);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        var kept = visitor.FormWith(again);
        Assert.Equal("no", (await visitor.SendAsync(written)).Written);
        Assert.Contains(
            English.Message("page.form.away"),
            WebUtility.HtmlDecode((await visitor.OpenAsync()).Now),
            StringComparison.Ordinal
        );

        own.Storage.IsAway = false;
        await visitor.SendAsync(kept);
        await visitor.SendAsync(kept);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
    }
}
