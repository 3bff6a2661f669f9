namespace KnowledgePackages.Web.Content.Links;

/// <summary>Timeouts, retries and pauses of the check.</summary>
/// <param name="Timeout">The timeout of one request.</param>
/// <param name="Pause">The pause between a response of a host and the next request to it.</param>
/// <param name="FirstRetry">The wait before the second attempt; doubled before each further one.</param>
/// <param name="LongestRetryAfter">The longest Retry-After that the check waits for.</param>
/// <param name="Tries">How many attempts an address gets.</param>
/// <param name="Hosts">How many hosts are requested at the same time.</param>
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
