using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.Web.Tests.Abuse;
using KnowledgePackages.Web.Tests.Chat;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace KnowledgePackages.Web.Tests;

/// <summary>The settings with which an operator switches parts of the host off, and tells people something.</summary>
public sealed class SwitchesTests
{
    private const string Notice = "No chat on *Friday* from 18:00.";

    [Fact]
    public async Task Without_the_chat_on_the_web_the_page_leads_to_Teams_and_nothing_of_the_chat_answers()
    {
        await using var host = new ProductHost(("WebChat:Enabled", "false"), ("Site:Notice", Notice));
        using var client = host.CreateClient();

        var page = await client.GetStringAsync("/");

        Assert.Contains("Microsoft Teams", page, StringComparison.Ordinal);
        Assert.Contains(Notice, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "/about"));
        foreach (var address in new[] { "/live", "/embed.js", "/embed-example", "/form" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, HttpMethod.Get, address));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, HttpMethod.Post, "/api/webchat/token"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(client, HttpMethod.Post, "/"));
    }

    [Theory]
    [InlineData("en", "switched off")]
    [InlineData("de", "ausgeschaltet")]
    [InlineData("ar", "dir=\"rtl\"")]
    public async Task The_page_that_leads_to_Teams_speaks_the_visitors_language(string language, string words)
    {
        await using var host = new ProductHost(("WebChat:Enabled", "false"));
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        Assert.Contains(words, await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Direct_Line_the_page_goes_on_and_no_client_gets_in()
    {
        await using var host = new ProductHost(("DirectLine:Enabled", "false"), ("DirectLine:Secret", new string('s', 40)));
        var cookies = new CookieContainer();
        var visitor = new PageVisitor(host.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies)), cookies);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor.Client, HttpMethod.Post, "/v3/directline/tokens/generate"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor.Client, HttpMethod.Post, "/v3/directline/conversations"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor.Client, HttpMethod.Post, "/api/webchat/token"));
        await (await visitor.OpenAsync()).WriteAsync("hello");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.NotEmpty(visitor.Now);
    }

    [Fact]
    public async Task A_notice_stands_above_the_conversation_and_in_the_greeting_without_markup()
    {
        await using var host = new ProductHost(("Site:Notice", Notice));
        using var client = host.CreateClient();

        Assert.Contains($">{Notice}</p>", await client.GetStringAsync("/"), StringComparison.Ordinal);

        using var ask = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token") { Headers = { { "Origin", "http://localhost" } } };
        using var given = await client.SendAsync(ask);
        var access = JsonElement.Parse(await given.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new("Bearer", access.GetProperty("token").GetString());
        using var started = await client.PostAsync("/v3/directline/conversations", null);
        var id = access.GetProperty("conversationId").GetString();
        var greeting = await client.GetStringAsync($"/v3/directline/conversations/{id}/activities");

        Assert.Contains(Notice.Replace('*', '\u2217'), Regex.Unescape(greeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_notice_the_page_has_no_room_for_one()
    {
        await using var host = new ProductHost();
        using var client = host.CreateClient();

        Assert.DoesNotContain("site-notice", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string address)
    {
        using var response = await client.SendAsync(new HttpRequestMessage(method, address));
        return response.StatusCode;
    }
}
