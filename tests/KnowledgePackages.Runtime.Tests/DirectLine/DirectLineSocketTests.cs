using System.Text;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class DirectLineSocketTests : IAsyncLifetime, IDisposable
{
    private static readonly DocumentKey Key = new("s1/person/conversation");

    private readonly CountedTime _time = new();
    private readonly MemoryConversationStore _storage = new();
    private readonly RecordingSocket _client = new();
    private readonly DirectLineChannel _channel = new();
    private readonly CancellationTokenSource _ended = new();
    private Task _running = Task.CompletedTask;
    private bool _isDown;
    private int _reads;
    private int _looked;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        _client.Dispose();
        _ended.Dispose();
    }

    [Fact]
    public async Task What_another_instance_wrote_is_pushed_within_a_second()
    {
        await OpenAsync(isShared: true);

        await AppendAsync(1, "from elsewhere");
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Contains("from elsewhere", await _client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_bot_is_at_work_is_shown_and_moves_no_watermark()
    {
        await OpenAsync(isShared: false);

        _channel.NotifyTyping(Key);

        var frame = await _client.NextAsync();
        Assert.Contains("\"type\":\"typing\"", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("watermark", frame, StringComparison.Ordinal);
        await AppendAsync(1, "the answer");
        _channel.NotifyLogChanged(Key);
        Assert.Contains("the answer", await _client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_once_a_second_does_not_make_the_keep_alive_more_frequent_than_every_20_seconds()
    {
        await OpenAsync(isShared: true);
        for (var second = 1; second < 20; second++)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, _client.Waiting);
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("", await _client.NextAsync());
    }

    [Fact]
    public async Task An_idle_socket_looks_every_second_for_a_minute_then_every_five_and_at_once_after_news()
    {
        await OpenAsync(isShared: true);

        Assert.Equal(60, await LooksWithinAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(59 * 12, await LooksWithinAsync(TimeSpan.FromMinutes(59)));
        while (_client.Waiting > 0)
        {
            Assert.Equal("", await _client.NextAsync());
        }

        await AppendAsync(1, "news");
        _channel.NotifyLogChanged(Key);
        Assert.Contains("news", await _client.NextAsync(), StringComparison.Ordinal);
        _looked++; // the announcement has ended the previous wait
        Assert.Equal(60, await LooksWithinAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_store_of_one_instance_is_read_when_that_instance_wrote_and_not_every_second()
    {
        await OpenAsync(isShared: false);

        _time.Advance(TimeSpan.FromSeconds(19));
        await AppendAsync(1, "mine");
        _channel.NotifyLogChanged(Key);

        Assert.Contains("mine", await _client.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_store_that_was_away_is_found_again_within_a_second_on_the_same_socket()
    {
        _isDown = true;
        await OpenAsync(isShared: false);
        await AppendAsync(1, "waited for");

        await PassAsync(TimeSpan.FromSeconds(1));
        _isDown = false;
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Contains("waited for", await _client.NextAsync(), StringComparison.Ordinal);
    }

    private async Task OpenAsync(bool isShared)
    {
        var store = new FaultyStorage(_storage) { LogIsAtomic = !isShared, BeforeReadLog = Read };
        _running = new DirectLineSocket(_client, _channel, store, _time).RunAsync(Key, 0, _ended.Token);
        Assert.Equal("", await _client.NextAsync());
        await _time.TimersAsync(1);
    }

    private void Read()
    {
        _reads++;
        if (_isDown)
        {
            throw new StorageException("away");
        }
    }

    private Task AppendAsync(long number, string text) =>
        _storage.AppendLogAsync(Key, [new LogEntry(number, Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}"""))], default);

    // Moves the clock from one wait of the socket to the next, and returns how often the socket polls within the time.
    private async Task<int> LooksWithinAsync(TimeSpan time)
    {
        var (end, looks) = (_time.GetUtcNow() + time, 0);
        while (_time.GetUtcNow() + await WaitBegunAsync() is var next && next <= end)
        {
            _looked++;
            looks++;
            _time.Advance(next - _time.GetUtcNow());
        }

        return looks;
    }

    // Returns the wait before the next poll. Ignores the time limit of a send (20 s), because no poll waits that long.
    private async Task<TimeSpan> WaitBegunAsync()
    {
        while (true)
        {
            var begun = _time.Timers;
            TimeSpan[] waits = [.. _time.Waits.Where(wait => wait < TimeSpan.FromSeconds(20))];
            if (waits.Length > _looked)
            {
                return waits[_looked];
            }

            await _time.TimersAsync(begun + 1);
        }
    }

    // Advances the clock and waits until the socket has polled and waits for the clock again.
    private async Task PassAsync(TimeSpan time)
    {
        var next = _time.Timers + 1;
        _time.Advance(time);
        await _time.TimersAsync(next);
    }
}
