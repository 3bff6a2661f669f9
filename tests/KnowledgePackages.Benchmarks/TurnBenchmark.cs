using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot;
using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.BotFramework.Schema;
using KnowledgePackages.BotFramework.Storage;
using KnowledgePackages.BotFramework.Testing;
using KnowledgePackages.Domain.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Benchmarks;

/// <summary>
/// One turn of the engine without I/O: a click that changes the answer of question 4 between yes and no, with the whole bot, its
/// cards and the document; the store is a variable. Budget: 100 µs and 20 KB.
/// </summary>
[MemoryDiagnoser]
public class TurnBenchmark
{
    private readonly OneDocument _storage = new();
    private TestAdapter _adapter = null!;
    private IBot _bot = null!;
    private long _clicks;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var content = LoadContent();
        (_adapter, _bot) = TestAdapter.Create(
            BotFactory.StateTypes, time => BotFactory.Create(content, new PrivateConversationState(), time, NullLoggerFactory.Instance), Channels.Directline, storage: _storage, runsTwice: false);
        await SayAsync("start");
        foreach (var answer in (string[])["yes", "no", "not sure"])
        {
            await SayAsync(answer);
        }
    }

    /// <summary>The same document and click, with a bot that only says a sentence.</summary>
    [Benchmark]
    public async Task EngineAlone()
    {
        var activity = _adapter.MakeActivity("yes");
        activity.Id = (++_clicks).ToString(CultureInfo.InvariantCulture);
        await _adapter.ProcessActivityAsync(activity, (context, token) => context.SendActivityAsync("One sentence.", cancellationToken: token));
        _adapter.Replies.Clear();
    }

    /// <summary>Answers question 4 or changes its answer.</summary>
    [Benchmark]
    public async Task AnswerOnQuestion4()
    {
        var answer = ++_clicks % 2 == 0 ? "yes" : "no";
        var activity = _adapter.MakeActivity();
        activity.Value = JsonElement.Parse($$"""{"do":"answer","question":"kp2-c4","at":"question/kp2-c4","round":1,"answer":"{{answer}}"}""");
        activity.Id = _clicks.ToString(CultureInfo.InvariantCulture);
        await _adapter.ProcessActivityAsync(activity, _bot.OnTurnAsync);
        _adapter.Replies.Clear();
    }

    private static DialogsContent LoadContent()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "KnowledgePackages.sln")))
        {
            root = root.Parent!;
        }

        var folder = Path.Combine(root.FullName, "dialogs-content");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new ContentFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        return ContentLoader.Load(files, BotFactory.Requirements) switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new InvalidOperationException(string.Join(Environment.NewLine, failed.Problems)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private async Task SayAsync(string text)
    {
        await _adapter.SendTextToBotAsync(text, _bot.OnTurnAsync);
        _adapter.Replies.Clear();
    }

    /// <summary>A store that is a variable: what is left is the engine.</summary>
    private sealed class OneDocument : IStorage
    {
        private StoredDocument? _document;
        private long _etag;

        public bool LogIsAtomic => true;

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) => Task.FromResult(_document);

        public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken)
        {
            _document = new StoredDocument(write.Content, new ETag((++_etag).ToString(CultureInfo.InvariantCulture)));
            return Task.FromResult<WriteResult>(new WriteResult.Written(_document.ETag));
        }

        public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) => Task.CompletedTask;

        public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) => AsyncEnumerable.Empty<DocumentKey>();

        public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) => AsyncEnumerable.Empty<DocumentKey>();

        public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<LogEntry>>([]);

        public Task<IReadOnlyList<DocumentKey>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DocumentKey>>([]);
    }
}
