using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

/// <summary>Checks status codes, error bodies, the secret and the limits, on which clients of Direct Line 3.0 depend.</summary>
public sealed class DirectLineProtocolTests
{
    private const string Secret = "a-secret-of-more-than-thirty-two-letters";
    private static readonly DirectLineClient Ada = new("conversation-of-ada", "dl_ada");

    public static TheoryData<string, string> Calls => new()
    {
        { "POST", "tokens/generate" },
        { "POST", "tokens/refresh" },
        { "POST", "conversations" },
        { "GET", "conversations/conversation-of-ada" },
        { "GET", "conversations/conversation-of-ada/activities" },
        { "POST", "conversations/conversation-of-ada/activities" },
        { "POST", "conversations/conversation-of-ada/upload" },
        { "GET", "session/getsessionid" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_without_a_token_is_told_to_send_one(string method, string path)
    {
        await using var host = await TestHost.StartAsync();

        await RefusedAsync(await SendAsync(host, method, path, token: null), HttpStatusCode.Unauthorized, "MissingToken");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_token_that_was_good_is_told_from_one_that_never_was(string method, string path)
    {
        await using var host = await TestHost.StartAsync();
        var once = new DirectLineTokens(
            host.Services.GetRequiredService<IDataProtectionProvider>(),
            Options.Create(new DirectLineOptions()),
            new FakeTimeProvider()
        ); // the fake clock starts in the year 2000

        var expects = path == "tokens/generate" ? "BadArgument" : "TokenExpired";
        await RefusedAsync(await SendAsync(host, method, path, once.Issue(Ada)), HttpStatusCode.Forbidden, expects);
        await RefusedAsync(await SendAsync(host, method, path, "never.was.good"), HttpStatusCode.Forbidden, "BadArgument");
    }

    [Fact]
    public async Task Refreshing_gives_another_token_for_the_same_conversation()
    {
        await using var host = await TestHost.StartAsync(settings: ("DirectLine:TokenLifetime", "00:45:00"));

        var refreshed = await JsonAsync(await SendAsync(host, "POST", "tokens/refresh", host.Tokens.Issue(Ada)));

        Assert.Equal(Ada.ConversationId, refreshed.GetProperty("conversationId").GetString());
        Assert.Equal(2700, refreshed.GetProperty("expires_in").GetInt32());
        Assert.Equal(Ada, host.Tokens.Check(refreshed.GetProperty("token").GetString(), DirectLineTokenUse.Calls));
    }

    [Fact]
    public async Task Starting_says_whether_the_conversation_is_new()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(host, "POST", "conversations", host.Tokens.Issue(Ada), "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "POST", "conversations", host.Tokens.Issue(Ada), "")).StatusCode);
    }

    [Theory]
    [InlineData("""{"locale":"uk-UA"}""", "uk-UA")]
    [InlineData("""{"user":{"id":"dl_eve"}}""", "fr")]
    [InlineData("", "fr")]
    public async Task Who_starts_is_greeted_in_the_language_that_the_page_names_or_else_the_browser(string body, string expected)
    {
        await using var host = await TestHost.StartAsync();
        await SendAsync(host, "POST", "conversations", host.Tokens.Issue(Ada), body);

        var set = await JsonAsync(await SendAsync(host, "GET", $"conversations/{Ada.ConversationId}/activities", host.Tokens.Issue(Ada)));

        Assert.Equal(expected, set.GetProperty("activities")[0].GetProperty("locale").GetString());
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    public async Task A_start_with_something_else_than_an_object_is_refused(string body)
    {
        await using var host = await TestHost.StartAsync();

        await RefusedAsync(
            await SendAsync(host, "POST", "conversations", host.Tokens.Issue(Ada), body),
            HttpStatusCode.BadRequest,
            "BadArgument"
        );
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "BadArgument")]
    [InlineData("hello", "text/plain", HttpStatusCode.UnsupportedMediaType, "BadArgument")]
    [InlineData(null, "application/json", HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig")]
    public async Task An_activity_that_cannot_be_read_is_refused_in_the_clients_own_shape(
        string? body,
        string type,
        HttpStatusCode status,
        string code
    )
    {
        await using var host = await TestHost.StartAsync();
        body ??= $$"""{"type":"message","text":"{{new string('x', 300 * 1024)}}"}""";

        var response = await SendAsync(host, "POST", $"conversations/{Ada.ConversationId}/activities", host.Tokens.Issue(Ada), body, type);

        await RefusedAsync(response, status, code);
    }

    [Theory]
    [InlineData("watermark=")]
    [InlineData("watermark=rubbish")]
    [InlineData("")]
    public async Task Coming_back_without_a_watermark_replays_from_the_beginning(string query)
    {
        await using var host = await TestHost.StartAsync();

        var reconnected = await JsonAsync(
            await SendAsync(host, "GET", $"conversations/{Ada.ConversationId}?{query}", host.Tokens.Issue(Ada))
        );

        Assert.Contains("watermark=0&", reconnected.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(Ada, host.Tokens.Check(reconnected.GetProperty("token").GetString(), DirectLineTokenUse.Calls));
    }

    [Theory]
    [InlineData(null, Secret)]
    [InlineData(Secret, "another-secret-of-more-than-32-letters")]
    public async Task Without_the_secret_nobody_generates_tokens(string? configured, string sent)
    {
        await using var host = await TestHost.StartAsync(settings: configured is null ? [] : [("DirectLine:Secret", configured)]);

        await RefusedAsync(await SendAsync(host, "POST", "tokens/generate", sent, "{}"), HttpStatusCode.Forbidden, "BadArgument");
    }

    [Theory]
    [InlineData("""{"user":{"id":"dl_teacher"},"trustedOrigins":["https://school.example"]}""", "dl_teacher")]
    [InlineData("", null)]
    public async Task With_the_secret_a_server_gets_a_token_for_its_user_and_a_new_conversation(string body, string? user)
    {
        await using var host = await TestHost.StartAsync(settings: ("DirectLine:Secret", Secret));

        var first = await JsonAsync(await SendAsync(host, "POST", "tokens/generate", Secret, body));
        var second = await JsonAsync(await SendAsync(host, "POST", "tokens/generate", Secret, body));

        var client = host.Tokens.Check(first.GetProperty("token").GetString(), DirectLineTokenUse.Calls)!;
        Assert.Equal(first.GetProperty("conversationId").GetString(), client.ConversationId);
        Assert.StartsWith(user ?? "dl_", client.UserId, StringComparison.Ordinal);
        Assert.NotEqual(client.ConversationId, second.GetProperty("conversationId").GetString());
        Assert.Equal(
            HttpStatusCode.Created,
            (await SendAsync(host, "POST", "conversations", first.GetProperty("token").GetString(), "{}")).StatusCode
        );
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("dl_")]
    [InlineData("dl_with space")]
    public async Task A_user_id_that_Web_Chat_would_not_take_is_refused(string user)
    {
        await using var host = await TestHost.StartAsync(settings: ("DirectLine:Secret", Secret));

        var response = await SendAsync(host, "POST", "tokens/generate", Secret, $$$"""{"user":{"id":"{{{user}}}"}}""");

        await RefusedAsync(response, HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task The_secret_opens_nothing_else()
    {
        await using var host = await TestHost.StartAsync(settings: ("DirectLine:Secret", Secret));

        await RefusedAsync(await SendAsync(host, "POST", "conversations", Secret, "{}"), HttpStatusCode.Forbidden, "BadArgument");
    }

    [Fact]
    public async Task Whoever_polls_far_too_often_gets_nothing_new_and_never_an_error()
    {
        var store = new CountingStorage();
        await using var host = await TestHost.StartAsync(store: store);
        var token = host.Tokens.Issue(Ada);
        await SendAsync(host, "POST", "conversations", token, "{}");
        store.Reads = 0;
        var start = TimeProvider.System.GetTimestamp();

        var polls = await Task.WhenAll(
            Enumerable
                .Range(0, 10 * DirectLineLimits.PollsAtOnce)
                .Select(async _ =>
                    await JsonAsync(await SendAsync(host, "GET", $"conversations/{Ada.ConversationId}/activities?watermark=0", token))
                )
        );

        var tenMoreEachSecond = (int)(10 * TimeProvider.System.GetElapsedTime(start).TotalSeconds) + 1; // the limiter uses the real clock
        Assert.InRange(store.Reads, DirectLineLimits.PollsAtOnce, DirectLineLimits.PollsAtOnce + tenMoreEachSecond);
        Assert.Equal(store.Reads, polls.Count(set => set.GetProperty("activities").GetArrayLength() == 1));
        Assert.All(
            polls.Where(set => set.GetProperty("activities").GetArrayLength() == 0),
            set => Assert.Equal("0", set.GetProperty("watermark").GetString())
        );
    }

    [Fact]
    public async Task A_conversation_has_only_so_many_streams()
    {
        await using var host = await TestHost.StartAsync();
        var channel = host.Services.GetRequiredService<DirectLineChannel>();
        var tabs = Enumerable
            .Range(0, DirectLineLimits.SocketsInConversation)
            .Select(_ => channel.Listen(DirectLineBot.KeyOf(Ada)))
            .ToList();
        var socket = host.Server.CreateWebSocketClient();
        var stream = new Uri($"ws://localhost/v3/directline/conversations/{Ada.ConversationId}/stream?t={host.Tokens.IssueForStream(Ada)}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => socket.ConnectAsync(stream, default)); // the test server throws for 429
        tabs[0].Dispose();
        using var opened = await socket.ConnectAsync(stream, default);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, opened.State);
    }

    [Fact]
    public async Task A_stream_token_opens_one_stream_and_two_of_one_second_open_two()
    {
        await using var host = await TestHost.StartAsync();
        var sockets = host.Server.CreateWebSocketClient();
        var (first, second) = (Stream(host.Tokens.IssueForStream(Ada)), Stream(host.Tokens.IssueForStream(Ada)));

        using var opened = await sockets.ConnectAsync(first, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sockets.ConnectAsync(first, default)); // the test server throws for 403
        using var other = await sockets.ConnectAsync(second, default);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, opened.State);
        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, other.State);

        static Uri Stream(string token) => new($"ws://localhost/v3/directline/conversations/{Ada.ConversationId}/stream?t={token}");
    }

    [Theory]
    [InlineData("DirectLine:Secret", "short")]
    [InlineData("DirectLine:TokenLifetime", "00:05:00")]
    public async Task A_setting_that_would_harm_ends_the_start(string key, string value)
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync("Production", settings: (key, value)));

        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        var error = (await JsonAsync(response)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    private static async Task<HttpResponseMessage> SendAsync(
        TestHost host,
        string method,
        string path,
        string? token,
        string? body = null,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v3/directline/{path}");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("fr"));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        return await host.Client.SendAsync(request);
    }

    private sealed class CountingStorage : IConversationStore
    {
        private readonly MemoryConversationStore _store = new();

        public int Reads;

        public bool LogIsAtomic => _store.LogIsAtomic;

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref Reads);
            return _store.ReadLogAsync(key, after, cancellationToken);
        }

        public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
            _store.ReadAsync(key, cancellationToken);

        public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
            _store.WriteAsync(key, write, etag, cancellationToken);

        public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
            _store.AppendLogAsync(key, entries, cancellationToken);

        public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
            _store.DeleteLogAsync(key, through, cancellationToken);

        public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
            _store.ListPendingAsync(prefix, cancellationToken);

        public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
            _store.ListAsync(prefix, cancellationToken);

        public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => _store.DeleteAsync(prefix, cancellationToken);

        public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
            _store.ReadDueAsync(hour, cancellationToken);

        public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
            _store.DeleteDueAsync(hour, entry, cancellationToken);
    }
}
