using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>
/// Measures what another process still uses, through the diagnostics port that every .NET process has. Unlike the working set, this size
/// does not depend on compiled code or on when the collector last ran.
/// </summary>
internal static class ManagedHeap
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Makes the process collect all garbage, and returns the size of its managed heap in MB.</summary>
    public static async Task<double> MeasureAsync(int processId)
    {
        const ClrTraceEventParser.Keywords collect = ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;
        using var session = new DiagnosticsClient(processId).StartEventPipeSession(
            [new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)collect)],
            requestRundown: false
        );
        var size = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() =>
        {
            using var source = new EventPipeEventSource(session.EventStream);
            var isInduced = false;
            source.Clr.GCStart += start => isInduced |= start.Reason is GCReason.Induced or GCReason.InducedNotForced;
            source.Clr.GCHeapStats += heap =>
            {
                if (isInduced)
                {
                    size.TrySetResult(heap.TotalHeapSize / 1024.0 / 1024.0);
                }
            };
            source.Process();
        });
        var measured = await size.Task.WaitAsync(Longest);
        await session.StopAsync(CancellationToken.None);
        await reading;
        return measured;
    }
}
