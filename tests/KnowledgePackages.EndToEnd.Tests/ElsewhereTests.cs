using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Somebody begins at a desk and goes on with a phone: a code, or the picture of it, brings the plan along.</summary>
[Collection(nameof(Site))]
public sealed partial class ElsewhereTests(Site site)
{
    [Fact]
    public async Task A_code_from_a_wide_screen_brings_the_plan_to_a_phone_once_and_the_wide_screen_says_so()
    {
        await using var desk = await VisitAsync(1400, 900);
        await desk.PressAsync("start.begin");
        await desk.IsAtQuestionAsync(1);
        await desk.PressAsync("answer.yes");
        await desk.IsAtQuestionAsync(2);

        await desk.SayAsync("continue elsewhere");
        var shown = desk.Now.Locator(".handover-code");
        await Assertions.Expect(shown).ToHaveTextAsync(Code());
        await Assertions.Expect(desk.Now.Locator("svg.code")).ToBeVisibleAsync();
        await desk.FitsAsync("code");
        await Axe.FindsNothingAsync(desk.Page, "code");
        await desk.PhotographAsync("elsewhere-code");
        var code = await shown.InnerTextAsync();

        await using var phone = await VisitAsync(390, 844);
        ConcurrentQueue<string> asked = [];
        phone.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync($"{site.Url}/#code={code}");
        await Assertions.Expect(phone.Input).ToHaveValueAsync(code);
        await Assertions.Expect(phone.Page).ToHaveURLAsync($"{site.Url}/");
        await phone.Input.PressAsync("Enter");
        await phone.ShowsAsync("bring");
        await phone.FitsAsync("question whether to bring the plan");
        await Axe.FindsNothingAsync(phone.Page, "question whether to bring the plan");
        await phone.PhotographAsync("elsewhere-bring");
        await phone.PressAsync("bring.yes");

        await phone.IsAtQuestionAsync(2);
        await Assertions.Expect(phone.Now).ToContainTextAsync(Texts.Get("bring.done"));
        await Assertions.Expect(desk.Page.Locator("#talk")).ToContainTextAsync(Texts.Get("handover.copied"));
        await desk.PhotographAsync("elsewhere-copied");
        await phone.PhotographAsync("elsewhere-brought");
        Assert.DoesNotContain(asked, address => address.Split('#')[0].Contains(code, StringComparison.OrdinalIgnoreCase));

        await using var tablet = await VisitAsync(820, 1180);
        await tablet.SayAsync(code);
        await Assertions.Expect(tablet.Now).ToContainTextAsync(Texts.Get("bring.wrong"));
        Assert.Empty(desk.Complaints.Concat(phone.Complaints).Concat(tablet.Complaints));
    }

    private Task<Visitor> VisitAsync(int width, int height) => site.VisitAsync(new()
    {
        ViewportSize = new() { Width = width, Height = height },
        Locale = "en-GB",
        ReducedMotion = ReducedMotion.Reduce,
    });

    [GeneratedRegex("^[2-9A-Z]{5}-[2-9A-Z]{5}$")]
    private static partial Regex Code();
}
