using KnowledgePackages.Simulator.Channels;

namespace KnowledgePackages.Simulator.Faults;

/// <summary>
/// Which calls meet which fault. Decided by the seed, the conversation and the call's place in it, so that a replay meets the same faults
/// whatever else runs beside it.
/// </summary>
internal sealed class FaultPlan(int seed)
{
    private readonly List<Func<ConnectorCall, Fault?>> _rules = [];

    public static FaultPlan None => new(0);

    /// <summary>This share of all calls, from 0 to 1, meets the fault. Shares of several faults add up.</summary>
    public FaultPlan With(double share, Fault fault)
    {
        var from = _shared;
        var until = _shared += share;
        return When(call => Dice(call) is var dice && dice >= from && dice < until, fault);
    }

    /// <summary>Calls that fit meet the fault; the first rule that fits holds.</summary>
    public FaultPlan When(Func<ConnectorCall, bool> fits, Fault fault)
    {
        lock (_rules)
        {
            _rules.Add(call => fits(call) ? fault : null);
        }

        return this;
    }

    public Fault? For(ConnectorCall call)
    {
        lock (_rules)
        {
            return _rules.Select(rule => rule(call)).FirstOrDefault(fault => fault is not null);
        }
    }

    private double _shared;

    private double Dice(ConnectorCall call) => new Random(seed ^ Seeds.Of(call.ConversationId) ^ (call.Ordinal * 7919)).NextDouble();
}
