using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class ConnectionTests(Site site)
{
    [Fact]
    public async Task What_was_pressed_and_written_while_the_host_was_gone_waits_in_sight_and_counts_once()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.SampleContent);
        await using var visitor = await Visitor.OpenAsync(site.Browser, host.Url);
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);

        await host.KillAsync();
        await Assertions.Expect(visitor.Notice).ToHaveTextAsync(Texts.Get("page.reconnecting"));
        await visitor.PressAsync("answer.no");
        var waiting = visitor.Page.Locator("#waiting");
        await Assertions.Expect(waiting).ToContainTextAsync(Texts.Get("answer.no"));
        await visitor.PhotographAsync("host-gone");
        await Axe.FindsNothingAsync(visitor.Page, "host gone");
        await host.StartAgainAsync();

        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(waiting).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Notice).ToHaveTextAsync(Texts.Get("page.recovered"));
        await Assertions.Expect(visitor.Page.Locator("#past .line-of")).ToHaveCountAsync(1);
        await visitor.ReloadAsync();
        await visitor.IsAtQuestionAsync(2);
    }

    [Fact]
    public async Task A_page_whose_conversation_was_deleted_while_the_host_was_gone_begins_again_by_itself()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.SampleContent);
        await using var visitor = await Visitor.OpenAsync(site.Browser, host.Url);
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);

        await host.KillAsync();
        await host.DeleteConversationsAsync();
        await host.StartAgainAsync();

        await Assertions.Expect(visitor.Page.Locator("#open.is-greeting")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("#past .line-of")).ToHaveCountAsync(0);
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_is_sent_again_and_counts_once()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        var posts = 0;
        await visitor.Page.RouteAsync(
            url => url.StartsWith($"{site.Url}/?", StringComparison.Ordinal),
            async route =>
            {
                if (route.Request.Method == "POST" && ++posts == 1)
                {
                    await route.FetchAsync(); // the host processes the post, but the page gets no response
                    await route.AbortAsync();
                    return;
                }

                await route.ContinueAsync();
            }
        );

        await visitor.SayAsync("what is a stakeholder?");

        await Assertions.Expect(visitor.Page.Locator("#waiting")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("#said")).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.Locator("#asides")).ToHaveCountAsync(0);
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task A_post_that_a_loaded_host_answers_with_503_is_sent_again()
    {
        await using var visitor = await site.VisitAsync();
        var posts = 0;
        await visitor.Page.RouteAsync(
            url => url.StartsWith($"{site.Url}/?", StringComparison.Ordinal),
            route =>
                route.Request.Method == "POST" && ++posts == 1
                    ? route.FulfillAsync(new() { Status = 503, Body = "" })
                    : route.ContinueAsync()
        );

        await visitor.PressAsync("start.begin");

        await visitor.IsAtQuestionAsync(1);
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task What_is_written_before_the_first_response_has_named_the_visitor_arrives()
    {
        await using var visitor = await site.VisitAsync();
        var responds = new TaskCompletionSource();
        await visitor.Page.RouteAsync(
            url => url.StartsWith($"{site.Url}/?", StringComparison.Ordinal),
            async route =>
            {
                var response = await route.FetchAsync();
                await responds.Task;
                await route.FulfillAsync(new() { Response = response });
            }
        );

        await visitor.PressAsync("start.begin");
        await visitor.SayAsync("what is a stakeholder?");
        await Assertions.Expect(visitor.Page.Locator("#waiting")).ToContainTextAsync("stakeholder");
        responds.SetResult();

        await Assertions.Expect(visitor.Page.Locator("#said")).ToContainTextAsync("stakeholder");
        await visitor.IsAtQuestionAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Without_a_network_the_page_says_so_and_sends_what_was_written_by_itself()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);

        await visitor.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(visitor.Notice).ToHaveTextAsync(Texts.Get("page.offline"));
        await visitor.SayAsync("no");
        await Assertions.Expect(visitor.Page.Locator("#waiting")).ToContainTextAsync(Texts.Get("page.waiting"));
        await visitor.Page.Context.SetOfflineAsync(false);

        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(visitor.Notice).ToHaveTextAsync(Texts.Get("page.recovered"));
    }
}
