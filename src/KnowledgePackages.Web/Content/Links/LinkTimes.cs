namespace KnowledgePackages.Web.Content.Links;

/// <summary>How patient and how polite the check is.</summary>
/// <param name="Timeout">How long one answer may take.</param>
/// <param name="Pause">From one answer of a host to the next question to it.</param>
/// <param name="FirstRetry">How long to wait before the second try; twice as long before each further one.</param>
/// <param name="LongestRetryAfter">A host that asks to come back later than this is not waited for.</param>
/// <param name="Tries">How often an address is asked that does not answer well.</param>
/// <param name="Hosts">How many hosts are asked at a time.</param>
internal sealed record LinkTimes(
    TimeSpan Timeout,
    TimeSpan Pause,
    TimeSpan FirstRetry,
    TimeSpan LongestRetryAfter,
    int Tries = 3,
    int Hosts = 8
)
{
    public static LinkTimes Default { get; } =
        new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
}
