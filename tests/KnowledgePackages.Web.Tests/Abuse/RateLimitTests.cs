using System.Net;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>Tests that the host tells callers above a limit to wait, and that these callers do not affect others.</summary>
public sealed class RateLimitTests
{
    private static int _id;

    private static readonly (string, string) FewByAddress = ("RateLimits:AddressPerMinute", "3");
    private static readonly (string, string) FewByPerson = ("RateLimits:PersonPerMinute", "3");

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/about")]
    [InlineData("POST", "/api/webchat/token")]
    public async Task An_address_that_asks_too_often_waits_and_others_do_not(string method, string path)
    {
        await using var host = new ProductHost(FewByAddress);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await CallAsync(host, method, path, "203.0.113.5")).StatusCode);
        }

        var refused = await RefusedAsync(() => CallAsync(host, method, path, "203.0.113.5"));

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(host, method, path, "203.0.113.6")).StatusCode);
    }

    [Fact]
    public async Task One_network_of_IPv6_is_one_caller()
    {
        await using var host = new ProductHost(FewByAddress);
        var number = 0;

        await RefusedAsync(() => CallAsync(host, "GET", "/", $"2001:db8:1:1::{++number:x}"));

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(host, "GET", "/", "2001:db8:1:2::1")).StatusCode);
    }

    [Theory]
    [InlineData("Hosting:KnownProxies:0", "10.0.0.4")]
    [InlineData("Hosting:KnownNetworks:0", "10.0.0.0/24")]
    public async Task A_known_proxy_is_believed_who_calls_and_nobody_else(string key, string value)
    {
        await using var host = new ProductHost(FewByAddress, (key, value));

        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await CallAsync(host, "GET", "/", "10.0.0.4", forwardedFor: $"203.0.113.{i}")).StatusCode);
        }

        var number = 100;
        await RefusedAsync(() => CallAsync(host, "GET", "/", "192.0.2.1", forwardedFor: $"203.0.113.{number++}"));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("Hosting:KnownProxies:0", "proxy.example")]
    [InlineData("Hosting:KnownNetworks:0", "10.0.0.0")]
    [InlineData("RateLimits:AddressPerMinute", "0")]
    [InlineData("RateLimits:AddressActivitiesPerMinute", "0")]
    [InlineData("RateLimits:PersonPerMinute", "-1")]
    public async Task A_wrong_setting_ends_the_start(string key, string value)
    {
        var (exitCode, _, error) = await HostProcess.RunToEndAsync((key.Replace(":", "__", StringComparison.Ordinal), value));

        Assert.Equal(1, exitCode);
        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal), Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Polling_is_never_refused_and_a_visitor_who_writes_too_much_is()
    {
        await using var host = new ProductHost(FewByPerson, FewByAddress);
        using var client = host.CreateClient();
        var visitor = await Visitor.OpenAsync(client);
        await visitor.SayAsync("hi");
        await visitor.SayAsync("start");
        await visitor.SayAsync("no");

        await RefusedAsync(() => visitor.SayAsync("no"));
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.PollAsync()).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await visitor.ReconnectAsync()).StatusCode); // the host limits neither polling nor reconnecting
    }

    [Fact]
    public async Task An_address_that_writes_in_many_conversations_waits_and_others_do_not()
    {
        await using var host = new ProductHost(("RateLimits:AddressActivitiesPerMinute", "60"));

        var refused = await RefusedAsync(async () => await (await EnterAsync(host, "203.0.113.5")).SayAsync("hi"));

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var error = JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("error");
        Assert.Equal("RateLimited", error.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await (await EnterAsync(host, "203.0.113.6")).SayAsync("hi")).StatusCode);
    }

    [Theory]
    [InlineData("known length", 8)]
    [InlineData("unknown length", 8)]
    [InlineData("short", 1)]
    public async Task A_large_activity_uses_up_the_share_of_several(string kind, int share)
    {
        const int AtOnce = 40;
        await using var host = new ProductHost(("RateLimits:AddressActivitiesPerMinute", $"{AtOnce * 6}"));
        var visitor = await EnterAsync(host, "203.0.113.5");
        var text = kind == "known length" ? new string('x', 15 * 1024) : "hi";
        var taken = 0;

        await RefusedAsync(async () =>
        {
            var response = await visitor.PostAsync($$"""{"type":"message","text":"{{text}}"}""", isChunked: kind == "unknown length");
            taken += response.StatusCode == HttpStatusCode.TooManyRequests ? 0 : 1;
            return response;
        });

        // The limiter uses the system's clock, so on a slow machine it accepts more activities. Allow up to twice as many.
        Assert.InRange(taken, AtOnce / (share + 1) - 1, 2 * AtOnce / share);
    }

    [Fact]
    public async Task Visitors_who_come_back_do_not_wait_for_new_ones_of_their_address()
    {
        await using var host = new ProductHost(FewByAddress);
        var known = await CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5");
        var cookie = Assert.Single(known.Headers.GetValues("Set-Cookie")).Split(';')[0];

        await RefusedAsync(() => CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5"));

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5", cookie: cookie)).StatusCode);
        await RefusedAsync(() => CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5", cookie: cookie)); // the visitor's own limit
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5", cookie: "kp-user=forged")).StatusCode
        );
    }

    [Fact]
    public async Task An_address_with_the_cookies_of_many_visitors_waits_all_the_same()
    {
        await using var host = new ProductHost(FewByAddress);
        var cookies = new Queue<string>();
        for (var i = 0; i < 60; i++)
        {
            var visitor = await CallAsync(host, "POST", "/api/webchat/token", $"192.0.2.{i}");
            cookies.Enqueue(Assert.Single(visitor.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        }

        // Each visitor calls only once, so no visitor reaches their own limit.
        await RefusedAsync(() => CallAsync(host, "POST", "/api/webchat/token", "203.0.113.5", cookie: cookies.Dequeue()));
    }

    [Fact]
    public async Task Of_a_channels_people_only_the_one_who_writes_too_much_waits()
    {
        await using var host = new ProductHost(FewByPerson);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "ana", "c1")).StatusCode);
        }

        var refused = await RefusedAsync(() => SendAsync(host, "ana", "c1;messageid=7"));

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "ben", "c1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "ana", "c2")).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_let_in_uses_up_nobodys_share()
    {
        await using var host = new ProductHost(FewByPerson);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(host, "ana", "c1", address: "203.0.113.5")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, "ana", "c1")).StatusCode);
    }

    // Calls until the limiter rejects a call. On a slow machine the limiter may allow a few more calls, because it uses the system's clock.
    private static async Task<HttpResponseMessage> RefusedAsync(Func<Task<HttpResponseMessage>> callAsync)
    {
        for (var call = 0; call < 100; call++)
        {
            if (await callAsync() is { StatusCode: HttpStatusCode.TooManyRequests } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("A hundred calls were allowed.");
    }

    // Opens a new conversation as a new visitor.
    private static async Task<Visitor> EnterAsync(ProductHost host, string address)
    {
        var client = host.CreateDefaultClient();
        client.DefaultRequestHeaders.Add(ProductHost.Address, address);
        return await Visitor.OpenAsync(client);
    }

    private static async Task<HttpResponseMessage> CallAsync(
        ProductHost host,
        string method,
        string path,
        string address,
        string? forwardedFor = null,
        string? cookie = null
    )
    {
        using var client = host.CreateDefaultClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add(ProductHost.Address, address);
        request.Headers.Add("Origin", "http://localhost");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ProductHost host,
        string person,
        string conversation,
        string address = "127.0.0.1"
    )
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(
                $$"""
                {"type":"message","id":"m{{Interlocked.Increment(
                    ref _id
                )}}","text":"hi","channelId":"msteams","serviceUrl":"http://localhost:1/",
                 "from":{"id":"{{person}}"},"recipient":{"id":"bot"},"conversation":{"id":"{{conversation}}"} }
                """,
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Add(ProductHost.Address, address);
        return await client.SendAsync(request);
    }
}
