using System.Text;
using Azure.Storage.Blobs.Specialized;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Tests logs in append blobs with several instances. Each instance has its own cache of places in the log.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobLogTests(AzuriteFixture azurite)
{
    private static readonly DocumentKey Key = new("s1/person/conversation");

    [Fact]
    public async Task Two_instances_that_append_at_once_lose_nothing_and_double_nothing()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var seed = Environment.GetEnvironmentVariable("KP_SEED") is { } given
            ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
            : Random.Shared.Next();

        // Both instances append all entries, in batches of random size. In production this happens if both process one document's outbox.
        await Task.WhenAll(new[] { seed, seed + 1 }.Select(instance => Task.Run(async () =>
        {
            var (storage, random) = (AzuriteFixture.StoreIn(container), new Random(instance));
            for (long from = 1; from <= 2_500;)
            {
                var to = Math.Min(2_500, from + random.Next(60));
                await storage.AppendLogAsync(Key, Entries(from, to), default);
                from = to + 1;
            }
        })));

        Assert.True(
            (await WholeLogAsync(AzuriteFixture.StoreIn(container))).SequenceEqual(
                Enumerable.Range(1, 2_500).Select(number => (long)number)
            ),
            $"KP_SEED={seed}"
        );
    }

    [Fact]
    public async Task A_log_that_was_deleted_behind_an_instance_takes_the_entries_of_a_new_one()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (one, two) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        await one.AppendLogAsync(Key, Entries(1, 20), default);
        Assert.Equal(20, (await WholeLogAsync(two)).Count);
        await one.DeleteAsync(Key.Name, default);

        await two.AppendLogAsync(Key, Entries(1, 3), default);

        Assert.Equal([1, 2, 3], await WholeLogAsync(one));
        Assert.Equal([1, 2, 3], await WholeLogAsync(two));
    }

    [Fact]
    public async Task A_blob_holds_a_thousand_entries_and_the_next_begins_after_it()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();

        await AzuriteFixture.StoreIn(container).AppendLogAsync(Key, Entries(1, 2_001), default);

        var blobs = await container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        Assert.Equal([$"log/{Key}/00000000", $"log/{Key}/00000001", $"log/{Key}/00000002"], blobs);
        Assert.Equal("2001 4\n2001\n", (await container.GetBlobClient(blobs[2]).DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_reader_with_an_old_place_reads_on_over_the_end_of_a_full_blob()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (writer, reader) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        await writer.AppendLogAsync(Key, Entries(1, 990), default);
        Assert.Equal(10, (await reader.ReadLogAsync(Key, 980, default)).Count);

        await writer.AppendLogAsync(Key, Entries(991, 1_050), default);

        Assert.Equal(Enumerable.Range(991, 60), (await reader.ReadLogAsync(Key, 990, default)).Select(entry => (int)entry.Number));
        Assert.Empty(await reader.ReadLogAsync(Key, 1_050, default));
    }

    [Fact]
    public async Task A_reader_whose_log_another_instance_deleted_and_began_anew_reads_the_new_one()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (other, here) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        await other.AppendLogAsync(Key, Entries(1, 50), default);
        await here.ReadLogAsync(Key, 30, default);

        await other.DeleteAsync("s1/", default);
        await other.AppendLogAsync(Key, Entries(1, 60, "of another length"), default);
        Assert.Equal(Enumerable.Range(51, 10), (await here.ReadLogAsync(Key, 50, default)).Select(entry => (int)entry.Number));

        await other.DeleteAsync("s1/", default);
        await here.AppendLogAsync(Key, Entries(61, 62), default);
        Assert.Equal([61, 62], await WholeLogAsync(other));
    }

    [Fact]
    public async Task Waiting_for_news_is_one_request_that_brings_nothing_and_appending_is_one_too()
    {
        var requests = new SentRequests();
        var container = azurite.NewContainer(options => options.Transport = requests);
        await container.CreateAsync();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.AppendLogAsync(Key, Entries(1, 3), default);
        requests.All.Clear();

        await storage.AppendLogAsync(Key, Entries(4, 4), default);
        Assert.Equal(["PUT 201"], requests.All.Select(request => $"{request.Method} {request.Status}"));
        Assert.Empty(await storage.ReadLogAsync(Key, 4, default));
        Assert.Equal("GET 304", requests.All.Select(request => $"{request.Method} {request.Status}").Last());
        Assert.Equal([4L], (await storage.ReadLogAsync(Key, 3, default)).Select(entry => entry.Number));

        Assert.Equal(["PUT 201", "GET 304", "GET 206"], requests.All.Select(request => $"{request.Method} {request.Status}"));
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_not_made_twice()
    {
        var requests = new SentRequests();
        var container = azurite.NewContainer(options => options.Transport = requests);
        await container.CreateAsync();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.AppendLogAsync(Key, Entries(1, 3), default);

        requests.Losing = 1;
        await storage.AppendLogAsync(Key, Entries(4, 5), default);

        Assert.Equal(0, requests.Losing);
        Assert.Equal([1, 2, 3, 4, 5], await WholeLogAsync(storage));
    }

    [Fact]
    public async Task A_blob_that_was_made_and_never_filled_is_no_obstacle()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        await container.GetAppendBlobClient($"log/{Key}/00000000").CreateAsync();
        var storage = AzuriteFixture.StoreIn(container);

        Assert.Empty(await storage.ReadLogAsync(Key, 0, default));
        await storage.AppendLogAsync(Key, Entries(1, 2), default);

        Assert.Equal([1, 2], await WholeLogAsync(storage));
    }

    [Theory]
    [InlineData("rubbish\n")]
    [InlineData("rubbish without an end and longer than any first line")]
    [InlineData("1 5\nab\n")]
    [InlineData("1 2\nabc")]
    [InlineData("-1 2\nab\n")]
    public async Task A_log_that_somebody_else_wrote_to_is_reported_with_its_name(string content)
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var blob = container.GetAppendBlobClient($"log/{Key}/00000000");
        await blob.CreateAsync();
        await blob.AppendBlockAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));

        var failure = await Assert.ThrowsAsync<StorageException>(() => AzuriteFixture.StoreIn(container).ReadLogAsync(Key, 0, default));

        Assert.Contains(Key.Name, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)] // a full blob
    [InlineData(1_020)]
    public async Task What_was_deleted_no_other_instance_brings_back(int length)
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (slow, other) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        await slow.AppendLogAsync(Key, Entries(1, length, "secret"), default);
        await slow.ReadLogAsync(Key, length - 1, default);

        await other.DeleteLogAsync(Key, length + 2, default);
        await slow.AppendLogAsync(Key, Entries(length + 1, length + 2, "secret"), default);

        Assert.Empty(await WholeLogAsync(slow));
        Assert.DoesNotContain("secret", await BytesAsync(container), StringComparison.Ordinal);
        await slow.AppendLogAsync(Key, Entries(length + 1, length + 5, "new"), default);
        Assert.Equal([length + 3, length + 4, length + 5], await WholeLogAsync(other));
        Assert.Equal([length + 4, length + 5], (await slow.ReadLogAsync(Key, length + 3, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task Where_nothing_was_appended_yet_a_late_append_of_what_was_deleted_is_dropped()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (slow, other) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        Assert.Empty(await slow.ReadLogAsync(Key, 0, default));

        await other.DeleteLogAsync(Key, 3, default);
        await slow.AppendLogAsync(Key, Entries(2, 4), default);

        Assert.Equal([4], await WholeLogAsync(other));
    }

    [Fact]
    public async Task Instances_that_delete_and_append_at_once_bring_nothing_back_and_lose_nothing()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var stores = Enumerable.Range(0, 3).Select(_ => AzuriteFixture.StoreIn(container)).ToArray();

        // All instances make the same deletions and appends in the same order, as if they all processed one document's outbox.
        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            for (var from = 1; from <= 300; from += 10)
            {
                if (from % 100 == 1)
                {
                    await store.DeleteLogAsync(Key, from, default);
                }

                await store.AppendLogAsync(Key, Entries(from + 1, from + 9), default);
            }
        })));

        var expected = Enumerable.Range(202, 99).Where(number => number % 10 != 1).Select(number => (long)number);
        Assert.All(stores, store => Assert.Equal(expected, WholeLogAsync(store).Result));
    }

    [Fact]
    public async Task A_reader_whose_place_means_something_else_after_a_deletion_reads_from_the_beginning()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var (reader, other) = (AzuriteFixture.StoreIn(container), AzuriteFixture.StoreIn(container));
        await other.AppendLogAsync(Key, Entries(10, 14, "x"), default);
        Assert.Equal(5, (await reader.ReadLogAsync(Key, 9, default)).Count); // the reader caches the place after entry 14

        await other.DeleteLogAsync(Key, 15, default);
        await other.AppendLogAsync(Key, Entries(16, 25, "x"), default); // five new entries are as long as the five old ones

        Assert.Equal(10, (await reader.ReadLogAsync(Key, 14, default)).Count);
    }

    [Fact]
    public async Task A_deletion_that_ended_midway_is_completed_by_the_next_one()
    {
        var requests = new SentRequests();
        var container = azurite.NewContainer(options => options.Transport = requests);
        await container.CreateAsync();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.AppendLogAsync(Key, Entries(1, 2_500, "secret"), default);
        using var ended = new CancellationTokenSource();
        requests.BeforeSending = request =>
        {
            if (request.Method == "PUT" && request.Path.EndsWith("00000001", StringComparison.Ordinal))
            {
                ended.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => storage.DeleteLogAsync(Key, 2_500, ended.Token));
        requests.BeforeSending = null;

        await AzuriteFixture.StoreIn(container).DeleteLogAsync(Key, 2_500, default);
        await storage.AppendLogAsync(Key, Entries(2_501, 2_502), default);

        Assert.Equal([2_501, 2_502], await WholeLogAsync(storage));
        Assert.DoesNotContain("secret", await BytesAsync(container), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_somebody_else_wrote_to_is_deleted_like_any_other_and_works_again()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var storage = AzuriteFixture.StoreIn(container);
        await storage.AppendLogAsync(Key, Entries(1, 1_200, "secret"), default);
        await container.GetAppendBlobClient($"log/{Key}/00000000").AppendBlockAsync(new MemoryStream("rubbish"u8.ToArray()));

        await storage.DeleteLogAsync(Key, 1_200, default);
        await storage.AppendLogAsync(Key, Entries(1_201, 1_203), default);

        Assert.Equal([1_201, 1_202, 1_203], await WholeLogAsync(AzuriteFixture.StoreIn(container)));
        Assert.DoesNotContain("secret", await BytesAsync(container), StringComparison.Ordinal);
    }

    private static async Task<string> BytesAsync(Azure.Storage.Blobs.BlobContainerClient container)
    {
        var all = new StringBuilder();
        await foreach (var blob in container.GetBlobsAsync())
        {
            all.Append((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content);
        }

        return all.ToString();
    }

    private static LogEntry[] Entries(long from, long to, string? content = null) =>
        [
            .. Enumerable
                .Range((int)from, (int)(to - from) + 1)
                .Select(number => new LogEntry(number, Encoding.UTF8.GetBytes(content ?? $"{number}"))),
        ];

    private static async Task<List<long>> WholeLogAsync(BlobConversationStore storage) =>
        [.. (await StorageContract.WholeLogAsync(storage, Key)).Select(entry => entry.Number)];
}
