using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Samples what another process allocates, with stacks, through the diagnostics port that every .NET process has. The runtime reports one
/// allocation for about every 100 KB.
/// </summary>
internal static class AllocationSamples
{
    private const int BufferMegabytes = 512;

    /// <summary>Records until <paramref name="load"/> ends.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="file">The path of the trace file to write.</param>
    /// <param name="load">What the process does meanwhile.</param>
    /// <returns>For each sample its bytes, and the frames from the innermost.</returns>
    public static async Task<List<(long Weight, IReadOnlyList<string> Frames)>> RecordAsync(int processId, string file, Task load)
    {
        const ClrTraceEventParser.Keywords names =
            ClrTraceEventParser.Keywords.Loader | ClrTraceEventParser.Keywords.Jit | ClrTraceEventParser.Keywords.NGen;
        var session = new DiagnosticsClient(processId).StartEventPipeSession(
            [
                new EventPipeProvider(
                    ClrTraceEventParser.ProviderName,
                    EventLevel.Verbose,
                    (long)(ClrTraceEventParser.Keywords.GC | names | ClrTraceEventParser.Keywords.JittedMethodILToNativeMap)
                ),
            ],
            requestRundown: true,
            BufferMegabytes
        );
        await using (var output = File.Create(file))
        {
            var copying = session.EventStream.CopyToAsync(output);
            try
            {
                await load;
            }
            finally
            {
                await session.StopAsync(CancellationToken.None);
                await copying;
            }
        }

        session.Dispose();
        using var log = new TraceLog(TraceLog.CreateFromEventPipeDataFile(file));
        var samples = new List<(long, IReadOnlyList<string>)>();
        foreach (var happened in log.Events)
        {
            if (happened is GCAllocationTickTraceData tick)
            {
                samples.Add((tick.AllocationAmount64, FramesOf(tick)));
            }
        }

        return samples;
    }

    private static List<string> FramesOf(GCAllocationTickTraceData tick)
    {
        var frames = new List<string>();
        for (var call = tick.CallStack(); call is not null; call = call.Caller)
        {
            // The same form as perf's: [module] Namespace.Type::Method
            var name = call.CodeAddress.FullMethodName;
            var signature = name.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? at : name.Length;
            var method = name.LastIndexOf('.', Math.Max(0, signature - 1));
            frames.Add($"[{call.CodeAddress.ModuleName}] {(method > 0 ? $"{name[..method]}::{name[(method + 1)..signature]}" : name)}");
        }

        return frames;
    }
}
