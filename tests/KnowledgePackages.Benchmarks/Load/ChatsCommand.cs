using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Measures the product with many open web chats, in each of which a person writes every ten seconds: the time until the reply is on the
/// web socket, the processor time and the memory.
/// </summary>
internal static class ChatsCommand
{
    public const string Usage = "load chats [--chats 300,1000,5000] [--store memory|sqlite|azurite] [--seconds n]";

    private const int OpeningAtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(args, Usage, ("chats", "300,1000,5000"), ("store", Store.Memory), ("seconds", "60"));
        var store = given.Name("store", Store.All);
        await Builds.PrepareAsync([Target.Product], store);
        Console.WriteLine("| chats | turns/s | p50 ms | p95 ms | p99 ms | CPU ms/turn | cores | MB | KB/chat |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var chats in given.Numbers("chats"))
        {
            Console.WriteLine(await MeasureAsync(chats, store, given.Seconds("seconds")));
        }
    }

    private static async Task<string> MeasureAsync(int count, string kind, TimeSpan duration)
    {
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(Target.Product, store);
        var host = process.Http.BaseAddress!;

        // Let the process compile its code before the memory without chats is measured.
        await using (var first = await LiveChat.OpenAsync(host, count))
        {
            for (var i = 0; i < 100; i++)
            {
                await first.SayAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System); // below the rate limit of one person
            }
        }

        var before = process.WorkingSet();
        var chats = new LiveChat[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce },
            async (number, _) => chats[number] = await LiveChat.OpenAsync(host, number)
        );
        await TalkAsync(chats, Pause, null); // every chat begins

        var times = new List<double>();
        var processor = process.ProcessorTime();
        await TalkAsync(chats, duration, times);
        processor = process.ProcessorTime() - processor;
        var memory = process.WorkingSet();
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
