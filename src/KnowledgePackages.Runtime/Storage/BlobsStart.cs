using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Creates the container if the identity has the permission to do so, and tries each operation of the store with a small blob. So a missing
/// permission stops the program at startup with an error that names the permission, and not at a user's first message.
/// </summary>
internal sealed class BlobsStart(BlobContainerClient container, TimeProvider time)
{
    public const string Prefix = "probe/";

    // Longer than the time limit of later calls, because the first call includes the sign-in.
    private static readonly TimeSpan CallBudget = TimeSpan.FromSeconds(20);

    private readonly BlobFailures _failures = new(container.AccountName, container.Name);
    private readonly BlobCalls _calls = new(container, CallBudget, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);

        // Instances may start at the same time, so each uses its own blob.
        var blob = container.GetAppendBlobClient($"{Prefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        var once = new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = Azure.ETag.All } };
        (BlobRight Right, Func<CancellationToken, Task> Step)[] steps =
        [
            (BlobRight.Write, ended => blob.CreateAsync(once, ended)),
            (BlobRight.Append, ended => blob.AppendBlockAsync(new MemoryStream("{}"u8.ToArray()), cancellationToken: ended)),
            (BlobRight.Read, ended => blob.DownloadContentAsync(ended)),
            (
                BlobRight.List,
                async ended =>
                    await container
                        .GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix, ended)
                        .AsPages(pageSizeHint: 1)
                        .FirstAsync(ended)
            ),
            (BlobRight.Delete, ended => blob.DeleteIfExistsAsync(cancellationToken: ended)),
        ];
        var missing = new List<BlobRight>();
        foreach (var (right, step) in steps)
        {
            if (!await MayAsync(right, step, cancellationToken))
            {
                missing.Add(right);
            }
        }

        if (missing.Count > 0)
        {
            throw _failures.Missing(missing);
        }
    }

    // Ignores a missing permission, because the container may exist already. Later steps detect missing permissions.
    private Task<bool> CreateAsync(CancellationToken cancellationToken) =>
        _calls.RunAsync(
            BlobRight.CreateContainer,
            async ended =>
            {
                try
                {
                    return (await container.CreateAsync(cancellationToken: ended)).HasValue;
                }
                catch (RequestFailedException exception)
                    when (BlobCalls.Is(exception, BlobErrorCode.ContainerAlreadyExists) || exception.Status == 403)
                {
                    return false;
                }
            },
            cancellationToken
        );

    private Task<bool> MayAsync(BlobRight right, Func<CancellationToken, Task> step, CancellationToken cancellationToken) =>
        _calls.RunAsync(
            right,
            async ended =>
            {
                try
                {
                    await step(ended);
                    return true;
                }
                catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.ContainerNotFound))
                {
                    throw _failures.NoContainer();
                }
                catch (RequestFailedException exception) when (BlobFailures.IsMissingRight(exception))
                {
                    return false;
                }
                catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound))
                {
                    return true; // the blob was not created, because the permission to write is missing
                }
            },
            cancellationToken
        );
}
