using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>Chooses the host for the next activity, as a load balancer does.</summary>
internal delegate HostUnderTest HostRouter();

/// <summary>The usual ways to choose.</summary>
internal static class HostRouters
{
    /// <summary>There is only one.</summary>
    public static HostRouter Only(HostUnderTest host) => () => host;

    /// <summary>One after the other: no activity of a conversation meets the instance that had the one before.</summary>
    public static HostRouter Alternating(params IReadOnlyList<HostUnderTest> hosts)
    {
        var next = -1;
        return () => hosts[(int)((uint)Interlocked.Increment(ref next) % hosts.Count)];
    }
}
