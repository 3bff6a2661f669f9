using System.Net;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Operator;
using KnowledgePackages.Web.Tests.Abuse;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Usage;

/// <summary>Tests that the pages for operators open only with the operator's key.</summary>
public sealed class OperatorPagesTests : IDisposable
{
    private const string Key = "a-key-of-the-test-0123456789-abcdef";

    private readonly FakeTimeProvider _time = new(new(2026, 12, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly ProductHost _host;

    public OperatorPagesTests() => _host = new(("Operator:Key", Key)) { Time = _time };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Without_a_key_in_the_settings_there_are_no_such_pages()
    {
        await using var host = new ProductHost();
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/operator/usage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/operator/usage.csv")).StatusCode);
    }

    [Fact]
    public async Task The_key_opens_the_report_for_an_hour()
    {
        using var client = Client();
        await CountAsync();

        var closed = await client.GetAsync("/operator/usage?weeks=2");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.DoesNotContain("<table", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var opened = await SignInAsync(client, Key);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-kp-operator=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);

        var page = await client.GetStringAsync("/operator/usage?weeks=2");
        Assert.Contains("2026-W48", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-W49", page, StringComparison.Ordinal); // the running week
        Assert.Contains("<td>40</td>", page, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        var csv = await client.GetStringAsync("/operator/usage.csv?weeks=1");
        Assert.Contains("2026-W48,Conversations,started,40\r\n", csv, StringComparison.Ordinal);

        _time.Advance(OperatorSession.Lifetime);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/operator/usage")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-key-of-the-test-0123456789-abcdeF")]
    [InlineData("a-key-of-the-test-0123456789-abcde")]
    public async Task A_wrong_key_opens_nothing(string key)
    {
        using var client = Client();

        var answer = await SignInAsync(client, key);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/operator/usage.csv")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_website_cannot_sign_in()
    {
        using var client = Client();

        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(client, Key, "cross-site")).StatusCode);
    }

    [Fact]
    public async Task Keys_cannot_be_tried_out()
    {
        using var client = Client();
        for (var tries = 0; tries < OperatorSession.TriesPerMinute; tries++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(client, $"{tries}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(client, Key)).StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_another_key_is_worth_nothing()
    {
        using var client = Client();
        var cookie = (await SignInAsync(client, Key)).Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var store = _host.Services.GetRequiredService<IConversationStore>();
        await using var host = new ProductHost(("Operator:Key", $"{Key}-new")) { Time = _time };
        await using var sharing = host.WithWebHostBuilder(builder =>
            builder.ConfigureServices(services => services.AddSingleton(store)));
        using var other = sharing.CreateClient(new() { BaseAddress = new("https://localhost") });
        other.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/operator/usage")).StatusCode);
    }

    private HttpClient Client() =>
        _host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string key, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/operator/usage")
        {
            Content = new FormUrlEncodedContent([new("key", key)]),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await client.SendAsync(request);
    }

    // Stores counts for last week.
    private async Task CountAsync()
    {
        var week = UsageEvent.WeekOf(_time.GetUtcNow().AddDays(-7));
        var counts = $$$"""{"counts":{"{{{UsageNames.Started}}}":40,"{{{UsageNames.Finished}}}":4},"moving":{}}""";
        await _host.Services
            .GetRequiredService<IConversationStore>()
            .WriteAsync(new($"usage/{week:yyyy-MM-dd}"), new(System.Text.Encoding.UTF8.GetBytes(counts)), null, default);
    }
}
