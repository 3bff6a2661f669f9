namespace KnowledgePackages.Web.Tests;

/// <summary>The time limit, by the system's clock, for conditions that become true within milliseconds on an idle machine.</summary>
internal static class Patience
{
    /// <summary>The maximum time to wait for a condition. It is long, so that no test fails only because the machine is busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
}
