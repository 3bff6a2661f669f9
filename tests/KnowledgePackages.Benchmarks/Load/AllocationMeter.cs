using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Measures how many bytes another process allocates, through the diagnostics port that every .NET process has.</summary>
internal sealed class AllocationMeter : IDisposable
{
    private readonly EventPipeSession _session;
    private readonly Thread _reader;
    private readonly Lock _gate = new();
    private double _bytes;
    private double _seconds;

    private AllocationMeter(EventPipeSession session)
    {
        _session = session;
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>Starts the measurement. The process reports every second how many bytes it has allocated.</summary>
    public static AllocationMeter Attach(int processId) =>
        new(
            new DiagnosticsClient(processId).StartEventPipeSession(
                [
                    new EventPipeProvider(
                        "System.Runtime",
                        EventLevel.Informational,
                        0,
                        new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" }
                    ),
                ],
                requestRundown: false
            )
        );

    /// <summary>Returns the allocated bytes per second since the last call; null if the process has reported nothing since then.</summary>
    public double? TakeRate()
    {
        lock (_gate)
        {
            var rate = _seconds > 0 ? _bytes / _seconds : (double?)null;
            (_bytes, _seconds) = (0, 0);
            return rate;
        }
    }

    public void Dispose()
    {
        try
        {
            _session.Stop();
        }
        catch (ServerNotAvailableException)
        {
            // the process has ended already
        }

        _session.Dispose();
    }

    private void Read()
    {
        try
        {
            using var source = new EventPipeEventSource(_session.EventStream);
            source.Dynamic.All += Take;
            source.Process();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or FormatException)
        {
            // the process was killed in the middle of an event
        }
    }

    private void Take(TraceEvent counted)
    {
        if (counted.EventName != "EventCounters" || counted.PayloadValue(0) is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> counter || (string)counter["Name"] != "alloc-rate")
        {
            return;
        }

        lock (_gate)
        {
            _bytes += (double)counter["Increment"];
            _seconds += (float)counter["IntervalSec"];
        }
    }
}
