using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.WebChat;

/// <summary>Tests the chat page's use of Azure's Direct Line, with a stand-in for Azure.</summary>
public sealed class AzureDirectLineTests : IAsyncLifetime, IDisposable
{
    private const string Own = "https://localhost";
    private const string School = "https://www.school.example";

    private AzureService _azure = null!;
    private AzureHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _azure = await AzureService.StartAsync();
        _host = new AzureHost(_azure.Domain);
        _client = _host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
    }

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_page_gets_a_token_for_its_visitor_that_only_the_allowed_websites_may_use()
    {
        var answer = await AskAsync();

        Assert.Equal(_azure.Domain, answer.Text("domain"));
        Assert.Equal("azure-1", answer.Text("conversationId"));
        Assert.StartsWith("header.", answer.Text("token"), StringComparison.Ordinal);
        Assert.Equal(answer.Text("userId"), _azure.Parameters!["user"]!["id"]!.GetValue<string>());
        Assert.StartsWith("dl_", answer.Text("userId"), StringComparison.Ordinal);
        Assert.Equal([Own, School], _azure.Parameters["trustedOrigins"]!.AsArray().Select(origin => origin!.GetValue<string>()));
    }

    [Fact]
    public async Task While_the_token_is_good_the_visitor_gets_a_fresh_one_for_the_same_conversation_by_key_or_cookie()
    {
        var first = await _client.AskAsync(Own, scheme: "https");
        var byKey = await AskAsync((await first.JsonAsync()).Text("resumeKey"));
        var byCookie = await AskAsync(cookie: TokenClient.CookieOf(first));

        Assert.Equal(["POST tokens/generate", "POST conversations", "POST tokens/refresh", "POST tokens/refresh"], _azure.Calls);
        Assert.Equal("azure-1", byKey.Text("conversationId"));
        Assert.Equal("azure-1", byCookie.Text("conversationId"));
        Assert.NotEqual((await first.JsonAsync()).Text("token"), byKey.Text("token"));
    }

    [Fact]
    public async Task When_it_is_not_the_secret_asks_for_the_conversation()
    {
        _azure.NamesUserOnReconnect = true;
        var first = await AskAsync();
        _azure.Expire();

        var second = await AskAsync(first.Text("resumeKey"));

        Assert.Equal("azure-1", second.Text("conversationId"));
        Assert.Equal("GET conversations/azure-1", _azure.Calls.Last());
    }

    [Fact]
    public async Task A_token_that_names_no_user_is_not_handed_out_and_the_visitor_keeps_their_id()
    {
        var first = await AskAsync();
        _azure.Expire();

        var second = await AskAsync(first.Text("resumeKey"));

        Assert.NotEqual("azure-1", second.Text("conversationId"));
        Assert.Equal(first.Text("userId"), second.Text("userId"));
        Assert.Equal(["POST tokens/generate", "POST conversations"], _azure.Calls.TakeLast(2));
    }

    [Theory]
    [InlineData("de;q=0.7, uk-UA", "uk-UA")]
    [InlineData("*", null)]
    public async Task A_new_conversation_has_begun_in_the_visitors_language_so_that_the_page_only_comes_back_to_it(
        string languages,
        string? expected
    )
    {
        _client.DefaultRequestHeaders.Add("Accept-Language", languages);

        Assert.Equal(expected, _azure.LocaleOf((await AskAsync()).Text("conversationId")));
    }

    [Theory]
    [InlineData(401, LogLevel.Error)]
    [InlineData(403, LogLevel.Error)]
    [InlineData(429, LogLevel.Warning)]
    [InlineData(500, LogLevel.Warning)]
    [InlineData(301, LogLevel.Warning)]
    public async Task While_Azure_gives_none_the_page_is_told_to_try_again_and_the_operator_why(int status, LogLevel level)
    {
        _azure.Fails = status;

        await UnavailableAsync();

        Assert.Contains(_host.Logged, entry => entry.Level == level && entry.Text.Contains("WebChat:DirectLine", StringComparison.Ordinal));
        _azure.Fails = null;
        Assert.Equal("azure-1", (await AskAsync()).Text("conversationId"));
    }

    [Theory]
    [InlineData("<html>Maintenance</html>")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_answer_that_is_none_counts_as_none(string answer)
    {
        _azure.Says = answer;

        await UnavailableAsync();
    }

    [Fact]
    public async Task Nobody_there_counts_as_none()
    {
        await _azure.DisposeAsync();

        await UnavailableAsync();
    }

    [Fact]
    public async Task The_secret_is_in_no_answer_no_page_no_script_and_no_log()
    {
        List<string> seen = [];
        var first = await _client.AskAsync(Own, scheme: "https");
        await SeeAsync(first);
        await SeeAsync(await _client.AskAsync(Own, (await first.JsonAsync()).Text("resumeKey"), scheme: "https"));
        _azure.Expire();
        await SeeAsync(await _client.AskAsync(Own, (await first.JsonAsync()).Text("resumeKey"), scheme: "https"));
        foreach (var status in new[] { 403, 500 })
        {
            _azure.Fails = status;
            await SeeAsync(await _client.AskAsync(School, scheme: "https"));
        }

        await SeeAsync(await _client.AskAsync("https://www.stranger.example", scheme: "https"));
        foreach (
            var path in new[]
            {
                "/",
                "/js/live.js",
                "/js/view.js",
                "/appsettings.json",
                "/v3/directline/session/getsessionid",
                "/nowhere",
            }
        )
        {
            await SeeAsync(await _client.GetAsync(path));
        }

        Assert.All(seen, text => Assert.DoesNotContain(AzureService.Secret, text, StringComparison.Ordinal));
        Assert.NotEmpty(_host.Logged);
        Assert.All(_host.Logged, entry => Assert.DoesNotContain(AzureService.Secret, entry.Text, StringComparison.Ordinal));

        async Task SeeAsync(HttpResponseMessage response) =>
            seen.Add($"{response.Headers}\n{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}");
    }

    private async Task<System.Text.Json.JsonElement> AskAsync(string? resumeKey = null, string? cookie = null)
    {
        var answer = await _client.AskAsync(Own, resumeKey, cookie, scheme: "https");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private async Task UnavailableAsync()
    {
        var answer = await _client.AskAsync(Own, scheme: "https");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Try again", (await answer.JsonAsync()).Text("detail"), StringComparison.Ordinal);
    }

    private sealed class AzureHost(string domain) : WebChatTests.Host
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Logged { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("WebChat:DirectLineSecret", AzureService.Secret);
            builder.UseSetting("WebChat:DirectLineDomain", domain);
            builder.UseSetting("WebChat:AllowedOrigins:0", School);
            builder.ConfigureLogging(logging =>
                logging.SetMinimumLevel(LogLevel.Trace).AddFilter((_, _) => true).AddProvider(new Recorder(Logged))
            );
        }
    }

    private sealed class Recorder(ConcurrentQueue<(LogLevel, string)> logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => logged.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
