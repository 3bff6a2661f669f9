using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>Chooses the host for the next activity, as a load balancer does.</summary>
internal delegate HostUnderTest HostRouter();

/// <summary>Creates the usual routers.</summary>
internal static class HostRouters
{
    /// <summary>Returns a router that always selects this host.</summary>
    public static HostRouter Only(HostUnderTest host) => () => host;

    /// <summary>Returns a router that selects the hosts in turn, so that successive activities go to different hosts.</summary>
    public static HostRouter Alternating(params IReadOnlyList<HostUnderTest> hosts)
    {
        var next = -1;
        return () => hosts[(int)((uint)Interlocked.Increment(ref next) % hosts.Count)];
    }
}
