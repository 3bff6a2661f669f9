using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Runs calls to Azure with a time limit. Each call returns its result, ends with the caller's cancellation, or throws a
/// <see cref="StorageException"/> with a message that explains the fix to operators.
/// </summary>
internal sealed class BlobCalls(BlobContainerClient container, TimeSpan budget, TimeProvider time)
{
    private readonly BlobFailures _failures = new(container.AccountName, container.Name);

    /// <summary>
    /// Returns the options of the blob client: the version of the service, and retries that are few and short enough for a turn.
    /// </summary>
    /// <remarks>
    /// The version is old on purpose, because every region and sovereign cloud supports an old version. The store uses no newer feature. If
    /// the response to a write is lost, the client's retry of that write gets a conflict. The turn engine then reads the document and finds
    /// its own write.
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
    /// <param name="right">The permission that the operation needs. If the permission is missing, the error message names it.</param>
    /// <param name="work">The operation. Its token is cancelled at the time limit and when the caller cancels.</param>
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
            // If the caller has cancelled, throw that cancellation and not a failure of the store.
            cancellationToken.ThrowIfCancellationRequested();
            throw _failures.From(exception, right, budget);
        }
    }

    /// <summary>Returns whether the exception has one of these error codes.</summary>
    public static bool Is(RequestFailedException exception, params ReadOnlySpan<BlobErrorCode> codes) =>
        codes.Contains(exception.ErrorCode ?? "");

    // Azure.Core wraps the failures of several attempts in an AggregateException. An OperationCanceledException means that the time limit
    // was reached, unless the caller has cancelled.
    private static bool IsAzures(Exception exception) => exception
        is RequestFailedException
        or AuthenticationFailedException
        or AggregateException
        or OperationCanceledException
        or IOException
        or HttpRequestException;
}

/// <summary>The permissions that the store needs on its container and on the blobs in it.</summary>
internal enum BlobRight
{
    Read,
    Write,
    Append,
    List,
    Delete,
    CreateContainer,
}
