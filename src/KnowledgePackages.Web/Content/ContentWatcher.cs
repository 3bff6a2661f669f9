using System.Threading.Channels;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Detects changes of the folder, and waits until they are complete. With file events it reacts at once; without them, as on most network
/// shares, it polls.
/// </summary>
internal sealed class ContentWatcher(
    ContentFolder folder,
    ITakesChanges changes,
    ContentWatchTimes times,
    TimeProvider time,
    ILogger<ContentWatcher> log
) : BackgroundService
{
    // Coalesces scan requests.
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
                Listen(); // before reading, and for the current folder: it may be another one with the same name
                seen = Load() ? now : null;
            }
        }
        finally
        {
            _events?.Dispose();
        }
    }

    // A bug in reloading must not end a program that is serving users.
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

    // Editors save in several steps, and "git pull" changes many files: wait until nothing has changed for a while, but not indefinitely.
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
            Look(); // check for changes that came before the watcher started
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

/// <summary>Handles changes of the folder.</summary>
internal interface ITakesChanges
{
    /// <summary>Reloads the folder.</summary>
    /// <returns>False if the folder could not be read at the moment and should be tried again.</returns>
    bool Load();
}

/// <summary>The intervals for watching the folder.</summary>
/// <param name="Poll">The time between two scans without file events.</param>
/// <param name="Settle">How long the folder must be unchanged before it is read.</param>
/// <param name="LongestSettle">The longest wait for an unchanged folder; after it the folder is read in any case.</param>
/// <param name="UsesEvents">Whether to use file events.</param>
internal sealed record ContentWatchTimes(TimeSpan Poll, TimeSpan Settle, TimeSpan LongestSettle, bool UsesEvents = true)
{
    public static ContentWatchTimes Default { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10));
}
