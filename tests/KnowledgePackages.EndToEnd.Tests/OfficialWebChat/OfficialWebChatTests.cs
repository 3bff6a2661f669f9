using System.Diagnostics;
using KnowledgePackages.EndToEnd.Tests.Support;
using KnowledgePackages.Runtime.Tests.Authentication;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.OfficialWebChat;

/// <summary>Tests Microsoft's Web Chat on another website, started with the code that README.md shows.</summary>
[Collection(nameof(Site))]
public sealed class OfficialWebChatTests(Site site)
{
    [Fact]
    public Task The_whole_job_is_done_with_the_buttons_of_the_cards() => WalkAsync(site.Url, "official-web-chat");

    [Fact]
    public async Task The_whole_job_is_done_through_Azures_Direct_Line_too()
    {
        const string app = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        const string tenant = "5d8c3f3e-0c3e-4c6f-9f0c-6c1b8f1c2a7d";
        await using var keys = await OpenIdServer.StartAsync(isForOtherProcesses: true);
        await using var authority = await TokenAuthority.StartAsync();
        await using var azure = await AzureStandIn.StartAsync(keys, app);
        await using var host = await RunningHost.StartAsync(
            RunningHost.SampleContent,
            ("WebChat__AllowedOrigins__0", site.Website.Origin),
            ("WebChat__DirectLineSecret", AzureStandIn.Secret),
            ("WebChat__DirectLineDomain", azure.Domain),
            ("MicrosoftAppType", "SingleTenant"),
            ("MicrosoftAppId", app),
            ("MicrosoftAppTenantId", tenant),
            ("MicrosoftAppPassword", TokenAuthority.Secret),
            ("ToBotFromChannelOpenIdMetadataUrl", keys.ChannelMetadata),
            ("ToChannelFromBotLoginUrl", $"{authority.Address}/{tenant}"),
            ("SSL_CERT_FILE", authority.CertificateFile)
        );
        azure.Bot = host.Url;

        await WalkAsync(host.Url, "official-web-chat-azure");

        Assert.Empty(azure.Refusals);
        Assert.Equal([$"Bearer {TokenAuthority.Token}"], azure.Authorizations.Distinct());
        Assert.DoesNotContain(AzureStandIn.Secret, host.Output, StringComparison.Ordinal);
    }

    private async Task WalkAsync(string host, string photo)
    {
        var readme = await File.ReadAllTextAsync(RepositoryFolder.PathTo("README.md"));
        var lines = readme.Split("## Your own Web Chat")[1].Split("```js")[1].Split("```")[0];
        site.Website.Files["/webchat.js"] = ("text/javascript", await File.ReadAllTextAsync(await BringWebChatAsync()));
        site.Website.Files[$"/{photo}"] = (
            "text/html; charset=utf-8",
            $"""
            <!doctype html><html lang="en"><title>A training centre</title><body><div id="webchat"></div>
            <script src="/webchat.js"></script><script type="module">{lines.Replace("https://chat.example", host, StringComparison.Ordinal)}</script></body></html>
            """
        );
        await using var context = await site.Browser.NewContextAsync(new() { Locale = "en" });
        context.SetDefaultTimeout(Browsers.Patience);
        var page = await context.NewPageAsync();
        var complaints = new Pages.Complaints(page, host);
        await page.GotoAsync($"{site.Website.Origin}/{photo}");
        await ConnectAsync(page);
        var card = page.Locator("#webchat [role=feed] .ac-adaptiveCard").Last;
        Task PressAsync(string id) => card.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(id) }).First.ClickAsync();
        Task SeesAsync(string id, params (string Name, object Value)[] values) =>
            Assertions.Expect(card).ToContainTextAsync(Texts.Part(id, values));

        await PressAsync("start.begin");
        for (var question = 1; question <= 3; question++)
        {
            await SeesAsync("question.number", ("number", question), ("total", 3));
            await PressAsync(question == 2 ? "answer.yes" : "answer.no");
        }

        await SeesAsync("check.title");
        await PressAsync("check.confirm");
        await SeesAsync("recommendation.title");
        await PressAsync("recommendation.take");
        for (var station = 1; station <= 2; station++)
        {
            await SeesAsync("route.title");
            await PressAsync(station == 1 ? "route.first" : "route.next");
            var step = 1;
            await SeesAsync("station.here", ("station", station), ("number", station), ("step", step));
            var next = card.GetByRole(AriaRole.Button, new() { Name = Texts.Get("step.next"), Exact = true });
            while (await next.CountAsync() > 0)
            {
                await next.ClickAsync();
                await SeesAsync("station.here", ("number", station), ("step", ++step));
            }

            await PressAsync("station.mark");
        }

        await SeesAsync("summary.title");
        await page.ScreenshotAsync(new() { Path = Photos.PathOf(photo) });
    }

    // On a busy machine Web Chat can give up before it is connected, and then stays as it is. A person would reload the page.
    private static async Task ConnectAsync(IPage page)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Assertions.Expect(page.Locator("#webchat [role=feed]")).ToBeAttachedAsync();
                return;
            }
            catch (PlaywrightException) when (attempt < 3)
            {
                await page.ReloadAsync();
            }
        }
    }

    private static async Task<string> BringWebChatAsync()
    {
        var folder = RepositoryFolder.PathTo("artifacts", "webchat");
        var unpack = RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests", "OfficialWebChat", "unpack.mjs");
        using var node = Process.Start(
            new ProcessStartInfo("node", [unpack, folder, Path.Combine(folder, "version")]) { RedirectStandardError = true }
        )!;
        var problem = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, problem);
        return Path.Combine(folder, "webchat.js");
    }
}
