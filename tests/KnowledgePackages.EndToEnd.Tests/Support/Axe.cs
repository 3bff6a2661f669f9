using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Checks the page and its frames with axe for violations of WCAG 2.2 A and AA and of good practice.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    public static async Task FindsNothingAsync(IPage page, string state)
    {
        // Unpin the composer during the check. The pinned composer may cover half of a link, and axe would report the link as too small.
        // For people, the browser scrolls a link into view when it gets the focus.
        await page.EvaluateAsync("document.querySelector('.composer')?.style.setProperty('position', 'static')");
        var found = await page.RunAxe(Options);
        await page.EvaluateAsync("document.querySelector('.composer')?.style.removeProperty('position')");
        var violations = found.Violations.Select(violation =>
            $"{state}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => $"{node.Html} {node.Any.FirstOrDefault()?.Message}"))}"
        );
        Assert.True(found.Violations.Length == 0, string.Join(Environment.NewLine, violations));
    }
}
