using System.Net;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Uses the page of <c>content preview</c> as an editor does.</summary>
[Collection(nameof(Site))]
public sealed class PreviewTests(Site site)
{
    [Fact]
    public async Task A_saved_text_is_shown_on_its_card_and_a_broken_file_is_told_while_the_last_good_one_stays()
    {
        await using var preview = await RunningPreview.StartAsync();
        var page = await OpenAsync(preview, "#cards/kp1-s1");
        await page.GetByLabel("Language").SelectOptionAsync("ar");
        var heading = page.Locator("#chat article h3").First;
        await Expect(page.Locator("#chat article").First).ToHaveCSSAsync("direction", "rtl");
        await ShootAsync(page, "preview-arabic");

        var good = preview.Read("texts/ar/stations.json");
        var title = await heading.InnerTextAsync();
        preview.Save(
            "texts/ar/stations.json",
            good.Replace($"\"title\": \"{title}\"", "\"title\": \"عنوان جديد تمامًا\"", StringComparison.Ordinal)
        );
        await Expect(heading).ToHaveTextAsync("عنوان جديد تمامًا");

        preview.Save("texts/ar/stations.json", good.Replace("\"kp1-s1\": {", "\"kp1-s1\": ", StringComparison.Ordinal));
        await Expect(page.Locator("#state")).ToContainTextAsync("the last good version");
        await Expect(heading).ToHaveTextAsync("عنوان جديد تمامًا");
        await page.Locator("#views a[href='#problems']").ClickAsync();
        var problem = page.Locator(".problems [data-severity=error]").First;
        await Expect(problem).ToContainTextAsync("texts/ar/stations.json:");
        await Expect(problem).ToContainTextAsync("This is not JSON");
        await ShootAsync(page, "preview-broken");

        preview.Save("texts/ar/stations.json", good.Replace($"\"title\": \"{title}\"", "\"title\": \"\"", StringComparison.Ordinal));
        await Expect(problem).ToContainTextAsync("kp1-s1.title");
        await Expect(problem).ToContainTextAsync("The text is empty. Write a text.");
        await page.Locator("#views a[href='#cards']").ClickAsync();
        await page.Locator("nav.items a[href='#cards/kp1-s1']").ClickAsync();
        await Expect(page.Locator(".about .problems")).ToContainTextAsync("The text is empty.");
        await Expect(heading).ToHaveTextAsync("عنوان جديد تمامًا");

        preview.Save("texts/ar/stations.json", good);
        await Expect(page.Locator("#state")).ToHaveAttributeAsync("data-state", "good");
        await Expect(heading).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task A_search_finds_ids_and_words_and_leads_to_the_card_and_to_the_line_of_the_file()
    {
        await using var preview = await RunningPreview.StartAsync();
        var page = await OpenAsync(preview);
        await page.GetByLabel("Search").FillAsync("kp1-s1-t3");
        var key = page.Locator("dt a", new() { HasText = "tips.kp1-s1-t3" }).First;
        var text = await page.Locator("dt:has(a:has-text('tips.kp1-s1-t3')) + dd").First.InnerTextAsync();
        await ShootAsync(page, "preview-search");

        var source = await page.RunAndWaitForPopupAsync(() => key.ClickAsync());
        await Expect(source.Locator("#here")).ToContainTextAsync(text);
        await Axe.FindsNothingAsync(source, "a file");

        await page.GetByLabel("Search").FillAsync("smart specialisation");
        await page.Locator("ul.items a[href='#cards/kp2-c4']").ClickAsync();
        await Expect(page.Locator("#chat article").First).ToContainTextAsync("smart specialisation");
    }

    [Fact]
    public async Task The_map_shows_the_whole_flow_moves_by_keyboard_and_says_the_same_in_a_list()
    {
        await using var preview = await RunningPreview.StartAsync();
        var page = await OpenAsync(preview, "#map");
        var picture = page.Locator(".map svg");
        Assert.Equal(6, await picture.Locator(".question").CountAsync());
        Assert.Equal(2, await picture.Locator(".package").CountAsync());
        Assert.Equal(6, await picture.Locator(".station").CountAsync());
        var resources = await picture.Locator(".resource").CountAsync();
        Assert.InRange(resources, 80, 200);
        Assert.Equal(
            resources,
            await page.Locator(".list li li code").EvaluateAllAsync<int>("all => new Set(all.map(({ textContent }) => textContent)).size")
        );
        await ShootAsync(page, "preview-map");

        var first = await picture.GetAttributeAsync("viewBox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Larger" }).ClickAsync();
        Assert.NotEqual(first, await picture.GetAttributeAsync("viewBox"));
        await page.Locator(".map").FocusAsync();
        foreach (var key in new[] { "+", "ArrowLeft", "ArrowDown", "-", "0" })
        {
            var before = await picture.GetAttributeAsync("viewBox");
            await page.Keyboard.PressAsync(key);
            Assert.NotEqual(before, await picture.GetAttributeAsync("viewBox"));
        }

        await picture.Locator(".station").First.ClickAsync();
        await Expect(page.Locator("#chat article").First).ToBeVisibleAsync();
        Assert.EndsWith("#cards/kp1-s1", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", 1300)]
    [InlineData("light", 360)]
    public async Task Nothing_stands_in_the_way_of_anybody(string look, int width)
    {
        await using var preview = await RunningPreview.StartAsync();
        Complaints? complaints = null;
        var page = await OpenAsync(preview, width: width, prepare: made => complaints = new(made, preview.Url));
        await page.GetByLabel("Look").SelectOptionAsync(look);
        foreach (var view in new[] { "cards/kp2-c1", "cards/kp1-s2", "texts", "map", "problems" })
        {
            await page.EvaluateAsync("view => { location.hash = view; }", view);
            await Expect(page.Locator("main h2, main h3").First).ToBeVisibleAsync();
            if (view.StartsWith("cards", StringComparison.Ordinal))
            {
                await Expect(page.Locator("#chat article").First).ToBeVisibleAsync();
            }

            await Axe.FindsNothingAsync(page, $"{view}, {look}, {width}");
            await ShootAsync(page, $"preview-{view.Replace('/', '-')}-{look}-{width}");
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"{view} is wider than the window"
            );
        }

        Assert.Empty(complaints!.All);
    }

    [Fact]
    public async Task Only_this_machine_sees_it_and_only_files_of_the_folder()
    {
        await using var preview = await RunningPreview.StartAsync();
        using var http = new HttpClient();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"{preview.Url}/model") { Headers = { Host = "preview.example" } };

        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(foreign)).StatusCode);
        foreach (var file in new[] { "../secret", "/etc/passwd", "..%2F..%2Fetc%2Fpasswd", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{preview.Url}/source?file={file}"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{preview.Url}/source?file=content.json"))).StatusCode);
    }

    private async Task<IPage> OpenAsync(RunningPreview preview, string view = "", int width = 1300, Action<IPage>? prepare = null)
    {
        var page = await (
            await site.Browser.NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                }
            )
        ).NewPageAsync();
        prepare?.Invoke(page);
        await page.GotoAsync($"{preview.Url}/{view}");
        await Expect(page.Locator("#state")).ToHaveAttributeAsync("data-state", "good");
        return page;
    }

    private static Task<byte[]> ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Photos.PathOf(name), Animations = ScreenshotAnimations.Disabled });
}
