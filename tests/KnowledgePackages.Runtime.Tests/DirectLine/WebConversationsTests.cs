using System.Text;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

/// <summary>
/// Tests what <see cref="WebConversations.WatchAsync"/> reports to an open page whose conversation was deleted. If the conversation began
/// anew, its log entries have lower numbers than the last entry that the page read.
/// </summary>
public sealed class WebConversationsTests : IAsyncDisposable
{
    private static readonly DirectLineClient Ada = new("conversation-of-ada", "dl_ada");
    private static readonly DocumentKey Key = DirectLineBot.KeyOf(Ada);

    private readonly MemoryConversationStore _storage = new();
    private readonly FaultyStorage _observed;
    private readonly DirectLineChannel _channel = new();
    private readonly IAsyncEnumerator<WebNews> _news;

    public WebConversationsTests()
    {
        _observed = new FaultyStorage(_storage);
        var conversations = new WebConversations(null!, _channel, _observed, null!, null!, new FakeTimeProvider());
        _news = conversations.WatchAsync(Ada, 20, default).GetAsyncEnumerator();
    }

    public ValueTask DisposeAsync() => _news.DisposeAsync();

    [Fact]
    public async Task A_conversation_that_is_gone_is_reported_at_once_and_what_follows_too()
    {
        Assert.Equal(new WebNews(WebSignal.Quiet, 20), await NextAsync());
        Assert.Equal(new WebNews(WebSignal.Changed, 0), await NextAsync());

        await WriteAsync(2);

        Assert.Equal(new WebNews(WebSignal.Changed, 2), await NextAsync());
        Assert.Equal(1, _observed.Reads);
    }

    [Fact]
    public async Task A_conversation_that_began_anew_is_reported_with_its_number()
    {
        await WriteAsync(3);

        Assert.Equal(new WebNews(WebSignal.Quiet, 20), await NextAsync());
        Assert.Equal(new WebNews(WebSignal.Changed, 3), await NextAsync());
    }

    [Fact]
    public async Task A_conversation_that_begins_anew_while_the_page_listens_is_reported_when_its_entries_are_announced()
    {
        await WriteAsync(20);
        await NextAsync();
        var next = NextAsync();
        await _storage.DeleteAsync("s1/", default);
        await WriteAsync(2);

        Assert.Equal(new WebNews(WebSignal.Changed, 2), await next);
    }

    [Fact]
    public async Task Where_nothing_was_deleted_the_document_is_read_once_however_much_is_new()
    {
        await WriteAsync(20);
        await NextAsync();
        for (var number = 21; number < 40; number++)
        {
            var next = NextAsync();
            await WriteAsync(number);
            Assert.Equal(new WebNews(WebSignal.Changed, number), await next);
        }

        Assert.Equal(1, _observed.Reads);
    }

    [Fact]
    public async Task Where_others_write_too_a_page_reads_the_log_each_second_and_after_a_quiet_minute_every_five()
    {
        var (time, waits) = (new CountedTime(), 0);
        var storage = new FaultyStorage(_storage) { LogIsAtomic = false };
        using var leaves = new CancellationTokenSource();
        var watching = ReadAllAsync(new WebConversations(null!, _channel, storage, null!, null!, time).WatchAsync(Ada, 0, leaves.Token));

        Assert.Equal(60, await ReadsInAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(12, await ReadsInAsync(TimeSpan.FromMinutes(1)));
        await NextWaitAsync();
        await WriteAsync(1);
        Assert.Equal(60, await ReadsInAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(12, await ReadsInAsync(TimeSpan.FromMinutes(1)));
        _channel.IsFollowing = true; // the announcements of the others
        await NextWaitAsync();
        await WriteAsync(2);
        Assert.Equal(4, await ReadsInAsync(TimeSpan.FromMinutes(1)));

        await leaves.CancelAsync();
        await watching;

        // A wait follows each read.
        async Task<int> ReadsInAsync(TimeSpan period)
        {
            var end = time.GetUtcNow() + period;
            var count = 0;
            for (; time.GetUtcNow() < end; count++)
            {
                time.Advance(await NextWaitAsync());
            }

            return count;
        }

        async Task<TimeSpan> NextWaitAsync()
        {
            await time.TimersAsync(++waits);
            Assert.True(time.Waits.TryDequeue(out var wait));
            return wait;
        }
    }

    private static async Task ReadAllAsync(IAsyncEnumerable<WebNews> news)
    {
        try
        {
            await foreach (var _ in news)
            {
                // only the reads of the log count
            }
        }
        catch (OperationCanceledException)
        {
            // the page was closed
        }
    }

    private async Task<WebNews> NextAsync()
    {
        Assert.True(await _news.MoveNextAsync().AsTask().WaitAsync(Patience.Longest));
        return _news.Current;
    }

    private async Task WriteAsync(long number)
    {
        var document = ConversationDocumentJson.Write(ConversationDocument.Empty with { Number = number });
        var write = new DocumentWrite(document) { Log = [new LogEntry(number, Encoding.UTF8.GetBytes("{}"))] };
        var etag = (await _storage.ReadAsync(Key, default))?.ETag;
        Assert.IsType<WriteResult.Written>(await _storage.WriteAsync(Key, write, etag, default));
        _channel.NotifyLogChanged(Key);
    }
}
