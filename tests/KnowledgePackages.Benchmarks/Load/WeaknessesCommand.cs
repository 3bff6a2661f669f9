namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Exposes the product and the bots on the official SDKs to common faults: the same activity twice, one click delivered twenty times at
/// once, two quick clicks, and a kill in the middle of a turn. Prints the outcomes without judging them.
/// </summary>
internal static class WeaknessesCommand
{
    public const string Usage = "weaknesses [--targets product,sdk,javascript] [--stores memory,azurite] [--times n]";

    private static readonly (string Name, Func<Faults, Task<string>> Try)[] All =
    [
        ("the same activity twice (same id), one after the other", faults => faults.RepeatAsync(2, isSameId: true, isAtOnce: false)),
        ("the same click twice (new id), one after the other", faults => faults.RepeatAsync(2, isSameId: false, isAtOnce: false)),
        ("the same activity 20 times at once (same id)", faults => faults.RepeatAsync(20, isSameId: true, isAtOnce: true)),
        ("the same click 20 times at once (new ids)", faults => faults.RepeatAsync(20, isSameId: false, isAtOnce: true)),
        ("yes and, without waiting, no on the same card", faults => faults.TwoAnswersAsync()),
        ("kill -9 when question 2 is on the screen, restart, no to the question on the screen", faults => faults.KillAsync()),
    ];

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(
            args,
            Usage,
            ("targets", $"{Target.Product},{Target.Sdk},{Target.JavaScript}"),
            ("stores", Store.Azurite),
            ("times", "20")
        );
        var (targets, stores) = (given.Names("targets", Target.All), given.Names("stores", Store.All));
        await Builds.PrepareAsync(targets, stores);
        foreach (var kind in stores)
        {
            foreach (var target in targets.Where(target => Target.CanUse(target, kind)))
            {
                await TryAllAsync(target, kind, given.Number("times"));
            }
        }
    }

    private static async Task TryAllAsync(string target, string kind, int times)
    {
        Console.WriteLine($"{target} on {kind}, {times} times each:");
        foreach (var (name, attempt) in All)
        {
            var outcomes = new List<string>();
            await using var sink = await ConnectorSink.StartAsync();
            await using var store = await Store.OpenAsync(kind, isCounted: false);
            await using var faults = await Faults.StartAsync(target, store, sink);
            for (var i = 0; i < times; i++)
            {
                outcomes.Add(await attempt(faults));
            }

            Console.WriteLine($"- {name}:");
            foreach (var group in outcomes.GroupBy(outcome => outcome).OrderByDescending(group => group.Count()))
            {
                Console.WriteLine($"    {group.Count(),3} × {group.Key}");
            }
        }
    }
}
