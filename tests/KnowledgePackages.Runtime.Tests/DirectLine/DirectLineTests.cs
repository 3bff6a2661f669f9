using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;
using KnowledgePackages.Runtime.Tests.Hosting;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class DirectLineTests
{
    private static readonly DirectLineClient Ada = new("conversation-of-ada", "dl_ada");

    [Fact]
    public async Task Starting_a_conversation_gives_a_stream_and_the_bot_greets_once_however_often_it_is_opened()
    {
        await using var host = await TestHost.StartAsync();

        var started = await CallAsync(host, HttpMethod.Post, "conversations", "{}");
        await CallAsync(host, HttpMethod.Post, "conversations", "{}");
        await CallAsync(host, HttpMethod.Get, $"conversations/{Ada.ConversationId}?watermark=0");

        Assert.StartsWith(
            "ws://localhost/v3/directline/conversations/conversation-of-ada/stream?watermark=0&t=",
            started.GetProperty("streamUrl").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(1800, started.GetProperty("expires_in").GetInt32());
        Assert.Equal(["Hello"], Texts(await PollAsync(host)));
    }

    [Fact]
    public async Task A_posted_message_is_echoed_under_the_id_of_the_answer_and_followed_by_the_reply_to_it()
    {
        await using var host = await TestHost.StartAsync();
        await CallAsync(host, HttpMethod.Post, "conversations", "{}");

        var posted = await PostAsync(
            host,
            """{"type":"message","text":"hi","from":{"id":"somebody else"},"channelData":{"clientActivityID":"x1"}}"""
        );
        var activities = (await PollAsync(host)).GetProperty("activities").EnumerateArray().ToArray();

        Assert.Equal(["Hello", "hi", "You said hi"], Texts(await PollAsync(host)));
        Assert.Equal(posted.GetProperty("id").GetString(), activities[1].GetProperty("id").GetString());
        Assert.Equal("x1", activities[1].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("dl_ada", activities[1].GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(posted.GetProperty("id").GetString(), activities[2].GetProperty("replyToId").GetString());
        var order = activities
            .Select(activity => activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64())
            .ToArray();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task The_same_post_again_gets_the_same_id_and_changes_nothing()
    {
        await using var host = await TestHost.StartAsync();
        const string Message = """{"type":"message","text":"hi","channelData":{"clientActivityID":"x1"}}""";

        var first = await PostAsync(host, Message);
        var again = await PostAsync(host, Message);

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        Assert.Equal(["hi", "You said hi"], Texts(await PollAsync(host)));
    }

    [Fact]
    public async Task Polling_goes_on_from_the_watermark()
    {
        await using var host = await TestHost.StartAsync();
        await PostAsync(host, """{"type":"message","text":"one"}""");
        var watermark = (await PollAsync(host)).GetProperty("watermark").GetString();
        await PostAsync(host, """{"type":"message","text":"two"}""");

        Assert.Equal(["two", "You said two"], Texts(await PollAsync(host, watermark)));
        Assert.Empty(Texts(await PollAsync(host, "999")));
    }

    [Fact]
    public async Task The_stream_replays_what_came_after_the_watermark_and_then_pushes_to_every_tab()
    {
        await using var host = await TestHost.StartAsync();
        await PostAsync(host, """{"type":"message","text":"before"}""");
        using var one = await OpenStreamAsync(host);
        using var two = await OpenStreamAsync(host);

        Assert.Equal(["before", "You said before"], await NextTextsAsync(one));
        Assert.Equal(["before", "You said before"], await NextTextsAsync(two));
        await PostAsync(host, """{"type":"message","text":"now"}""");

        Assert.Equal(["now", "You said now"], await NextTextsAsync(one));
        Assert.Equal(["now", "You said now"], await NextTextsAsync(two));
    }

    [Fact]
    public async Task Two_instances_on_one_store_take_each_others_tokens_and_push_what_the_other_wrote()
    {
        var shared = new FaultyStorage(new MemoryConversationStore()) { LogIsAtomic = false };
        await using var here = await TestHost.StartAsync(store: shared);
        await using var there = await TestHost.StartAsync(store: shared);
        using var socket = await OpenStreamAsync(here);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{Ada.ConversationId}/activities");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {here.Tokens.Issue(Ada)}");
        request.Content = new StringContent(
            """{"type":"message","text":"hi"}""",
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/json")
        );
        Assert.Equal(HttpStatusCode.OK, (await there.Client.SendAsync(request)).StatusCode);

        var texts = await PushedAsync();
        Assert.Equal(["hi", "You said hi"], texts.Length == 2 ? texts : [.. texts, .. await PushedAsync()]);

        // The first host finds the message by polling the store once a second.
        async Task<string[]> PushedAsync()
        {
            var next = NextTextsAsync(socket);
            while (!next.IsCompleted)
            {
                here.Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            return await next;
        }
    }

    [Theory]
    [InlineData("GET", "conversations/conversation-of-eve/activities")]
    [InlineData("POST", "conversations/conversation-of-eve/activities")]
    [InlineData("GET", "conversations/conversation-of-eve")]
    [InlineData("POST", "conversations/conversation-of-eve/upload")]
    public async Task Another_persons_conversation_is_closed(string method, string path)
    {
        await using var host = await TestHost.StartAsync();

        var response = await SendAsync(host, new HttpMethod(method), path, method == "POST" ? """{"type":"message","text":"x"}""" : null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("BadArgument", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    public async Task A_forged_token_opens_nothing(string token)
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(host, HttpMethod.Post, "conversations", "{}", token)).StatusCode);
    }

    [Fact]
    public async Task A_token_with_another_user_written_into_it_opens_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var parts = host.Tokens.Issue(Ada).Split('.');
        var payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        parts[1] = System.Buffers.Text.Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(payload.Replace("dl_ada", "dl_eve", StringComparison.Ordinal))
        );

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await SendAsync(host, HttpMethod.Post, "conversations", "{}", string.Join('.', parts))).StatusCode
        );
    }

    [Fact]
    public async Task The_token_in_a_stream_url_is_good_for_the_stream_only()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await SendAsync(host, HttpMethod.Post, "conversations", "{}", host.Tokens.IssueForStream(Ada))).StatusCode
        );
        Assert.Null(host.Tokens.Check(host.Tokens.Issue(Ada), DirectLineTokenUse.Stream));
    }

    [Fact]
    public async Task While_the_store_is_down_polling_is_answered_with_nothing_new_and_posting_with_try_again()
    {
        await using var host = await TestHost.StartAsync();
        host.Store.IsDown = true;

        var polled = await PollAsync(host, "7");
        var posted = await SendAsync(
            host,
            HttpMethod.Post,
            $"conversations/{Ada.ConversationId}/activities",
            """{"type":"message","text":"x"}"""
        );

        Assert.Equal("7", polled.GetProperty("watermark").GetString());
        Assert.Empty(Texts(polled));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("invoke")]
    [InlineData("endOfConversation")]
    public async Task A_client_cannot_pose_as_the_channel(string type)
    {
        await using var host = await TestHost.StartAsync();

        var response = await SendAsync(
            host,
            HttpMethod.Post,
            $"conversations/{Ada.ConversationId}/activities",
            $$"""{"type":"{{type}}"}"""
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_property_named_twice_is_no_trouble()
    {
        await using var host = await TestHost.StartAsync();

        await PostAsync(host, """{"type":"message","text":"hi","channelData":{"a":1,"a":{"b":2,"b":3},"n":null}}""");

        Assert.Equal(["hi", "You said hi"], Texts(await PollAsync(host)));
    }

    [Fact]
    public async Task A_long_history_comes_in_pages_and_whole()
    {
        await using var host = await TestHost.StartAsync();
        var said = Enumerable.Range(0, 150).Select(n => $"{n}").ToArray();
        foreach (var text in said)
        {
            await PostAsync(host, $$"""{"type":"message","text":"{{text}}"}""");
        }

        using var socket = await OpenStreamAsync(host);
        var first = await NextTextsAsync(socket);
        var second = await NextTextsAsync(socket);

        Assert.Equal(said.SelectMany(text => (string[])[text, $"You said {text}"]), first.Concat(second));
    }

    [Fact]
    public async Task Files_are_refused_with_a_sentence()
    {
        await using var host = await TestHost.StartAsync();

        var response = await SendAsync(host, HttpMethod.Post, $"conversations/{Ada.ConversationId}/upload", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string[] Texts(JsonElement set) =>
        [.. set.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()!)];

    private static Task<JsonElement> PollAsync(TestHost host, string? watermark = null) =>
        CallAsync(host, HttpMethod.Get, $"conversations/{Ada.ConversationId}/activities?watermark={watermark}");

    private static Task<JsonElement> PostAsync(TestHost host, string activity) =>
        CallAsync(host, HttpMethod.Post, $"conversations/{Ada.ConversationId}/activities", activity);

    private static async Task<JsonElement> CallAsync(TestHost host, HttpMethod method, string path, string? body = null)
    {
        var response = await SendAsync(host, method, path, body);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(
        TestHost host,
        HttpMethod method,
        string path,
        string? body,
        string? token = null
    )
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? host.Tokens.Issue(Ada)}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await host.Client.SendAsync(request);
    }

    private static async Task<WebSocket> OpenStreamAsync(TestHost host)
    {
        var reconnected = await CallAsync(host, HttpMethod.Get, $"conversations/{Ada.ConversationId}?watermark=0");
        return await host.Server.CreateWebSocketClient().ConnectAsync(new Uri(reconnected.GetProperty("streamUrl").GetString()!), default);
    }

    private static async Task<string[]> NextTextsAsync(WebSocket socket)
    {
        using var limit = new CancellationTokenSource(Patience.Longest);
        var buffer = new byte[512 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (
                length > 0
                && Texts(JsonElement.Parse(buffer.AsSpan(0, length))).Where(text => text != "Hello").ToArray() is { Length: > 0 } texts
            )
            {
                return texts;
            }
        }
    }
}
