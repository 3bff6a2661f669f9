using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class ConnectionTests(Site site)
{
    [Fact]
    public async Task When_the_conversation_cannot_start_the_page_says_so_and_offers_to_load_again()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/api/webchat/token", route => route.FulfillAsync(new() { Status = 503 }));
        await page.GotoAsync(site.Url);

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Texts.Get("page.failed.title"));
        await page.ScreenshotAsync(new() { Path = Photos.PathOf("failed-light") });
        await Axe.FindsNothingAsync(page, "failed");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Texts.Get("page.failed.reload") }).ClickAsync();

        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-state", "ready");
    }

    [Fact]
    public async Task An_expired_token_is_replaced_and_the_conversation_goes_on()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.Input.FillAsync("half a sentence");

        // The next post is refused like one with a token that is too old: Web Chat then ends the connection for good.
        await visitor.Page.RouteAsync("**/v3/directline/conversations/*/activities", route => route.FulfillAsync(new()
        {
            Status = 403,
            ContentType = "application/json",
            Body = """{"error":{"code":"TokenExpired","message":"Token has expired"}}""",
        }), new() { Times = 1 });
        await visitor.PressAsync("answer.no");

        await Assertions.Expect(visitor.Page.Locator("#notice")).ToHaveTextAsync(Texts.Get("page.recovered"));
        await visitor.IsAtQuestionAsync(1);
        await Assertions.Expect(visitor.Input).ToHaveValueAsync("half a sentence");
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);
    }

    [Fact]
    public async Task Without_a_network_the_page_says_that_nothing_is_lost()
    {
        await using var visitor = await site.VisitAsync();
        var notice = visitor.Page.Locator("#notice");

        await visitor.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(notice).ToHaveTextAsync(Texts.Get("page.offline"));
        await visitor.PhotographAsync("offline-light");
        await Axe.FindsNothingAsync(visitor.Page, "offline");
        await visitor.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(notice).ToHaveTextAsync(Texts.Get("page.recovered"));
    }

    [Fact]
    public async Task Without_scripts_the_page_says_what_to_do()
    {
        await using var context = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Url);

        await Assertions.Expect(page.Locator(".noscript")).ToContainTextAsync(Texts.Get("page.noscript"));
        await Assertions.Expect(page.Locator(".noscript a")).ToHaveAttributeAsync("href", "/form");
    }
}
