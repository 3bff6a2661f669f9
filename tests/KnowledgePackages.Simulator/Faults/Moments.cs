namespace KnowledgePackages.Simulator.Faults;

/// <summary>Moments in the life of a turn as a channel sees them.</summary>
internal enum Moment
{
    /// <summary>An activity is about to go to the bot.</summary>
    Sending,

    /// <summary>The bot has answered an activity.</summary>
    Accepted,

    /// <summary>A reply comes in; not taken yet.</summary>
    ReplyArrived,

    /// <summary>A reply is taken and shown; the bot does not know yet.</summary>
    ReplyTaken,

    /// <summary>The bot was told that its reply is taken.</summary>
    ReplyAnswered,
}

/// <summary>Tells when something happens, in the very moment, so that a test can pull the plug there.</summary>
internal sealed class Moments
{
    private readonly Lock _gate = new();
    private (Moment Moment, int Left, Action Act)? _trap;

    /// <summary>Does this when the moment has come for the <paramref name="count"/>th time from now.</summary>
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
