using System.Diagnostics;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Records the delivery of each reply in the trace of the turn that created the reply. One sender serves many turns, so the sender has no
/// trace of its own. Thread-safe. Works only while a listener collects traces.
/// </summary>
internal sealed class TurnTraces
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Through, ActivityContext Turn)> _turns = new();

    /// <summary>
    /// Records the current turn as the origin of all new replies up to the number <paramref name="through"/>.
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
    /// Starts a span for the delivery of the reply with this number, in the trace of the reply's turn. Returns null if this process has no
    /// record of that turn.
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
