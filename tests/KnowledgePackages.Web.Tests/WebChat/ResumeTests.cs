using System.Net;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.WebChat;

/// <summary>
/// Tests how the host finds a visitor's conversation: by the resume key, otherwise by the cookie. With neither, the conversation is new.
/// </summary>
public sealed class ResumeTests(WebChatTests.Host host) : IClassFixture<WebChatTests.Host>
{
    private const string Own = "http://localhost";

    private readonly HttpClient _client = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    [Fact]
    public async Task The_resume_key_finds_the_conversation_without_a_cookie_again_and_again()
    {
        var first = await (await _client.AskAsync(Own)).JsonAsync();
        var second = await (await _client.AskAsync(Own, first.Text("resumeKey"))).JsonAsync();
        var third = await (await _client.AskAsync(Own, second.Text("resumeKey"))).JsonAsync();

        Assert.Equal(first.Text("userId"), third.Text("userId"));
        Assert.Equal(first.Text("conversationId"), third.Text("conversationId"));
        Assert.Equal("http://localhost/v3/directline", third.Text("domain"));
        Assert.Equal(1800, third.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task The_resume_key_wins_over_the_cookie_and_the_cookie_follows_it()
    {
        var mine = await (await _client.AskAsync(Own)).JsonAsync();
        var others = TokenClient.CookieOf(await _client.AskAsync(Own));

        var answer = await _client.AskAsync(Own, mine.Text("resumeKey"), others);
        var later = await (await _client.AskAsync(Own, cookie: TokenClient.CookieOf(answer))).JsonAsync();

        Assert.Equal(mine.Text("userId"), (await answer.JsonAsync()).Text("userId"));
        Assert.Equal(mine.Text("userId"), later.Text("userId"));
    }

    [Theory]
    [InlineData("""{"resumeKey":"CfDJ8-forged"}""")]
    [InlineData("""{"resumeKey":7}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no json")]
    public async Task Where_the_resume_key_is_none_the_cookie_counts(string body)
    {
        var first = await _client.AskAsync(Own);

        var answer = await _client.AskAsync(Own, cookie: TokenClient.CookieOf(first), body: body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((await first.JsonAsync()).Text("userId"), (await answer.JsonAsync()).Text("userId"));
    }

    [Fact]
    public async Task A_resume_key_is_no_cookie_and_a_cookie_is_no_resume_key()
    {
        var first = await _client.AskAsync(Own);
        var (key, cookie) = ((await first.JsonAsync()).Text("resumeKey"), TokenClient.CookieOf(first).Split('=', 2)[1]);

        var byCookie = await (await _client.AskAsync(Own, resumeKey: cookie)).JsonAsync();
        var byKey = await (await _client.AskAsync(Own, cookie: $"kp-user={key}")).JsonAsync();

        Assert.NotEqual((await first.JsonAsync()).Text("userId"), byCookie.Text("userId"));
        Assert.NotEqual((await first.JsonAsync()).Text("userId"), byKey.Text("userId"));
    }

    [Fact]
    public async Task A_resume_key_says_nothing_readable()
    {
        var answer = await (await _client.AskAsync(Own)).JsonAsync();
        var key = answer.Text("resumeKey");
        var bytes = System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(key));

        Assert.DoesNotContain("dl_", key + bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Text("conversationId"), key + bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_are_good_for_a_year_and_no_longer()
    {
        var time = new FakeTimeProvider();
        var keys = new VisitorKeys(host.Services.GetRequiredService<IDataProtectionProvider>(), time);
        var visitor = new Visitor("dl_ada", new AzureConversation("conversation", "a.b.c"));
        var (key, cookie) = (keys.ResumeKey(visitor), keys.Cookie(visitor));

        time.Advance(TimeSpan.FromDays(364));
        Assert.Equal((visitor, visitor), (keys.FromResumeKey(key), keys.FromCookie(cookie)));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((null, null), (keys.FromResumeKey(key), keys.FromCookie(cookie)));
    }

    [Fact]
    public void A_token_of_Azures_that_is_too_long_for_a_cookie_is_left_out_and_the_visitor_is_kept()
    {
        var keys = new VisitorKeys(host.Services.GetRequiredService<IDataProtectionProvider>(), TimeProvider.System);
        var visitor = new Visitor("dl_ada", new AzureConversation("conversation", new string('x', 4000)));

        Assert.InRange(keys.Cookie(visitor).Length, 1, 3900);
        Assert.Equal(new Visitor("dl_ada"), keys.FromCookie(keys.Cookie(visitor)));
    }
}
