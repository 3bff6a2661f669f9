using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class ResumeTests(Site site)
{
    [Fact]
    public async Task A_reload_in_the_middle_shows_the_same_question_under_the_whole_history()
    {
        await using var visitor = await AtQuestion3Async(site.Browser, site.Url);
        var before = await visitor.Transcript.InnerTextAsync();

        await visitor.ReloadAsync();

        await visitor.IsAtQuestionAsync(3);
        Assert.Equal(before, await visitor.Transcript.InnerTextAsync());
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(4);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Whoever_closes_the_browser_and_comes_back_is_where_they_were()
    {
        string cookies;
        await using (var first = await Browsers.StartAsync(site.Playwright))
        await using (var visitor = await AtQuestion3Async(first, site.Url))
        {
            cookies = await visitor.CookiesAsync();
        }

        await using var second = await Browsers.StartAsync(site.Playwright);
        await using var returned = await Visitor.OpenAsync(second, site.Url, new() { StorageState = cookies });

        await returned.IsAtQuestionAsync(3);
    }

    [Fact]
    public async Task When_the_host_is_killed_and_starts_again_the_open_page_goes_on_by_itself()
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await AtQuestion3Async(site.Browser, host.Url);

        await host.KillAsync();
        var notice = visitor.Page.Locator("#notice");
        await Assertions.Expect(notice).ToHaveTextAsync(Texts.Get("page.reconnecting"));
        await host.StartAgainAsync();

        await Assertions.Expect(notice).ToHaveTextAsync(Texts.Get("page.recovered"));
        await visitor.IsAtQuestionAsync(3);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(4);
    }

    [Fact]
    public async Task When_the_host_is_killed_and_starts_again_a_reload_shows_the_same_question()
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await AtQuestion3Async(site.Browser, host.Url);

        await host.KillAsync();
        await host.StartAgainAsync();
        await visitor.ReloadAsync();

        await visitor.IsAtQuestionAsync(3);
    }

    [Fact]
    public async Task Two_tabs_show_one_conversation()
    {
        await using var visitor = await AtQuestion3Async(site.Browser, site.Url);
        var tab = await visitor.OpenTabAsync();
        await tab.IsAtQuestionAsync(3);

        await tab.PressAsync("answer.no");

        await tab.IsAtQuestionAsync(4);
        await visitor.IsAtQuestionAsync(4);
        await visitor.PressAsync("answer.no");
        await tab.IsAtQuestionAsync(5);
        Assert.Empty(visitor.Complaints);
        Assert.Empty(tab.Complaints);
    }

    private static async Task<Visitor> AtQuestion3Async(IBrowser browser, string url)
    {
        var visitor = await Visitor.OpenAsync(browser, url);
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);
        await visitor.PressAsync("answer.notSure");
        await visitor.IsAtQuestionAsync(3);
        return visitor;
    }
}
