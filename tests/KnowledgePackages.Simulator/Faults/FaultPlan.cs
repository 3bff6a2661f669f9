using KnowledgePackages.Simulator.Channels;

namespace KnowledgePackages.Simulator.Faults;

/// <summary>
/// Assigns faults to calls. The fault of a call depends only on the seed, the conversation and the call's number in the conversation. So a
/// replay has the same faults, even if calls of different conversations arrive in another order.
/// </summary>
internal sealed class FaultPlan(int seed)
{
    private readonly List<Func<ConnectorCall, Fault?>> _rules = [];

    public static FaultPlan None => new(0);

    /// <summary>Adds the fault to a random share of all calls, from 0 to 1. The shares of all faults together must be at most 1.</summary>
    public FaultPlan With(double share, Fault fault)
    {
        var from = _shared;
        var until = _shared += share;
        return When(call => Dice(call) is var dice && dice >= from && dice < until, fault);
    }

    /// <summary>Adds the fault to the calls that match. If a call fits several faults, it gets the fault that was added first.</summary>
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
