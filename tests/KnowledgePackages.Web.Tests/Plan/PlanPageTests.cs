using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.Tests.Chat;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Plan;

/// <summary>Requests the plan's page and files, like a browser without scripts and like a person with a link.</summary>
public sealed class PlanPageTests(PageHost host) : IClassFixture<PageHost>
{
    private const string Nasty = "<b>Maria</b> & \"Ö\" <script>alert(1)</script>";

    // A day that a plan accepts whenever the test runs: in the future, but not too far.
    private static readonly DateOnly Until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(100));
    private static readonly string InWords = Until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static TheoryData<string> Languages => [.. SampleSheet.Content.Languages];

    private ContentTexts English => host.Services.GetRequiredService<CurrentContent>().Content.In("en");

    private PlanLinks Links => host.Services.GetRequiredService<PlanLinks>();

    [Fact]
    public async Task The_visitors_own_plan_has_their_answers_actions_names_and_dates_and_leads_back()
    {
        var visitor = await WithPlanAsync();

        var page = await PageAsync(visitor, "/plan");

        Assert.Contains("Action plan: Knowledge Package 2", page, StringComparison.Ordinal);
        Assert.Contains("Maria", page, StringComparison.Ordinal);
        Assert.Contains(InWords, page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<dd>(Yes|No|Not sure)[^<]*</dd>"));
        Assert.Contains("<svg class=\"code\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"http://localhost/\" dir=\"ltr\">http://localhost/</a>", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("<script").Length, page.Split("<script src=\"/v/").Length);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_is_text_on_the_page()
    {
        var visitor = await WithPlanAsync();
        await visitor.WriteAsync($"add action: {WebUtility.HtmlEncode(Nasty)}");

        var page = await PageAsync(visitor, "/plan");

        Assert.Contains(Nasty, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Maria", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_says_everything_that_is_in_the_plan_in_its_language_and_direction(string language)
    {
        var sheet = SampleSheet.Of(language);
        var texts = SampleSheet.Content.In(language);
        var model = new PlanPageModel(texts, sheet, new Uri("https://chat.example/"), path => $"/{path}") { HasDates = true };
        var renderer = host.Services.GetRequiredService<ChatRenderer>();

        var page = await renderer.RenderAsync<PlanPage>(new() { ["Model"] = model });

        Assert.Contains($"<html lang=\"{language}\" dir=\"{(sheet.IsRightToLeft ? "rtl" : "ltr")}\"", page, StringComparison.Ordinal);
        string[] said =
        [
            sheet.Title,
            sheet.AsOf,
            sheet.Package!,
            sheet.Reason!,
            .. sheet.Because,
            sheet.Time!,
            .. sheet.Tasks.SelectMany(SampleSheet.WordsOf),
            .. sheet.First.Concat(sheet.Readings).SelectMany(SampleSheet.WordsOf),
            .. sheet.Route.Select(stop => stop.Line),
            .. sheet.Answers.SelectMany(answer => new[] { answer.Question, answer.Answer }),
            .. SampleSheet.WordsOf(sheet.Earlier!),
            texts.Message("files.word"),
        ];
        var text = WebUtility.HtmlDecode(Regex.Replace(page, "<pre.*?</pre>", "", RegexOptions.Singleline));
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\{[a-z]+\}", text.Replace(SampleSheet.Nasty, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Word_file_has_the_plan_and_the_centres_name_from_the_form()
    {
        var visitor = await WithPlanAsync();
        var form = new FormUrlEncodedContent([new("centre", "Centre <Nord>\n")]);

        using var response = await visitor.Client.PostAsync("/plan/word", form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(PlanDocument.ContentType, response.Content.Headers.ContentType?.ToString());
        Assert.Matches(@"^action-plan-\d{4}-\d\d-\d\d\.docx$", FileNameOf(response));
        Assert.True(response.Headers.CacheControl?.NoStore);
        using var file = WordprocessingDocument.Open(await response.Content.ReadAsStreamAsync(), isEditable: false);
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Centre <Nord>", text, StringComparison.Ordinal);
        Assert.Contains("Maria", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/plan/word")).StatusCode);
    }

    [Fact]
    public async Task A_large_form_names_no_centre()
    {
        var visitor = await WithPlanAsync();
        var form = new FormUrlEncodedContent([new("centre", new string('x', 10_000))]);

        using var response = await visitor.Client.PostAsync("/plan/word", form);

        using var file = WordprocessingDocument.Open(await response.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.DoesNotContain("xxx", file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_has_the_dates_and_without_dates_there_is_none()
    {
        var visitor = await WithPlanAsync();
        using var response = await visitor.Client.GetAsync("/plan/calendar");

        Assert.Equal(PlanCalendar.ContentType, response.Content.Headers.ContentType?.ToString());
        Assert.EndsWith(".ics", FileNameOf(response), StringComparison.Ordinal);
        var entry = Assert.Single(Ical.Net.Calendar.Load(await response.Content.ReadAsStringAsync())!.Events);
        Assert.Equal(Until, entry.Start!.Date);
        Assert.Equal(entry.Uid, Ical.Net.Calendar.Load(await visitor.Client.GetStringAsync("/plan/calendar"))!.Events.Single().Uid);

        var without = await host.Visit().OpenAsync();
        await without.PressAsync(English.Message("start.begin"));
        using var none = await without.Client.GetAsync("/plan/calendar");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains(English.Message("page.plan.noDates"), await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/plan/calendar", await PageAsync(without, "/plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_shows_that_plan_without_a_cookie_also_its_files_and_sets_none()
    {
        var token = await LinkOfAsync(await WithPlanAsync());
        using var stranger = host.CreateDefaultClient();

        using var response = await stranger.GetAsync($"/plan?link={token}");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains("Maria", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/plan/word?link={token}\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/plan/calendar?link={token}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(English.Message("page.about.back"), page, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("noindex, nofollow", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/plan/word?link={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/plan/calendar?link={token}")).StatusCode);
    }

    [Fact]
    public async Task Every_link_that_leads_nowhere_gets_the_same_page_also_with_a_cookie()
    {
        var visitor = await WithPlanAsync();
        var token = await LinkOfAsync(visitor);
        var (document, plan) = await PlanOfAsync(visitor);
        var keys = host.Services.GetRequiredService<IDataProtectionProvider>();
        var yesterday = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-25));
        var expired = new PlanLinks(keys, yesterday).Create(document, plan.Journey);
        var foreign = new PlanLinks(new EphemeralDataProtectionProvider(), TimeProvider.System).Create(document, plan.Journey);
        var nobody = Links.Create(DocumentKey.ForConversation("msteams", null, "nobody", "nowhere"), plan.Journey);
        var other = Links.Create(document, plan.Journey with { Round = plan.Journey.Round + 1 });
        using var stranger = host.CreateDefaultClient();
        var none = await stranger.GetStringOrProblemAsync("/plan");

        foreach (var bad in new[] { expired, foreign, nobody, other, "", "x", $"{token[..^8]}AAAAAAAA", new string('A', 4000) })
        {
            foreach (var path in new[] { "/plan", "/plan/word", "/plan/calendar", "/plan/data" })
            {
                Assert.Equal(none, await stranger.GetStringOrProblemAsync($"{path}?link={bad}"));
                Assert.Equal(none, await visitor.Client.GetStringOrProblemAsync($"{path}?link={bad}"));
            }
        }

        Assert.StartsWith("404 ", none, StringComparison.Ordinal);
        Assert.Contains(English.Message("page.plan.none"), none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stored_data_is_a_file_for_its_owner_with_everything_of_theirs_and_nothing_of_others()
    {
        var (visitor, other) = (await WithPlanAsync(), await WithPlanAsync());
        await other.WriteAsync("note 1: ask Olga");
        await visitor.WriteAsync("export my data");

        Assert.Contains("<a href=\"/plan/data\">", visitor.Now, StringComparison.Ordinal);
        using var response = await visitor.Client.GetAsync("/plan/data");
        var file = JsonElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Matches(@"^my-data-\d{4}-\d\d-\d\d\.json$", FileNameOf(response));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("Maria", file.GetProperty("plan").GetProperty("actions")[0].GetProperty("who").GetString());
        Assert.Equal(3, file.GetProperty("journey").GetProperty("answers").GetArrayLength());
        Assert.Equal("directline", file.GetProperty("person").GetProperty("channel").GetString());
        Assert.DoesNotContain("Olga", file.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Olga", await other.Client.GetStringAsync("/plan/data"), StringComparison.Ordinal);
        using var stranger = host.CreateDefaultClient();
        Assert.Contains("Maria", await stranger.GetStringAsync($"/plan/data?link={await LinkOfAsync(visitor)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_the_data_ends_all_links_and_the_page()
    {
        var visitor = await WithPlanAsync();
        var token = await LinkOfAsync(visitor);
        Assert.Contains("Maria", await visitor.Client.GetStringAsync("/plan/data"), StringComparison.Ordinal);
        await visitor.WriteAsync("delete my data");
        await visitor.PressAsync(English.Message("erase.yes"));
        using var stranger = host.CreateDefaultClient();

        foreach (var path in new[] { "/plan", "/plan/word", "/plan/calendar", "/plan/data" })
        {
            Assert.StartsWith("404 ", await stranger.GetStringOrProblemAsync($"{path}?link={token}"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Maria", await PageAsync(visitor, "/plan"), StringComparison.Ordinal);
        Assert.DoesNotMatch("Maria|kp2|answer\"", await visitor.Client.GetStringAsync("/plan/data"));
    }

    [Fact]
    public async Task A_reminder_without_a_date_on_the_plan_is_a_calendar_file_of_its_own()
    {
        var visitor = await host.Visit().OpenAsync();
        await visitor.PressAsync(English.Message("start.begin"));
        await visitor.WriteAsync("remind me");

        Assert.Contains("href=\"/plan/calendar?days=7\"", visitor.Now, StringComparison.Ordinal);
        Assert.Contains(English.Message("reminder.askHere"), WebUtility.HtmlDecode(visitor.Now), StringComparison.Ordinal);
        var entry = Assert.Single(Ical.Net.Calendar.Load(await visitor.Client.GetStringAsync("/plan/calendar?days=7"))!.Events);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.InRange(entry.Start!.AsUtc, now.AddDays(6), now.AddDays(8));
        Assert.StartsWith("404 ", await visitor.Client.GetStringOrProblemAsync("/plan/calendar?days=8"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_conversation_leads_to_the_plan_and_ticks_it_without_scripts()
    {
        var visitor = await WithPlanAsync();
        Assert.Contains("<a href=\"/plan\" target=\"_blank\" rel=\"noopener\">", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-done=\"\"", visitor.Page, StringComparison.Ordinal);
        var tick = Regex.Match(visitor.Page, "id=\"planned-kp2-s1-a1\".*?name=\"press\" value=\"([^\"]*)\"", RegexOptions.Singleline);
        var fields = visitor.FormWith(English.Message("page.help"));
        fields.Remove("command");
        fields["press"] = WebUtility.HtmlDecode(tick.Groups[1].Value);

        await visitor.SendAsync(fields);

        Assert.Contains("<li id=\"planned-kp2-s1-a1\" data-done=\"\"", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_frame_the_ways_to_the_plan_are_links_that_need_no_cookie()
    {
        using var client = host.CreateDefaultClient(); // this client stores no cookies
        var visitor = new PageVisitor(client, new());
        client.DefaultRequestHeaders.Add("Kp-Live", "1");
        client.DefaultRequestHeaders.Add("Kp-Resume", "none");
        using var first = await client.GetAsync("/");
        await visitor.OpenAsync();
        client.DefaultRequestHeaders.Remove("Kp-Resume");
        client.DefaultRequestHeaders.Add("Kp-Resume", Assert.Single(first.Headers.GetValues("Kp-Resume")));
        foreach (var id in new[] { "start.begin", "answer.no", "answer.yes", "answer.no", "check.confirm" })
        {
            await visitor.PressAsync(English.Message(id));
        }

        await visitor.PressAsync(English.Message("recommendation.take", ("package", "Knowledge Package 2")));

        Assert.DoesNotContain("<a href=\"/plan\"", visitor.Page, StringComparison.Ordinal);
        var link = Regex.Match(visitor.Page, "<a href=\"(/plan\\?link=[^\"]+)\"").Groups[1].Value;
        using var window = host.CreateDefaultClient();
        Assert.Contains("Action plan: Knowledge Package 2", await window.GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_the_page_says_so()
    {
        await using var other = new PageHost();
        var visitor = await WithPlanAsync(other);
        other.Storage.IsAway = true;

        var page = await visitor.Client.GetStringOrProblemAsync("/plan");

        Assert.StartsWith("503 ", page, StringComparison.Ordinal);
        Assert.Contains(English.Message("page.plan.away"), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_has_the_token_of_a_link()
    {
        ConcurrentQueue<string> logged = new();
        await using var factory = new PageHost();
        await using var listening = factory.WithWebHostBuilder(builder =>
            builder.ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(new Listener(logged)))));
        using var client = listening.CreateClient();
        var token = listening.Services.GetRequiredService<PlanLinks>()
            .Create(DocumentKey.ForConversation("msteams", null, "a", "b"), new Domain.Journeys.Journey());

        await client.GetAsync($"/plan?link={token}");
        factory.Storage.IsAway = true;
        await client.GetAsync($"/plan?link={token}");
        await client.PostAsync($"/plan/word?link={token}", new StringContent("%"));

        Assert.NotEmpty(logged);
        Assert.All(logged, line => Assert.DoesNotContain(token[..20], line, StringComparison.Ordinal));
    }

    private static string? FileNameOf(HttpResponseMessage response) =>
        response.Content.Headers.ContentDisposition is { DispositionType: "attachment", FileName: { } name } ? name.Trim('"') : null;

    private static Task<string> PageAsync(PageVisitor visitor, string address) => visitor.Client.GetStringAsync(address);

    private async Task<PageVisitor> WithPlanAsync(PageHost? of = null)
    {
        var visitor = await (of ?? host).Visit().OpenAsync();
        await visitor.PressAsync(English.Message("start.begin"));
        foreach (var answer in new[] { "answer.no", "answer.yes", "answer.notSure" })
        {
            await visitor.PressAsync(English.Message(answer));
        }

        await visitor.PressAsync(English.Message("check.confirm"));
        await visitor.PressAsync(English.Message("recommendation.take", ("package", "Knowledge Package 2")));
        return await visitor.WriteAsync($"action 1, Maria, until {InWords}");
    }

    private async Task<string> LinkOfAsync(PageVisitor visitor)
    {
        var (document, plan) = await PlanOfAsync(visitor);
        return Links.Create(document, plan.Journey);
    }

    private async Task<(DocumentKey Document, StoredPlan Plan)> PlanOfAsync(PageVisitor visitor)
    {
        var context = new DefaultHttpContext { Request = { Headers = { Cookie = visitor.CookieOf("kp-user") } } };
        var document = Runtime.DirectLine.WebConversations.DocumentOf(
            host.Services.GetRequiredService<Visitors>().Find(context.Request)!.Client);
        var state = await host.Services.GetRequiredService<StateReader>().ReadAsync(document, CancellationToken.None);
        return (document, StoredPlan.From(state)!);
    }

    private sealed class Listener(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>Sends requests whose response may be an error.</summary>
internal static class PlanRequests
{
    /// <summary>Returns the status and the body of the response.</summary>
    public static async Task<string> GetStringOrProblemAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
