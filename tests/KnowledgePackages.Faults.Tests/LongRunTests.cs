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

    // In the first half there are more people than conversations in the host's memory, so in the second half each newcomer replaces one.
    private const int People = 1_200;

    // A leak of 3 KB in each turn of the second half would exceed this.
    private const double MaxGrowth = 5;

    private static readonly string[] Texts = ["start", "no", "yes"];

    [Fact]
    public async Task However_many_people_come_and_go_each_is_answered_and_the_memory_stays()
    {
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings);

        await VisitAsync(host.Url, 0, People / 2);
        var before = await ManagedHeap.MeasureAsync(host.ProcessId!.Value);
        await VisitAsync(host.Url, People / 2, People);
        var growth = await ManagedHeap.MeasureAsync(host.ProcessId!.Value) - before;

        Figures.Note($"Long run: {People} people; of {before:0.0} MB of used memory the second half took {growth:0.0} MB more");
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
            for (var text = 0; text < Texts.Length; text++)
            {
                await SayAsync(guest, Texts[text]);
                Assert.Contains(await guest.ReadAsync(), activity => activity["replyToId"]?.GetValue<string>() == guest.Posted);
            }
        }
    );

    // On a busy machine a turn can take longer than the host waits. The page sends the text again, too.
    private static async Task SayAsync(Guest guest, string text)
    {
        HttpStatusCode status;
        do
        {
            status = await guest.SayAsync(text);
        }
        while (status == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
