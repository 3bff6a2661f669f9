namespace KnowledgePackages.Simulator.Faults;

/// <summary>A moment in a turn, from the view of a channel.</summary>
internal enum Moment
{
    /// <summary>An activity is about to be sent to the bot.</summary>
    Sending,

    /// <summary>The bot has accepted an activity.</summary>
    Accepted,

    /// <summary>A reply has arrived and is not accepted yet.</summary>
    ReplyArrived,

    /// <summary>A reply is accepted and shown, but the bot has no response yet.</summary>
    ReplyTaken,

    /// <summary>The channel has finished its response to a reply, or has cut the connection.</summary>
    ReplyAnswered,
}

/// <summary>Runs an action exactly when a moment occurs, so that a test can kill the host then.</summary>
internal sealed class Moments
{
    private readonly Lock _gate = new();
    private (Moment Moment, int Left, Action Act)? _trap;

    /// <summary>Runs the action at the <paramref name="count"/>th occurrence of the moment from now.</summary>
    public void Arm(Moment moment, int count, Action act)
    {
        lock (_gate)
        {
            _trap = (moment, count, act);
        }
    }

    public void Note(Moment moment)
    {
        Action? act = null;
        lock (_gate)
        {
            if (_trap is not { } trap || trap.Moment != moment)
            {
                return;
            }

            _trap = trap.Left > 1 ? trap with { Left = trap.Left - 1 } : null;
            if (_trap is null)
            {
                act = trap.Act;
            }
        }

        act?.Invoke();
    }
}
