using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.Bot.Tests;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>Uses the page at <c>/</c> like a browser without scripts.</summary>
public sealed class ChatPageTests(PageHost host) : ChatTest(host)
{
    [Fact]
    public async Task Whoever_only_looks_is_greeted_and_leaves_no_trace()
    {
        using var client = Host.CreateClient();
        var response = await client.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains(English.Message("greeting.text"), page, StringComparison.Ordinal);
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("kp-user", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(new(HttpMethod.Head, "/"))).StatusCode);
    }

    [Fact]
    public async Task The_older_address_of_the_plain_page_leads_here_for_good()
    {
        using var client = Host.CreateClient(new() { AllowAutoRedirect = false });
        var response = await client.GetAsync("/form");

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task No_script_and_no_style_stands_in_the_page()
    {
        using var client = Host.CreateClient();
        var page = await client.GetStringAsync("/");

        Assert.Equal(page.Split("<script").Length, page.Split("<script src=\"/v/").Length);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_has_an_address_so_that_going_back_shows_the_step_before()
    {
        var visitor = await StartedAsync();
        var first = visitor.Address;
        await visitor.PressAsync(No);
        Assert.NotEqual(first, visitor.Address);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);

        await visitor.OpenAsync(address: first);

        Assert.Contains(Question(1), visitor.Now, StringComparison.Ordinal);
        Assert.Contains(English.Message("page.earlier"), visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(Yes);
        Assert.Contains("changed its answer to", visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_deletes_their_data_has_an_empty_screen_with_start_on_it()
    {
        var visitor = await StartedAsync();
        await visitor.PressAsync(No);
        await visitor.WriteAsync("delete my data");
        await visitor.PressAsync(English.Message("erase.yes"));

        Assert.DoesNotContain("Question 1", visitor.Page, StringComparison.Ordinal);
        Assert.Contains(English.Message("erase.done").Split('.')[0], WebUtility.HtmlDecode(visitor.Now), StringComparison.Ordinal);
        await visitor.PressAsync(English.Message("start.begin"));
        Assert.Contains(Question(1), visitor.Now, StringComparison.Ordinal);
        Assert.DoesNotContain("answer-", visitor.Past, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_the_page_itself_and_its_next_post_is_accepted()
    {
        var visitor = await Host.Visit().OpenAsync();
        visitor.Client.DefaultRequestHeaders.Add("Kp-Live", "1");
        await visitor.PressAsync(English.Message("start.begin"));
        Assert.Equal("/", visitor.Address);
        await visitor.PressAsync(No);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_frame_without_cookies_the_key_finds_the_visitor_and_is_enough()
    {
        using var client = Host.CreateDefaultClient(); // this client stores no cookies
        var visitor = new PageVisitor(client, new());
        async Task SendAsync(string key, string words)
        {
            client.DefaultRequestHeaders.Remove("Kp-Resume");
            client.DefaultRequestHeaders.Add("Kp-Resume", key);
            await visitor.PressAsync(words);
        }

        client.DefaultRequestHeaders.Add("Kp-Live", "1");
        client.DefaultRequestHeaders.Add("Kp-Resume", "none");
        using var first = await client.GetAsync("/");
        var key = Assert.Single(first.Headers.GetValues("Kp-Resume"));
        await visitor.OpenAsync();
        await SendAsync(key, English.Message("start.begin"));
        await SendAsync(key, No);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);

        await SendAsync("forged", Yes);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task The_stream_says_when_something_is_new_and_is_for_visitors_only()
    {
        using var stranger = Host.CreateDefaultClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/live")).StatusCode);

        var visitor = await StartedAsync();
        var number = Regex.Match(visitor.Page, "data-number=\"(\\d+)\"").Groups[1].Value;
        using var response = await visitor.Client.GetAsync($"/live?after={number}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal($"data: Quiet {number}", await reader.ReadLineAsync());
        await visitor.PressAsync(No);

        await reader.ReadLineAsync();
        Assert.StartsWith("data: Changed ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_job_can_be_done_with_buttons_alone()
    {
        var visitor = await Host.Visit().OpenAsync();
        await visitor.PressAsync(English.Message("start.begin"));
        foreach (var answer in new[] { No, Yes, "Not sure" })
        {
            Assert.Contains("<h2", visitor.Now, StringComparison.Ordinal);
            await visitor.PressAsync(answer);
        }

        await visitor.PressAsync(English.Message("check.confirm"));
        Assert.Contains("Knowledge Package 2 fits your centre", visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(English.Message("recommendation.take", ("package", "Knowledge Package 2")));
        await visitor.PressAsync(English.Message("route.cases"));
        foreach (var station in new[] { 1, 2 })
        {
            await visitor.WriteAsync($"station {station}");
            while (visitor.Now.Contains($">{English.Message("step.next")}</button>", StringComparison.Ordinal))
            {
                await visitor.PressAsync(English.Message("step.next"));
            }

            await visitor.PressAsync(English.Message("action.mark", ("number", station == 1 ? 1 : 4)));
            await visitor.PressAsync(English.Message("station.mark", ("number", station)));
        }

        await visitor.WriteAsync("summary");
        Assert.Contains("You have read all 2 stations", visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(English.Message("page.help"));
        await visitor.WriteAsync("status");
        await visitor.WriteAsync("language");
        await visitor.PressAsync(English.Message("page.restart"));
        await visitor.PressAsync(English.Message("restart.yes"));

        // A card that the page cannot draw would appear as its fallback text, which explains numbered choices.
        Assert.DoesNotContain(English.Message("choices.above"), visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_extra_questions_are_asked_here_too_and_the_line_stays_in_sight()
    {
        var visitor = await Host.Visit().OpenAsync();
        await visitor.PressAsync(English.Message("start.begin"));
        for (var question = 1; question <= 3; question++)
        {
            await visitor.PressAsync(No);
        }

        await visitor.PressAsync(English.Message("check.confirm"));
        await visitor.PressAsync(English.Message("recommendation.take", ("package", "Knowledge Package 1")));
        await visitor.PressAsync(English.Message("extra.begin"));
        Assert.Contains("Package 1: extra question 1 of 3", visitor.Page, StringComparison.Ordinal);
        Assert.Contains("<g class=\"kp1\"><line class=\"track\"", visitor.Page, StringComparison.Ordinal);
        await visitor.PressAsync(No);
        await visitor.PressAsync(Yes);
        await visitor.PressAsync(English.Message("extra.skip"));

        Assert.Contains(English.Challenge("kp1-c2").Point, visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(English.Message("extra.goOn", ("count", 1)));
        Assert.Contains("Package 1: extra question 3 of 3", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_submit_counts_once()
    {
        var visitor = await StartedAsync();
        var fields = visitor.FormWith(No);
        await visitor.SendAsync(fields);
        await visitor.SendAsync(fields);

        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
        var written = visitor.WritingForm("what is VET?");
        await visitor.SendAsync(written);
        await visitor.SendAsync(written);
        Assert.Equal(2, visitor.Page.Split("<bdi>what is VET?</bdi>").Length);
    }

    [Fact]
    public async Task Another_choice_on_the_same_page_after_going_back_is_a_change()
    {
        var visitor = await StartedAsync();
        var (no, yes) = (visitor.FormWith(No), visitor.FormWith(Yes));
        await visitor.SendAsync(no);
        await visitor.SendAsync(yes);

        Assert.Contains("changed its answer to", visitor.Now, StringComparison.Ordinal);
        Assert.Contains("Your answer: Yes", visitor.Past, StringComparison.Ordinal);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_from_before_can_be_changed()
    {
        var visitor = await (await StartedAsync()).PressAsync(No);
        await visitor.PressAsync(No);
        await visitor.PressAsync(English.Message("page.answer.change"));

        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_something_in_between_the_open_step_is_shown_whole()
    {
        var visitor = await StartedAsync();
        foreach (var said in new[] { "no", "no", "no", "ok", "ok", "station 1", "next" })
        {
            await visitor.WriteAsync(said);
        }

        // Take the last link, because the introduction of the station names the first resource, too.
        var resource = visitor.Now[visitor.Now.LastIndexOf("<a href=\"https://", StringComparison.Ordinal)..].Split('"')[1];
        await visitor.WriteAsync("what is VET?");

        Assert.Contains("<article class=\"says", visitor.Now, StringComparison.Ordinal);
        Assert.Contains(resource, visitor.Now, StringComparison.Ordinal);
        Assert.Single(visitor.Page.Split(resource)[1..]);
    }

    [Fact]
    public async Task A_marked_action_shows_its_mark_and_the_step_stays_open()
    {
        var visitor = await StartedAsync();
        foreach (var said in new[] { "no", "no", "no", "ok", "ok", "station 1" })
        {
            await visitor.WriteAsync(said);
        }

        while (visitor.Now.Contains($">{English.Message("step.next")}</button>", StringComparison.Ordinal))
        {
            await visitor.PressAsync(English.Message("step.next"));
        }

        await visitor.PressAsync(English.Message("action.mark", ("number", 1)));

        Assert.Contains(English.Message("action.unmark", ("number", 1)), visitor.Now, StringComparison.Ordinal);
        Assert.Contains("Action 1 is done in your centre.", visitor.Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journey_goes_on_in_another_client_and_back()
    {
        var visitor = Host.Visit();
        var token = await ChatAsync(visitor.Client);
        await SayAsync(visitor.Client, token, "start");
        await visitor.OpenAsync();
        Assert.Contains(Question(1), visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(No);

        var log = await SayAsync(visitor.Client, token, "no");

        Assert.Contains("\"question/kp2-c3\"", log, StringComparison.Ordinal);
        Assert.Contains(Question(3), (await visitor.OpenAsync()).Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_that_of_the_browser_until_another_is_chosen()
    {
        var visitor = await Host.Visit().OpenAsync("xx, he;q=0.8, en;q=0.5");
        Assert.Contains("<html lang=\"he\" dir=\"rtl\"", visitor.Page, StringComparison.Ordinal);
        visitor.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("he");
        await visitor.PressAsync(PseudoLanguage.Of("Start"));
        await visitor.PressAsync(PseudoLanguage.Of(No));

        await visitor.SendAsync(visitor.LanguageForm("en"));

        Assert.Contains("<html lang=\"en\" dir=\"ltr\"", visitor.Page, StringComparison.Ordinal);
        Assert.Contains(Question(2), visitor.Now, StringComparison.Ordinal);
        Assert.Contains("lang=\"he\" dir=\"rtl\"", visitor.Past, StringComparison.Ordinal);
        await visitor.WriteAsync("yes");
        Assert.Contains(Question(3), visitor.Now, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ChatAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", "http://localhost");
        var token = JsonElement.Parse(await (await client.SendAsync(request)).Content.ReadAsStringAsync());
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        begin.Headers.Authorization = new("Bearer", token.GetProperty("token").GetString());
        await client.SendAsync(begin);
        return token;
    }

    private static async Task<string> SayAsync(HttpClient client, JsonElement token, string text)
    {
        var address = $"/v3/directline/conversations/{token.GetProperty("conversationId").GetString()}/activities";
        using var post = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new Dictionary<string, string> { ["type"] = "message", ["text"] = text }),
                Encoding.UTF8,
                "application/json"
            ),
        };
        using var get = new HttpRequestMessage(HttpMethod.Get, address);
        post.Headers.Authorization = get.Headers.Authorization = new("Bearer", token.GetProperty("token").GetString());
        await client.SendAsync(post);
        return await (await client.SendAsync(get)).Content.ReadAsStringAsync();
    }
}
