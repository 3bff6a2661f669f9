using System.Globalization;
using Microsoft.Playwright;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Opens the page in Chromium with an empty cache, and prints the times that a person waits: with a fast connection, with a slow connection
/// and a slow processor, and in the panel on a website.
/// </summary>
internal static class PageCommand
{
    public const string Usage = "load page [--times n]";

    private const int SlowLatency = 400; // ms
    private const int SlowLine = 400_000 / 8; // bytes per second
    private const int SlowProcessor = 6; // times slower

    // Records two times: when the page shows the button that starts the conversation, and when the page's scripts handle its forms.
    private const string Notes = """
        window.noted = {};
        new MutationObserver(() => {
          const note = (name, is) => { if (is) window.noted[name] ??= performance.now(); };
          note('start', document.querySelector('#open [data-do=start]'));
          note('live', document.documentElement?.dataset.live !== undefined);
        }).observe(document, { childList: true, subtree: true, attributes: true });
        """;

    public static async Task RunAsync(string[] args)
    {
        var times = Arguments.Parse(args, Usage, ("times", "5")).Number("times");
        await Builds.PrepareAsync([Target.Product]);
        await using var store = await Store.OpenAsync(Store.Memory, isCounted: false);
        await using var target = await Target.StartAsync(Target.Product, store);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        var address = target.Http.BaseAddress!.ToString();
        await OpenAsync(browser, address, isSlow: false); // not measured, because the first page load includes the browser's start
        Console.WriteLine("| what | median ms | longest ms |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var isSlow in new[] { false, true })
        {
            var visits = new List<(double Start, double Live)>();
            for (var time = 0; time < times; time++)
            {
                visits.Add(await OpenAsync(browser, address, isSlow));
            }

            var line = isSlow ? "400 kbit/s, 400 ms, processor 6 times slower" : "own line";
            Print($"{line}: Start can be read and pressed", visits.Select(visit => visit.Start));
            Print($"{line}: the scripts have taken over", visits.Select(visit => visit.Live));
        }

        var panels = new List<double>();
        for (var time = 0; time < times; time++)
        {
            panels.Add(await OpenPanelAsync(browser, address));
        }

        Print("panel of a website, from the press on its button", panels);
    }

    private static async Task<(double Start, double Live)> OpenAsync(IBrowser browser, string address, bool isSlow)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddInitScriptAsync(Notes);
        var page = await context.NewPageAsync();
        if (isSlow)
        {
            var session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("Network.enable");
            await session.SendAsync("Network.emulateNetworkConditions", new()
            {
                ["offline"] = false,
                ["latency"] = SlowLatency,
                ["downloadThroughput"] = SlowLine,
                ["uploadThroughput"] = SlowLine,
            });
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowProcessor });
        }

        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => window.noted.live && performance.getEntriesByName('first-contentful-paint').length > 0");
        var painted = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var start = await page.EvaluateAsync<double>("window.noted.start");
        return (Math.Max(painted, start), await page.EvaluateAsync<double>("window.noted.live"));
    }

    private static async Task<double> OpenPanelAsync(IBrowser browser, string address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{address}embed-example");
        return await page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const root = document.querySelector('knowledge-packages').shadowRoot;
              const pressed = performance.now();
              root.querySelector('.launcher').click();
              const look = () => root.querySelector('.cover').hidden ? done(performance.now() - pressed) : requestAnimationFrame(look);
              look();
            })
            """
        );
    }

    private static void Print(string what, IEnumerable<double> times)
    {
        var all = times.ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {all.Median():0} | {all.Max():0} |"));
    }
}
