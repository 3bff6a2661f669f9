using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests how much data and how many requests the page needs.</summary>
[Collection(nameof(Site))]
public sealed class LoadTests(Site site)
{
    [Fact]
    public async Task The_first_screen_takes_at_most_60_kilobytes_in_two_steps_and_the_second_visit_none_of_the_files_again()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, site.Url);
        var answers = new List<IResponse>();
        page.Response += (_, response) => answers.Add(response);
        await page.GotoAsync(site.Url);
        await Assertions.Expect(page.Locator("html[data-live]")).ToBeAttachedAsync();

        var sizes = await Task.WhenAll(answers.Select(answer => answer.Request.SizesAsync()));
        Assert.InRange(sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize), 10_000, 60_000);
        var scripts = answers.Zip(sizes).Where(answer => answer.First.Url.EndsWith(".js", StringComparison.Ordinal)).ToList();
        Assert.InRange(scripts.Sum(script => script.Second.ResponseBodySize), 1_000, 15_000);

        // The page's HTML names all files, so that no file must load before the browser can request another one.
        var markup = await (await page.Context.APIRequest.GetAsync(site.Url)).TextAsync();
        var files = answers.Select(answer => new Uri(answer.Url).AbsolutePath).Where(path => path.StartsWith("/v/", StringComparison.Ordinal)).ToList();
        Assert.InRange(files.Count, 5, 10);
        Assert.All(files, path => Assert.Contains($"\"{path}\"", markup, StringComparison.Ordinal));

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html[data-live]")).ToBeAttachedAsync();
        var again = await page.EvaluateAsync<string[]>(
            """
            () => performance.getEntriesByType('resource')
              .filter(entry => entry.name.includes('/v/') && entry.transferSize > 0).map(entry => entry.name)
            """
        );
        Assert.Empty(again);
        Assert.Empty(complaints.All);
    }
}
