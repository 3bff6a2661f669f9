using System.Diagnostics;
using System.Net;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>
/// People come and go for a minute, as <c>load soak</c> does for hours: every text is answered, and the host keeps nothing of those who
/// have gone.
/// </summary>
public sealed class LongRunTests
{
    private const int AtOnce = 10;
    private const int TextsEach = 12;

    // A leak of 20 KB in each turn would exceed this. Without a leak the memory varies by some megabytes, for example with compiled code.
    private const double MaxGrowth = 30;

    private static readonly int People = Figures.Pick(250, 2500);
    private static readonly string[] Texts = ["start", "no", "yes", "not sure", "back", "help"];

    [Fact]
    public async Task However_many_people_come_and_go_each_is_answered_and_the_memory_stays()
    {
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings);

        await VisitAsync(host.Url, 0, People / 2);
        var before = WorkingSet(host);
        await VisitAsync(host.Url, People / 2, People);
        var growth = WorkingSet(host) - before;

        Figures.Note($"Long run: {People} people, {People * TextsEach} turns; from {before:0} MB the second half took {growth:0} MB more");
        Assert.InRange(growth, double.MinValue, MaxGrowth);
        var documents = await store.ReadAsync();
        Assert.Equal(People, documents.Count);
        Assert.All(documents, document => Assert.InRange(document.Document.ToJsonString().Length, 1, 32 * 1024));
    }

    private static Task VisitAsync(Uri host, int from, int to) => Parallel.ForAsync(
        from,
        to,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) =>
        {
            using var guest = await Guest.EnterAsync(host, new IPAddress([127, 1, (byte)(number / 250), (byte)(1 + (number % 250))]));
            for (var text = 0; text < TextsEach; text++)
            {
                Assert.Equal(HttpStatusCode.OK, await guest.SayAsync(Texts[text % Texts.Length]));
                Assert.Contains(await guest.ReadAsync(), activity => activity["replyToId"]?.GetValue<string>() == guest.Posted);
            }
        }
    );

    private static double WorkingSet(HostUnderTest host)
    {
        using var process = Process.GetProcessById(host.ProcessId!.Value);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
