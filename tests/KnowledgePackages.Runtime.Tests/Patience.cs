namespace KnowledgePackages.Runtime.Tests;

/// <summary>The real time that a test waits for conditions that come true immediately on an idle machine.</summary>
internal static class Patience
{
    /// <summary>Ends a test whose condition never comes true. The time is long enough for a busy machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
}
