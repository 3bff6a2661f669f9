using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Work on Azure under one time budget: each piece ends with its result, with the caller's cancellation, or with a
/// <see cref="StorageException"/> that operators can act on.
/// </summary>
internal sealed class BlobCalls(BlobContainerClient container, TimeSpan budget, TimeProvider time)
{
    private readonly BlobFailures _failures = new(container.AccountName, container.Name);

    /// <summary>How the client talks: a few short attempts, which together fit into a turn.</summary>
    /// <remarks>
    /// The version of the service is an older one on purpose: nothing newer is used, and every region and sovereign cloud has it. A
    /// write that was repeated after a lost answer comes back as a conflict; its writer recognises what it wrote.
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

    /// <summary>Does one piece of work; failures that it expects it catches itself.</summary>
    /// <param name="right">What the work needs, for the message where it is missing.</param>
    /// <param name="work">The work, with the token that ends it in time.</param>
    /// <param name="cancellationToken">The caller's.</param>
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
            // What the client was doing when the caller had enough is not the store's failure.
            cancellationToken.ThrowIfCancellationRequested();
            throw _failures.From(exception, right, budget);
        }
    }

    /// <summary>Whether Azure's answer is one of these.</summary>
    public static bool Is(RequestFailedException exception, params ReadOnlySpan<BlobErrorCode> codes) =>
        codes.Contains(exception.ErrorCode ?? "");

    // Azure.Core wraps what its attempts met; a cancelled wait of ours is the budget's end, as the caller's was looked at before.
    private static bool IsAzures(Exception exception) => exception
        is RequestFailedException
        or AuthenticationFailedException
        or AggregateException
        or OperationCanceledException
        or IOException
        or HttpRequestException;
}

/// <summary>What an identity may do with blobs, as operators know it.</summary>
internal enum BlobRight
{
    Read,
    Write,
    Append,
    List,
    Delete,
    CreateContainer,
}
