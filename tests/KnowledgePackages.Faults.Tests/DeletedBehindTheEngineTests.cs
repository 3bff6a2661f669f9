using System.Net;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>
/// An operator or a rule of the storage account deletes stored parts of a conversation while its page is open. The conversation
/// continues, and the page shows every later reply.
/// </summary>
public sealed class DeletedBehindTheEngineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2); // each turn that cannot be stored in time takes ten seconds

    /// <summary>The parts to delete, and whether the host is killed and started again after the deletion.</summary>
    public static TheoryData<int, bool> Deletions => new()
    {
        { (int)Parts.Document, false },
        { (int)Parts.Log, false },
        { (int)(Parts.Document | Parts.Log), false },
        { (int)Parts.Document, true },
        { (int)Parts.Log, true },
    };

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task On_SQLite_every_later_reply_is_shown(int parts, bool isRestarted)
    {
        await using var store = new SqliteTestStore();
        await DeleteAsync(store, (Parts)parts, isRestarted);
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    [Trait("Category", "Peer")]
    public async Task On_blobs_every_later_reply_is_shown(int parts, bool isRestarted)
    {
        await using var store = await BlobsTestStore.StartAsync();
        await DeleteAsync(store, (Parts)parts, isRestarted);
    }

    private static async Task DeleteAsync(ITestStore store, Parts parts, bool isRestarted)
    {
        await using var host = await HostUnderTest.StartAsync(store.Settings);
        using var guest = await Guest.EnterAsync(host.Url);
        foreach (var text in (string[])["hi", "start", "no", "yes", "help"])
        {
            await TalkAsync(guest, text);
        }

        await store.DeleteAsync(parts);
        if (isRestarted)
        {
            host.Kill();
            await host.StartAsync();
        }

        foreach (var text in (string[])["help", "start", "no"])
        {
            await TalkAsync(guest, text);
        }
    }

    // Sends a message and waits until the page shows a reply to it. Repeats the message as a page does while the host answers that it could
    // not store the turn in time.
    private static async Task TalkAsync(Guest guest, string text)
    {
        using var enough = new CancellationTokenSource(Patience);
        HttpStatusCode status;
        while ((status = await guest.SayAsync(text)) == HttpStatusCode.ServiceUnavailable)
        {
            Assert.False(enough.IsCancellationRequested, $"'{text}' is not accepted.");
        }

        Assert.Equal(HttpStatusCode.OK, status);
        while (!(await guest.ReadAsync()).Any(activity => activity["replyToId"]?.GetValue<string>() == guest.Posted))
        {
            Assert.False(enough.IsCancellationRequested, $"No reply to '{text}' ({guest.Posted}) is shown.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
