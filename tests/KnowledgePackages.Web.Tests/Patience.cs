namespace KnowledgePackages.Web.Tests;

/// <summary>How long a test waits, by the system's clock, for what comes about at once on an idle machine.</summary>
internal static class Patience
{
    /// <summary>Ends a test whose condition never comes true. Long, so that it never ends one on a busy machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
}
