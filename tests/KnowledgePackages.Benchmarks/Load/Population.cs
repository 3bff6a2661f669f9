using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Fills a store with many conversations, through the product's own store classes. They are copies of real conversations under other
/// names, with reminders in the next two weeks.
/// </summary>
internal sealed class Population : IAsyncDisposable
{
    private const int WrittenAtOnce = 64;

    // One in so many conversations has a log, because only conversations on the web have one.
    private const int LogEvery = 20;

    private readonly IConversationStore _store;
    private readonly List<(ReadOnlyMemory<byte> Document, IReadOnlyList<LogEntry> Log)> _models = [];
    private int _made;

    private Population(IConversationStore store) => _store = store;

    /// <param name="store">A store in which people have talked with the product.</param>
    public static async Task<Population> OpenAsync(Store store)
    {
        var population = new Population(
            store.ConnectionString is { } account
                ? new BlobConversationStore(account, Target.Container)
                : new SqliteConversationStore(store.File)
        );
        await population._store.OpenAsync(CancellationToken.None);
        await foreach (var key in population._store.ListAsync(DocumentKey.Conversations, CancellationToken.None))
        {
            var document = (await population._store.ReadAsync(key, CancellationToken.None))!;
            population._models.Add((document.Content, await population._store.ReadLogAsync(key, 0, CancellationToken.None)));
        }

        return population._models.Exists(model => model.Log.Count > 0) && population._models.Exists(model => model.Log.Count == 0)
            ? population
            : throw new InvalidOperationException("The store has no conversation with a log, or none without a log.");
    }

    /// <summary>Adds copies until there are <paramref name="count"/>.</summary>
    public async Task GrowAsync(int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var withLog = _models.Where(model => model.Log.Count > 0).ToList();
        var without = _models.Where(model => model.Log.Count == 0).ToList();
        await Parallel.ForAsync(
            _made,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = WrittenAtOnce },
            async (number, cancellationToken) =>
            {
                var hasLog = number % LogEvery == 0;
                var models = hasLog ? withLog : without;
                var (document, log) = models[number / LogEvery % models.Count];
                var write = new DocumentWrite(document)
                {
                    Log = _store.LogIsAtomic ? log : [],
                    Due = [now + TimeSpan.FromHours(24 + (number % (13 * 24)))],
                };
                var key = new DocumentKey($"{DocumentKey.Conversations}{Hash($"person {number}")}/{Hash($"conversation {number}")}");
                if (await _store.WriteAsync(key, write, etag: null, cancellationToken) is not WriteResult.Written)
                {
                    throw new InvalidOperationException($"The copy {number} exists already.");
                }

                if (hasLog && !_store.LogIsAtomic)
                {
                    await _store.AppendLogAsync(key, log, cancellationToken);
                }
            }
        );
        _made = count;
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is IAsyncDisposable open)
        {
            await open.DisposeAsync();
        }
    }

    private static string Hash(string text) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
