using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Runtime.Tests.Hosting;

public sealed class BotMessagesTests
{
    [Fact]
    public async Task A_message_from_this_machine_in_development_is_answered_to_its_service_url()
    {
        await using var host = await TestHost.StartAsync();

        var response = await PostAsync(host, Message());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (method, address, body) = Assert.Single(host.Calls);
        Assert.Equal(("POST", "http://localhost:56150/_connector/v3/conversations/c%7Clivechat/activities/m1"), (method, address));
        var reply = JsonElement.Parse(body);
        Assert.Equal("You said hello", reply.GetProperty("text").GetString());
        Assert.Equal("user", reply.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("bot", reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("m1", reply.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task The_same_message_delivered_twice_is_answered_once()
    {
        await using var host = await TestHost.StartAsync();

        await PostAsync(host, Message());
        var again = await PostAsync(host, Message());

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(host.Calls);
    }

    [Theory]
    [InlineData("Production", "127.0.0.1", "http://localhost:56150")]
    [InlineData("Development", "203.0.113.5", "http://localhost:56150")]
    [InlineData("Development", "127.0.0.1", "https://attacker.example/")]
    [InlineData("Development", "127.0.0.1", "http://localhost@attacker.example/")]
    [InlineData("Development", "127.0.0.1", "urn:knowledge-packages:web")]
    [InlineData("Development", "127.0.0.1", null)]
    public async Task Anybody_else_is_refused_and_nothing_is_called(string environment, string remote, string? serviceUrl)
    {
        await using var host = await TestHost.StartAsync(environment, IPAddress.Parse(remote));

        var response = await PostAsync(host, Message(serviceUrl));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(host.Calls);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Original-For")] // the framework renames a trusted X-Forwarded-For to this name
    public async Task A_request_that_came_through_a_proxy_is_not_taken_for_local(string header)
    {
        await using var host = await TestHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Json(Message()) };
        request.Headers.Add(header, "203.0.113.5");

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","from":"a string"}""")]
    [InlineData("""{"type":"message","text":"secret words","conversation":"yesterday"}""")]
    public async Task What_is_no_activity_is_refused_with_a_problem_document_that_quotes_nothing(string body)
    {
        await using var host = await TestHost.StartAsync();

        var response = await PostAsync(host, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Exception", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        using var content = new StringContent(Message(), Encoding.UTF8, "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Client.PostAsync("/api/messages", content)).StatusCode);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_refused()
    {
        await using var host = await TestHost.StartAsync();

        var response = await PostAsync(host, Message().Replace("hello", new string('x', 257 * 1024), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task While_the_store_is_down_the_channel_is_asked_to_send_again()
    {
        await using var host = await TestHost.StartAsync();
        host.Store.IsDown = true;
        var response = await PostAsync(host, Message());
        host.Store.IsDown = false;
        var again = await PostAsync(host, Message());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(host.Calls);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("installationUpdate")]
    [InlineData("event")]
    [InlineData("handoff")]
    [InlineData("trace")]
    [InlineData("command")]
    [InlineData("contactRelationUpdate")]
    [InlineData("somethingNew")]
    public async Task Activities_that_mean_nothing_to_the_bot_are_taken_quietly(string type)
    {
        await using var host = await TestHost.StartAsync();

        var response = await PostAsync(host, Message().Replace("\"message\"", $"\"{type}\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Calls);
    }

    [Theory]
    [InlineData("task/fetch", "{}", 501)]
    [InlineData("no/such", "null", 501)]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute"}}""", 501)]
    [InlineData("adaptiveCard/action", "{}", 400)]
    public async Task An_invoke_that_the_bot_does_not_know_is_answered_as_the_SDK_does(string name, string value, int status)
    {
        await using var host = await TestHost.StartAsync();

        var response = await PostAsync(
            host,
            Message()
                .Replace("\"type\":\"message\"", $"\"type\":\"invoke\",\"name\":\"{name}\",\"value\":{value}", StringComparison.Ordinal)
        );

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task Who_expects_replies_gets_them_as_the_answer_and_again_when_asking_again()
    {
        await using var host = await TestHost.StartAsync();
        var message = Message().Replace("\"id\":\"m1\"", "\"id\":\"m1\",\"deliveryMode\":\"expectReplies\"", StringComparison.Ordinal);

        var first = await (await PostAsync(host, message)).Content.ReadAsStringAsync();
        var again = await (await PostAsync(host, message)).Content.ReadAsStringAsync();

        var reply = Assert.Single(JsonElement.Parse(first).GetProperty("activities").EnumerateArray());
        Assert.Equal("You said hello", reply.GetProperty("text").GetString());
        Assert.Equal(first, again);
        Assert.Empty(host.Calls);
    }

    private static string Message(string? serviceUrl = "http://localhost:56150/_connector") => $$"""
        {"type":"message","id":"m1","text":"hello","channelId":"emulator","serviceUrl":{{JsonSerializer.Serialize(serviceUrl)}},
         "from":{"id":"user"},"recipient":{"id":"bot"},"conversation":{"id":"c|livechat"} }
        """;

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static Task<HttpResponseMessage> PostAsync(TestHost host, string body) => host.Client.PostAsync("/api/messages", Json(body));
}
