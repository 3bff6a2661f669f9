using System.Diagnostics;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Whose trace the sending of a reply belongs to: that of the turn which said it, although one sender serves many turns. Safe for many
/// threads; empty while nobody listens.
/// </summary>
internal sealed class TurnTraces
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Through, ActivityContext Turn)> _turns = new();

    /// <summary>The turn that is under way here said everything up to <paramref name="through"/>.</summary>
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

    /// <summary>Begins the sending of a reply as a part of its turn; null where that turn is not known here.</summary>
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
