using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KnowledgePackages.Runtime;

/// <summary>
/// The traces and metrics of this assembly. They contain hashed document names, kinds, codes and numbers, but never the messages, names or
/// ids of users, and no address that contains an id. They cost almost nothing while no listener collects them.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "KnowledgePackages.Runtime";

    internal static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>
    /// The duration of a turn in seconds, from the activity's arrival to its HTTP response. The histogram's count is the number of turns.
    /// </summary>
    internal static Histogram<double> TurnDuration { get; } =
        Meter.CreateHistogram<double>("bot.turn.duration", "s", "From the arrival of an activity to its HTTP answer.");

    internal static Counter<long> Turns { get; } = Meter.CreateCounter<long>("bot.turns", "{turn}", "Activities that were answered.");

    internal static Counter<long> Failures { get; } =
        Meter.CreateCounter<long>("bot.turn.failures", "{failure}", "Runs in which the bot's code failed.");

    internal static Counter<long> Conflicts { get; } =
        Meter.CreateCounter<long>("bot.turn.conflicts", "{conflict}", "Turns that ran again because another instance wrote first.");

    internal static Counter<long> Repeats { get; } =
        Meter.CreateCounter<long>("bot.turn.repeats", "{activity}", "Activities that had been processed before and changed nothing.");

    internal static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("bot.reply.retries", "{retry}", "Replies that a channel did not take at once.");

    internal static Counter<long> Undelivered { get; } =
        Meter.CreateCounter<long>(
            "bot.reply.undelivered",
            "{reply}",
            "Replies that were never shown: refused, given up after an hour, or dropped."
        );

    internal static Histogram<double> ConnectorDuration { get; } =
        Meter.CreateHistogram<double>("bot.connector.duration", "s", "Calls to a channel's Bot Connector.");

    internal static Histogram<double> StoreDuration { get; } =
        Meter.CreateHistogram<double>("bot.store.duration", "s", "Calls to the store.");

    /// <summary>
    /// Starts a span within the current turn's trace. Returns null if there is no current turn, or if no listener collects traces.
    /// </summary>
    internal static Activity? Begin(string name, ActivityKind kind) =>
        Source.HasListeners() && Activity.Current is { } current && current.Source == Source ? Source.StartActivity(name, kind) : null;
}
