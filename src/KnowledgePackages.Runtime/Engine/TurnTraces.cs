using System.Diagnostics;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Assigns the sending of each reply to the trace of the turn that created the reply, although one sender serves many turns. Thread-safe.
/// Records nothing while no listener collects traces.
/// </summary>
internal sealed class TurnTraces
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Through, ActivityContext Turn)> _turns = new();

    /// <summary>
    /// Records that the current turn created the replies up to number <paramref name="through"/> that no earlier turn created.
    /// </summary>
    public void Note(long through)
    {
        if (Activity.Current is { } turn && turn.Source == Telemetry.Source)
        {
            lock (_gate)
            {
                _turns.Enqueue((through, turn.Context));
            }
        }
    }

    /// <summary>
    /// Starts a span for the sending of the reply with this number, in the trace of the reply's turn. Returns null if this process does not
    /// know that turn.
    /// </summary>
    public Activity? Begin(string name, long number)
    {
        lock (_gate)
        {
            while (_turns.TryPeek(out var oldest) && oldest.Through < number)
            {
                _turns.Dequeue();
            }

            return _turns.TryPeek(out var turn) ? Telemetry.Source.StartActivity(name, ActivityKind.Internal, turn.Turn) : null;
        }
    }
}
