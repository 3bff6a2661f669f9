using System.Net;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Connector;

public sealed class ConnectorCallsTests : IDisposable
{
    private static readonly byte[] Message = """{"type":"message","text":"hello"}"""u8.ToArray();

    private readonly FakeConnector _connector = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http;
    private readonly ConnectorCalls _client;

    public ConnectorCallsTests()
    {
        _http = new HttpClient(_connector) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new ConnectorCalls(_http, _time);
    }

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("http://localhost:56150/_connector", "http://localhost:56150/_connector/v3/conversations/c1/activities")]
    [InlineData("http://127.0.0.1:3980/connector/", "http://127.0.0.1:3980/connector/v3/conversations/c1/activities")]
    [InlineData("http://localhost:5050", "http://localhost:5050/v3/conversations/c1/activities")]
    [InlineData("http://localhost:5050/?a=b#c", "http://localhost:5050/v3/conversations/c1/activities")]
    public async Task A_service_url_ends_with_a_slash_or_not(string serviceUrl, string address)
    {
        await _client.SendToConversationAsync(serviceUrl, "c1", Message, default);

        Assert.Equal([("POST", address, """{"type":"message","text":"hello"}""")], _connector.Calls);
    }

    [Fact]
    public async Task Every_operation_has_its_method_and_path()
    {
        await _client.ReplyToActivityAsync("http://localhost", "c1", "a1", Message, default);
        await _client.UpdateActivityAsync("http://localhost", "c1", "a1", Message, default);
        await _client.DeleteActivityAsync("http://localhost", "c1", "a1", default);

        Assert.Equal(["POST", "PUT", "DELETE"], _connector.Calls.Select(call => call.Method));
        Assert.All(_connector.Calls, call => Assert.Equal("http://localhost/v3/conversations/c1/activities/a1", call.Address));
        Assert.Empty(_connector.Calls[2].Body);
    }

    [Fact]
    public async Task A_call_says_who_calls_and_what_it_brings()
    {
        await _client.SendToConversationAsync("http://localhost", "c1", Message, default);

        Assert.StartsWith("KnowledgePackages/", _connector.UserAgent, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", _connector.ContentType);
    }

    [Theory]
    [InlineData("4c233f40|livechat", "4c233f40%7Clivechat")]
    [InlineData("19:abc@thread.tacv2;messageid=1", "19%3Aabc%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("../..", "..%2F..")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("ü", "%C3%BC")]
    public async Task Ids_are_escaped(string id, string escaped)
    {
        await _client.ReplyToActivityAsync("http://localhost", id, id, Message, default);

        Assert.Equal($"http://localhost/v3/conversations/{escaped}/activities/{escaped}", _connector.Calls[0].Address);
    }

    [Theory]
    [InlineData("http://localhost", "..", "a")]
    [InlineData("http://localhost", "c", ".")]
    [InlineData("not an address", "c", "a")]
    public async Task What_has_no_address_is_refused_without_a_call(string serviceUrl, string conversation, string activity)
    {
        Assert.Equal(
            new DeliveryResult.Refused(0),
            await _client.ReplyToActivityAsync(serviceUrl, conversation, activity, Message, default)
        );
        Assert.Empty(_connector.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"id":"1"}""", "1")]
    [InlineData(HttpStatusCode.Created, """{"id":"1","other":{}}""", "1")]
    [InlineData(HttpStatusCode.Created, """{}""", null)]
    [InlineData(HttpStatusCode.Accepted, null, null)]
    [InlineData(HttpStatusCode.OK, "", null)]
    [InlineData(HttpStatusCode.OK, "null", null)]
    [InlineData(HttpStatusCode.OK, "[]", null)]
    [InlineData(HttpStatusCode.OK, "<html>", null)]
    public async Task A_reply_that_was_taken_may_have_an_id(HttpStatusCode status, string? body, string? id)
    {
        Answer(status, body);

        Assert.Equal(new DeliveryResult.Delivered(id), await SendAsync());
    }

    [Fact]
    public async Task A_reply_was_taken_even_when_the_rest_of_the_answer_is_cut_off()
    {
        _connector.Answer = (_, _) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutOff()) });

        Assert.Equal(new DeliveryResult.Delivered(null), await SendAsync());
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        Answer(HttpStatusCode.OK, $$"""{"id":"1","x":"{{new string('x', 100_000)}}"}""");

        Assert.Equal(new DeliveryResult.Delivered(null), await SendAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task What_passes_is_to_be_tried_again(HttpStatusCode status)
    {
        Answer(status, """{"error":{"code":"x","message":"y"}}""");

        Assert.Equal(new DeliveryResult.RetryLater(null), await SendAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.NotImplemented)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task What_does_not_pass_is_refused(HttpStatusCode status)
    {
        Answer(status, """{"error":{"code":"x","message":"y"}}""");

        Assert.Equal(new DeliveryResult.Refused((int)status), await SendAsync());
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 23 Nov 2026 16:00:30 GMT", 30)]
    [InlineData("Mon, 23 Nov 2026 15:00:00 GMT", 0)]
    [InlineData("86400", 300)]
    [InlineData("soon", null)]
    public async Task The_wait_that_the_channel_asks_for_is_told_within_bounds(string header, int? seconds)
    {
        _connector.Answer = (_, _) =>
        {
            var response = FakeConnector.Response(HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return Task.FromResult(response);
        };

        Assert.Equal(new DeliveryResult.RetryLater(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null), await SendAsync());
    }

    [Fact]
    public async Task A_connection_that_fails_is_to_be_tried_again()
    {
        _connector.Answer = (_, _) => throw new HttpRequestException("refused");

        Assert.Equal(new DeliveryResult.RetryLater(null), await SendAsync());
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_after_fifteen_seconds()
    {
        var called = new TaskCompletionSource();
        _connector.Answer = async (_, token) =>
        {
            called.SetResult();
            await Never(token);
            return FakeConnector.Response(HttpStatusCode.OK);
        };

        var sending = SendAsync();
        await called.Task;
        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new DeliveryResult.RetryLater(null), await sending);
    }

    [Fact]
    public async Task A_call_that_we_stop_is_no_answer()
    {
        using var stop = new CancellationTokenSource();
        _connector.Answer = async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return FakeConnector.Response(HttpStatusCode.OK);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _client.SendToConversationAsync("http://localhost", "c1", Message, stop.Token)
        );
    }

    private void Answer(HttpStatusCode status, string? body) =>
        _connector.Answer = (_, _) => Task.FromResult(FakeConnector.Response(status, body));

    private Task<DeliveryResult> SendAsync() => _client.SendToConversationAsync("http://localhost", "c1", Message, default);

    private static Task Never(CancellationToken token)
    {
        var never = new TaskCompletionSource();
        token.Register(() => never.TrySetCanceled(token));
        return never.Task;
    }

    /// <summary>A response whose connection breaks after the headers.</summary>
    private sealed class CutOff : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("broken");

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("broken");
    }
}
