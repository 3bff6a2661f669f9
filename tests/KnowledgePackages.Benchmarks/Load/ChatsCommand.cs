using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Measures the product with many open web chats, in each of which a person writes every ten seconds: the time until the reply is on the
/// web socket, the processor time and the memory. Several instances share a store, and each chat has its web socket at one instance and
/// sends its texts to each in turn.
/// </summary>
internal static class ChatsCommand
{
    public const string Usage = "load chats [--chats 300,1000,5000] [--store memory|sqlite|azurite] [--instances n] [--seconds n]";

    private const int OpeningAtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(
            args,
            Usage,
            ("chats", "300,1000,5000"),
            ("store", Store.Memory),
            ("instances", "1"),
            ("seconds", "60")
        );
        var store = given.Name("store", Store.All);
        var instances = given.Number("instances");
        if (instances > 1 && store == Store.Memory)
        {
            throw new FormatException("Several instances cannot share a store in memory.");
        }

        await Builds.PrepareAsync([Target.Product], store);
        Console.WriteLine("| chats | turns/s | p50 ms | p95 ms | p99 ms | CPU ms/turn | cores | MB | KB/chat |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var chats in given.Numbers("chats"))
        {
            Console.WriteLine(await MeasureAsync(chats, store, instances, given.Seconds("seconds")));
        }
    }

    private static async Task<string> MeasureAsync(int count, string kind, int instances, TimeSpan duration)
    {
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        var processes = new List<Target>();
        try
        {
            while (processes.Count < instances)
            {
                processes.Add(await Target.StartAsync(Target.Product, store));
            }

            return await MeasureAsync(count, processes, duration);
        }
        finally
        {
            await Task.WhenAll(processes.Select(process => process.DisposeAsync().AsTask()));
        }
    }

    private static async Task<string> MeasureAsync(int count, IReadOnlyList<Target> processes, TimeSpan duration)
    {
        var hosts = processes.Select(process => process.Http.BaseAddress!).ToList();

        // Let the processes compile their code before the memory without chats is measured.
        foreach (var number in Enumerable.Range(count, hosts.Count))
        {
            await using var first = await LiveChat.OpenAsync([hosts[number - count]], number);
            for (var i = 0; i < 100; i++)
            {
                await first.SayAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System); // below the rate limit of one person
            }
        }

        var before = processes.Sum(process => process.WorkingSet());
        var chats = new LiveChat[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce },
            async (number, _) => chats[number] = await LiveChat.OpenAsync(hosts, number)
        );
        await TalkAsync(chats, Pause, null); // every chat begins

        var times = new List<double>();
        var processor = ProcessorTime();
        await TalkAsync(chats, duration, times);
        processor = ProcessorTime() - processor;
        var memory = processes.Sum(process => process.WorkingSet());
        foreach (var chat in chats)
        {
            await chat.DisposeAsync();
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {count} | {times.Count / duration.TotalSeconds:0} "
                + $"| {times.Median():0.0} | {times.Percentile(0.95):0.0} | {times.Percentile(0.99):0.0} "
                + $"| {processor.TotalMilliseconds / times.Count:0.00} | {processor / duration:0.00} "
                + $"| {memory:0} | {(memory - before) * 1024 / count:0} |"
        );

        TimeSpan ProcessorTime() => processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.ProcessorTime());
    }

    // In each chat a text is written every ten seconds; the chats take turns evenly.
    private static async Task TalkAsync(LiveChat[] chats, TimeSpan duration, List<double>? times)
    {
        var gate = new Lock();
        var end = TimeProvider.System.GetUtcNow() + duration;
        await Task.WhenAll(chats.Select((chat, number) => Task.Run(async () =>
        {
            await Task.Delay(Pause * (number / (double)chats.Length), TimeProvider.System);
            while (TimeProvider.System.GetUtcNow() < end)
            {
                var next = Task.Delay(Pause, TimeProvider.System);
                var time = await chat.SayAsync();
                lock (gate)
                {
                    times?.Add(time.TotalMilliseconds);
                }

                await next;
            }
        })));
    }
}
