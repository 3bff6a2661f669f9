using KnowledgePackages.Simulator.Channels;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>Several people who play at the same time. A new person replaces each one who finishes, until <see cref="Enough"/>.</summary>
internal sealed class Crowd(World world, IReadOnlyList<ChannelKind> kinds, TimeSpan? patience = null) : IDisposable
{
    private readonly CancellationTokenSource _broken = new();
    private Exception? _failure;
    private int _count;
    private volatile bool _isEnough;

    /// <summary>The number of people so far.</summary>
    public int Count => _count;

    /// <summary>
    /// Plays until <see cref="Enough"/>, then lets everybody finish. If one person gets no reply, all stop.
    /// </summary>
    /// <param name="atOnce">The number of people who play at the same time.</param>
    public async Task PlayAsync(int atOnce)
    {
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(KeepPlayingAsync)));
        if (_failure is not null)
        {
            throw new InvalidOperationException(_failure.Message, _failure);
        }
    }

    /// <summary>Adds no more people.</summary>
    public void Enough() => _isEnough = true;

    public void Dispose() => _broken.Dispose();

    private async Task KeepPlayingAsync()
    {
        try
        {
            do
            {
                var number = Interlocked.Increment(ref _count);
                var name = $"person-{number}";
                var person =
                    number % (kinds.Count + 1) == 0
                        ? world.MeetOnPage(name, patience: patience)
                        : world.Meet(name, kinds[number % kinds.Count], patience: patience);
                await person.PlayAsync(_broken.Token);
            }
            while (!_isEnough);
        }
        catch (Exception failure)
        {
            _failure ??= failure;
            await _broken.CancelAsync();
        }
    }
}
