using System.Threading.Channels;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Sees that somebody has changed the folder, and waits until they have finished. File events make it quick; where there are none, as on
/// most network shares, it looks by itself now and then.
/// </summary>
internal sealed class ContentWatcher(
    ContentFolder folder,
    ITakesChanges changes,
    ContentWatchTimes times,
    TimeProvider time,
    ILogger<ContentWatcher> log
) : BackgroundService
{
    // A look, whoever asked for it; more than one at a time is of no use.
    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private FileSystemWatcher? _events;
    private bool _saidThatThereAreNone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = time.CreateTimer(_ => Look(), null, times.Poll, times.Poll);
        var seen = folder.StampOfLoad;
        try
        {
            Listen();
            while (await _looks.Reader.WaitToReadAsync(stoppingToken))
            {
                _looks.Reader.TryRead(out _);
                var now = folder.Stamp();
                if (now == seen)
                {
                    continue;
                }

                now = await SettleAsync(now, stoppingToken);
                Listen(); // before it is read, and to the folder that is there now: it may be another of the same name
                seen = Load() ? now : null;
            }
        }
        finally
        {
            _events?.Dispose();
        }
    }

    // A mistake of ours must not end a program that serves people well.
    private bool Load()
    {
        try
        {
            return changes.Load();
        }
        catch (Exception exception)
        {
            log.ContentNotTaken(exception);
            return true;
        }
    }

    // Editors save in several steps, and "git pull" many files: not before nothing has changed for a while, but not for ever.
    private async Task<string> SettleAsync(string stamp, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < times.LongestSettle; waited += times.Settle)
        {
            await Task.Delay(times.Settle, time, cancellationToken);
            var now = folder.Stamp();
            if (now == stamp)
            {
                break;
            }

            stamp = now;
        }

        return stamp;
    }

    private void Listen()
    {
        _events?.Dispose();
        _events = null;
        if (!times.UsesEvents || !Directory.Exists(folder.Path))
        {
            return;
        }

        try
        {
            var events = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true };
            events.Changed += (_, _) => Look();
            events.Created += (_, _) => Look();
            events.Deleted += (_, _) => Look();
            events.Renamed += (_, _) => Look();
            events.Error += (_, _) => Look();
            events.EnableRaisingEvents = true;
            _events = events;
            Look(); // what happened before this was heard by nobody
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            if (!_saidThatThereAreNone)
            {
                _saidThatThereAreNone = true;
                log.NoFileEvents(times.Poll.TotalSeconds, exception.Message);
            }
        }
    }

    private void Look() => _looks.Writer.TryWrite(true);
}

/// <summary>What a change of the folder is told to.</summary>
internal interface ITakesChanges
{
    /// <summary>Reads the folder as it is now.</summary>
    /// <returns>False where it could not be read now, so that it should be tried again.</returns>
    bool Load();
}

/// <summary>How often and how long.</summary>
/// <param name="Poll">From one look to the next where no event asks for one.</param>
/// <param name="Settle">How long nothing must have changed before the folder is read.</param>
/// <param name="LongestSettle">After that it is read in any case.</param>
/// <param name="UsesEvents">Whether file events are listened to.</param>
internal sealed record ContentWatchTimes(TimeSpan Poll, TimeSpan Settle, TimeSpan LongestSettle, bool UsesEvents = true)
{
    public static ContentWatchTimes Default { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10));
}
