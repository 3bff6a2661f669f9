using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Simulator;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>The store is unavailable or slow, or returns errors without details.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobsFaultTests(AzuriteFixture azurite)
{
    private static readonly DocumentKey Key = new("s1/person/conversation");
    private static readonly DocumentWrite Write = new("mine"u8.ToArray());

    [Fact]
    public async Task A_store_that_nobody_listens_for_is_a_failure_of_the_store_in_every_call()
    {
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // reserves the port, so no other process listens there
        var storage = AzuriteFixture.StoreIn(Container(deaf.LocalEndPoint!));

        foreach (var call in Calls(storage))
        {
            var failure = await Assert.ThrowsAsync<StorageException>(() => call(default));
            Assert.Contains($"{Azurite.Account} cannot be reached (ConnectionError)", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Azurite.Key, failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_that_never_answers_is_a_failure_at_the_end_of_the_budget()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var time = new CountedTime();
        var storage = new BlobConversationStore(Container(silent.LocalEndpoint), time);

        foreach (var call in Calls(storage))
        {
            var before = time.Timers;
            var calling = call(default);
            await time.TimersAsync(before + 1);
            time.Advance(BlobConversationStore.CallBudget - TimeSpan.FromTicks(1));
            Assert.False(calling.IsCompleted);
            time.Advance(TimeSpan.FromTicks(1));

            var failure = await Assert.ThrowsAsync<StorageException>(() => calling.WaitAsync(Patience.Longest));
            Assert.Contains("did not answer within 8 s", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_who_gives_up_on_the_way_is_let_go_at_once()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var storage = AzuriteFixture.StoreIn(Container(silent.LocalEndpoint));

        foreach (var call in Calls(storage))
        {
            using var cancelled = new CancellationTokenSource();
            var calling = call(cancelled.Token);
            await cancelled.CancelAsync();

            var ended = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling.WaitAsync(Patience.Longest));
            Assert.Equal(cancelled.Token, ended.CancellationToken);
        }
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_a_conflict_with_itself_and_is_there()
    {
        var requests = new SentRequests();
        var storage = await OpenAsync(requests);

        requests.Losing = 1;
        Assert.IsType<WriteResult.Conflict>(await storage.WriteAsync(Key, Write, null, default));

        var stored = await storage.ReadAsync(Key, default);
        Assert.Equal("mine", Encoding.UTF8.GetString(stored!.Content.Span));
        Assert.IsType<WriteResult.Written>(await storage.WriteAsync(Key, Write, stored.ETag, default));
    }

    [Fact]
    public async Task A_write_whose_answers_are_all_lost_is_a_failure_and_may_be_there()
    {
        var requests = new SentRequests();
        var storage = await OpenAsync(requests);

        requests.Losing = int.MaxValue;
        await Assert.ThrowsAsync<StorageException>(() => storage.WriteAsync(Key, Write, null, default));

        Assert.NotNull(await storage.ReadAsync(Key, default));
    }

    [Fact]
    public async Task A_turns_write_and_read_are_one_round_trip_each()
    {
        var requests = new SentRequests();
        var storage = await OpenAsync(requests);
        requests.All.Clear();

        requests.Together = 2; // sends the document and the mark at the same time
        var first = await storage.WriteAsync(Key, Write with { IsPending = true }, null, default);
        await storage.WriteAsync(Key, Write with { IsPending = true }, ((WriteResult.Written)first).ETag, default);
        await storage.ReadAsync(Key, default);

        Assert.Equal(["PUT", "PUT", "PUT", "GET"], requests.All.Select(request => request.Method));
    }

    [Fact]
    public async Task A_container_that_vanished_is_a_failure_and_not_an_empty_store()
    {
        var container = azurite.NewContainer();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.OpenAsync(default);
        await container.DeleteAsync();

        foreach (var call in Calls(storage))
        {
            var failure = await Assert.ThrowsAsync<StorageException>(() => call(default));
            Assert.Contains(
                $"container {container.Name} of the storage account {Azurite.Account} does not exist",
                failure.Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_document_that_somebody_leased_is_a_failure_and_not_a_lost_race()
    {
        var container = azurite.NewContainer();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.OpenAsync(default);
        var written = (WriteResult.Written)await storage.WriteAsync(Key, Write, null, default);
        await new Azure.Storage.Blobs.Specialized.BlobLeaseClient(container.GetBlobClient(Key.Name)).AcquireAsync(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<StorageException>(() => storage.WriteAsync(Key, Write, written.ETag, default));

        Assert.Contains("Break the lease", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/x")]
    [InlineData("due/x")]
    [InlineData("probe/x")]
    public async Task A_document_cannot_pose_as_a_log_or_as_a_due_entry(string name)
    {
        var storage = AzuriteFixture.StoreIn(azurite.NewContainer());

        await Assert.ThrowsAsync<ArgumentException>(() => storage.WriteAsync(new DocumentKey(name), Write, null, default));
    }

    [Fact]
    public async Task Log_entries_are_not_taken_with_a_document()
    {
        var storage = AzuriteFixture.StoreIn(azurite.NewContainer());

        await Assert.ThrowsAsync<ArgumentException>(() =>
            storage.WriteAsync(Key, Write with { Log = [new LogEntry(1, default)] }, null, default)
        );
    }

    private static Func<CancellationToken, Task>[] Calls(BlobConversationStore storage) =>
    [
        token => storage.ReadAsync(Key, token),
        token => storage.WriteAsync(Key, Write, null, token),
        token => storage.AppendLogAsync(Key, [new LogEntry(1, "x"u8.ToArray())], token),
        token => storage.DeleteLogAsync(Key, 1, token),
        token => storage.ReadLogAsync(Key, 0, token),
        token => storage.ListAsync("s1/", token).ToListAsync(token).AsTask(),
        token => storage.ListPendingAsync("s1/", token).ToListAsync(token).AsTask(),
        token => storage.DeleteAsync("s1/", token),
        token => storage.ReadDueAsync(default, token),
        token => storage.DeleteDueAsync(default, new DueEntry(Key, new ETag("1")), token),
    ];

    private BlobContainerClient Container(EndPoint server)
    {
        var options = BlobCalls.ClientOptions();
        options.Retry.NetworkTimeout = Patience.Longest;
        return new(azurite.Azurite.ConnectionStringFor(((IPEndPoint)server).Port), "container", options);
    }

    private async Task<BlobConversationStore> OpenAsync(SentRequests requests)
    {
        var storage = AzuriteFixture.StoreIn(azurite.NewContainer(options => options.Transport = requests));
        await storage.OpenAsync(default);
        return storage;
    }
}
