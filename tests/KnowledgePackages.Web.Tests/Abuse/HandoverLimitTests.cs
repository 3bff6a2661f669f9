using System.Net;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Tests.Chat;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>Codes for another chat through the page: the picture, the notice, and the limit of a network for all its visitors.</summary>
public sealed class HandoverLimitTests
{
    // Their check characters are right, and nobody has got them.
    private static readonly string[] Wrong = ["23456-ABCDP", "34567-ABCD6", "45678-ABCDN", "56789-ABCD5", "6789A-BCDEK"];

    [Fact]
    public async Task Visitors_of_one_network_share_the_limit_of_wrong_codes_and_those_of_another_do_not()
    {
        await using var host = new ProductHost();
        foreach (var code in Wrong)
        {
            Assert.Contains(Text(host, "bring.wrong"), await WriteAsync(Visit(host, "203.0.113.5"), code), StringComparison.Ordinal);
        }

        Assert.Contains(Text(host, "bring.tooMany"), await WriteAsync(Visit(host, "203.0.113.5"), Wrong[0]), StringComparison.Ordinal);
        Assert.Contains(Text(host, "bring.wrong"), await WriteAsync(Visit(host, "203.0.113.6"), Wrong[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_draws_the_code_and_says_when_the_plan_was_copied()
    {
        await using var host = new ProductHost();
        var first = Visit(host, "203.0.113.5");
        await first.OpenAsync("en");
        await first.PressAsync(Text(host, "start.begin"));
        await first.PressAsync(Text(host, "answer.yes"));
        await first.WriteAsync("continue elsewhere");
        Assert.Contains("<svg class=\"code\"", first.Now, StringComparison.Ordinal);
        var code = first.Now.Split("handover-code\">")[1].Split('<')[0].Trim();

        var second = Visit(host, "203.0.113.6");
        await second.OpenAsync("en");
        await second.PressAsync(Text(host, "start.begin"));
        await second.PressAsync(Text(host, "answer.no"));
        Assert.Contains("id=\"answer-", second.Past, StringComparison.Ordinal);
        await WriteAsync(second, code);
        await second.PressAsync(Text(host, "bring.yes"));

        Assert.Contains(Text(host, "bring.done"), WebUtility.HtmlDecode(second.Now), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"answer-", second.Past, StringComparison.Ordinal); // it is an answer of the replaced plan
        var start = TimeProvider.System.GetTimestamp();
        while (!WebUtility.HtmlDecode((await first.OpenAsync()).Page).Contains(Text(host, "handover.copied"), StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "The first page does not say so.");
        }
    }

    private static async Task<string> WriteAsync(PageVisitor visitor, string text)
    {
        await visitor.OpenAsync("en");
        await visitor.WriteAsync(text);
        return WebUtility.HtmlDecode(visitor.Now);
    }

    private static PageVisitor Visit(ProductHost host, string address)
    {
        var cookies = new CookieContainer();
        var client = host.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add(ProductHost.Address, address);
        return new(client, cookies);
    }

    private static string Text(ProductHost host, string id) =>
        host.Services.GetRequiredService<CurrentContent>().Content.In("en").Message(id);
}
