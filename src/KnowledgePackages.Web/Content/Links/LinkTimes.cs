namespace KnowledgePackages.Web.Content.Links;

/// <summary>The timeouts, retries and pauses of the link check.</summary>
/// <param name="Timeout">The timeout of one request.</param>
/// <param name="Pause">The pause between a response of a host and the next request to that host.</param>
/// <param name="FirstRetry">The wait before the second attempt. The wait doubles before each further attempt.</param>
/// <param name="LongestRetryAfter">If a host's Retry-After is longer than this, the check makes no further attempt.</param>
/// <param name="Tries">The maximum number of attempts for one address.</param>
/// <param name="Hosts">The maximum number of hosts to which the check sends requests at the same time.</param>
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
