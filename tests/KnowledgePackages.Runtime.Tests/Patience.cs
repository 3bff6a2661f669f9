namespace KnowledgePackages.Runtime.Tests;

/// <summary>The real time that a test waits for conditions that come true immediately on an idle machine.</summary>
internal static class Patience
{
    /// <summary>The longest wait for a condition, after which the test fails. Long enough for a busy machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
}
