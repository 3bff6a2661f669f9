using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Runs Azure operations under a time budget: each ends with its result, with the caller's cancellation, or with a
/// <see cref="StorageException"/> that operators can act on.
/// </summary>
internal sealed class BlobCalls(BlobContainerClient container, TimeSpan budget, TimeProvider time)
{
    private readonly BlobFailures _failures = new(container.AccountName, container.Name);

    /// <summary>Returns the client's retry settings: a few short attempts, which together fit into a turn.</summary>
    /// <remarks>
    /// The service version is an old one on purpose: it suffices, and every region and sovereign cloud supports it. A write that is retried
    /// after a lost response returns a conflict, and the writer then recognises its own write.
    /// </remarks>
    public static BlobClientOptions ClientOptions() => new(BlobClientOptions.ServiceVersion.V2024_11_04)
    {
        Retry =
        {
            Mode = Azure.Core.RetryMode.Exponential,
            MaxRetries = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(1),
            NetworkTimeout = TimeSpan.FromSeconds(3),
        },
        Diagnostics = { ApplicationId = "KnowledgePackages", IsLoggingContentEnabled = false },
    };

    /// <summary>Runs one operation. The operation must catch the failures that it expects.</summary>
    /// <param name="right">The permission that the operation needs, for the error message if it is missing.</param>
    /// <param name="work">The operation, with a token that enforces the time limit.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> RunAsync<T>(BlobRight right, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var ended = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (Exception exception) when (IsAzures(exception))
        {
            // After the caller has cancelled, report the cancellation and not a failure of the store.
            cancellationToken.ThrowIfCancellationRequested();
            throw _failures.From(exception, right, budget);
        }
    }

    /// <summary>Returns whether Azure returned one of these errors.</summary>
    public static bool Is(RequestFailedException exception, params ReadOnlySpan<BlobErrorCode> codes) =>
        codes.Contains(exception.ErrorCode ?? "");

    // Azure.Core wraps the failures of its attempts. A cancellation means that the budget ran out, because the caller's is checked before.
    private static bool IsAzures(Exception exception) => exception
        is RequestFailedException
        or AuthenticationFailedException
        or AggregateException
        or OperationCanceledException
        or IOException
        or HttpRequestException;
}

/// <summary>Permissions on blobs, with the names that operators know.</summary>
internal enum BlobRight
{
    Read,
    Write,
    Append,
    List,
    Delete,
    CreateContainer,
}
