using System.Threading.Channels;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Announces this instance's new log entries to the other instances of a shared store, and wakes the open connections of this instance when
/// another instance announces entries of theirs. So the number of reads does not depend on the number of open connections.
/// </summary>
/// <remarks>
/// Reads announcements only while a connection is open: once a second, every ten seconds after a minute without use, and very often while
/// other instances answer the people who are connected here, as behind a load balancer without affinity.
/// </remarks>
internal sealed class LogExchange(
    DirectLineChannel channel,
    IConversationStore storage,
    StorageStart start,
    TimeProvider time,
    ILogger<LogExchange> logger
) : BackgroundService
{
    private const int MaxLogsAtOnce = 5000;
    private const int MaxWaitingLogs = 100_000;

    // Shorter intervals would let a blob of announcements get too many blocks.
    private static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan VeryOften = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan VeryOftenFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RestsAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(10);

    private readonly Signal _used = new();
    private readonly Channel<DocumentKey> _changed = Channel.CreateBounded<DocumentKey>(
        new BoundedChannelOptions(MaxWaitingLogs) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    private long _lastUse = time.GetTimestamp();
    private long? _lastFromOthers;
    private bool _isUnavailable;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (storage.Announcements is null)
        {
            return Task.CompletedTask;
        }

        channel.Opened += NoteUse;
        channel.LogChanged += key =>
        {
            NoteUse();
            _changed.Writer.TryWrite(key);
        };
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var announcements = storage.Announcements!;
        try
        {
            await start.Opened.WaitAsync(stoppingToken);
            await Task.WhenAll(AnnounceAsync(announcements, stoppingToken), FollowAsync(announcements, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task AnnounceAsync(ILogAnnouncements announcements, CancellationToken stoppingToken)
    {
        var logs = new HashSet<DocumentKey>();
        while (logs.Count > 0 || await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            while (logs.Count < MaxLogsAtOnce && _changed.Reader.TryRead(out var log))
            {
                logs.Add(log);
            }

            var pause = Task.Delay(BetweenAnnouncements, time, stoppingToken);
            try
            {
                await announcements.AnnounceAsync(logs, stoppingToken);
                logs.Clear();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NoteFailure(exception);
                await Task.Delay(RetryAfter, time, stoppingToken);
            }

            await pause;
        }
    }

    private async Task FollowAsync(ILogAnnouncements announcements, CancellationToken stoppingToken)
    {
        while (true)
        {
            if (channel.HasListeners)
            {
                await ReadAsync(announcements, stoppingToken);
            }

            await _used.WaitAsync(Wait(), time, stoppingToken);
        }
    }

    private async Task ReadAsync(ILogAnnouncements announcements, CancellationToken stoppingToken)
    {
        try
        {
            var logs = await announcements.ReadAsync(stoppingToken);
            channel.IsFollowing = true;
            _isUnavailable = false;
            if (logs is null)
            {
                channel.WakeAll();
            }

            foreach (var log in logs ?? [])
            {
                if (channel.Wake(log))
                {
                    NoteUse();
                    _lastFromOthers = time.GetTimestamp();
                }
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            channel.IsFollowing = false; // the connections look for themselves
            NoteFailure(exception);
        }
    }

    // Logs the first failure after a successful read. The message of another exception than the store's may contain what a person wrote.
    private void NoteFailure(Exception exception)
    {
        if (!_isUnavailable)
        {
            _isUnavailable = true;
            var problem = exception is StorageException ? exception.Message : $"{exception.GetType()}\n{exception.StackTrace}";
            logger.AnnouncementsUnavailable(problem);
        }
    }

    private TimeSpan Wait() =>
        _lastFromOthers is { } last && time.GetElapsedTime(last) < VeryOftenFor ? VeryOften : IsAtRest ? AtRest : Often;

    private bool IsAtRest => time.GetElapsedTime(Interlocked.Read(ref _lastUse)) >= RestsAfter;

    // Ends a long wait for the next read. Other waits are short.
    private void NoteUse()
    {
        var wasAtRest = IsAtRest;
        Interlocked.Exchange(ref _lastUse, time.GetTimestamp());
        if (wasAtRest)
        {
            _used.Set();
        }
    }
}
