using System.Threading.Channels;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Detects changes in the content folder, waits until the changes are complete, and calls <see cref="ITakesChanges.Load"/>. File events
/// report a change immediately. The watcher also polls, because most network shares send no file events.
/// </summary>
internal sealed class ContentWatcher(
    ContentFolder folder,
    ITakesChanges changes,
    ContentWatchTimes times,
    TimeProvider time,
    ILogger<ContentWatcher> log
) : BackgroundService
{
    // Holds at most one request to compare the folder's stamp, so that several requests in quick succession cause one comparison.
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

                // Watch the folder again before reading it, because another folder of the same name may have replaced it.
                Listen();
                seen = Load() ? now : null;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // If the start has failed, the host would log this exception as a second failure.
        }
        finally
        {
            _events?.Dispose();
        }
    }

    // Catches all exceptions, because a bug in reloading must not end a program that serves users.
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

    // Waits until the folder has not changed for times.Settle, but not longer than times.LongestSettle. Returns the folder's last stamp.
    // The wait is necessary because editors save files in several steps, and "git pull" changes many files.
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
            Look(); // detects changes made before the watcher was started
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

/// <summary>Handles changes in the content folder.</summary>
internal interface ITakesChanges
{
    /// <summary>Reloads the folder.</summary>
    /// <returns>
    /// True if the folder was read, even if its content was rejected. False if it could not be read: the caller must try again.
    /// </returns>
    bool Load();
}

/// <summary>The intervals for watching the content folder.</summary>
/// <param name="Poll">The time between two polls. File events cause additional checks.</param>
/// <param name="Settle">How long the folder must stay unchanged before it is read.</param>
/// <param name="LongestSettle">The maximum wait for an unchanged folder. Then the folder is read even if it still changes.</param>
/// <param name="UsesEvents">Whether to use file events.</param>
internal sealed record ContentWatchTimes(TimeSpan Poll, TimeSpan Settle, TimeSpan LongestSettle, bool UsesEvents = true)
{
    public static ContentWatchTimes Default { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10));
}
