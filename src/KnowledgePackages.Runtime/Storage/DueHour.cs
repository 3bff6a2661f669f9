namespace KnowledgePackages.Runtime.Storage;

/// <summary>The UTC hour under which a due entry is stored: whole hours since 1970.</summary>
internal static class DueHour
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;
}
