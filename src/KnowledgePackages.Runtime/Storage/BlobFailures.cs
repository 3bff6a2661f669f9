using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Turns Azure's errors into messages for operators: which operation failed, why, and how to fix the problem. The messages contain error
/// codes and names, but not the text of a storage error, because that text may contain an address with a signature. For the same reason
/// Azure's exception does not become the inner exception.
/// </summary>
internal sealed class BlobFailures(string account, string container)
{
    private string Place => $"container {container} of the storage account {account}";

    /// <summary>Returns the exception for one failed call.</summary>
    public StorageException From(Exception exception, BlobRight right, TimeSpan budget) =>
        exception switch
        {
            AggregateException { InnerExceptions: [.., var last] } => From(last, right, budget),
            RequestFailedException { Status: > 0 } refused => new StorageException(Text(refused, right)),
            AuthenticationFailedException unknown => new StorageException(
                $"No identity could be found or signed in for the {Place} ({FirstSentence(unknown)}). Give this machine a managed "
                + "identity (a user-assigned one is named in "
                + "AZURE_CLIENT_ID), or write a connection string in Storage:AzureBlobs:ConnectionString."
            ),
            OperationCanceledException => new StorageException(
                $"The storage account {account} did not answer within {budget.TotalSeconds:0.#} s. The outcome of this call is "
                + "unknown; the next call tries again."
            ),
            _ => new StorageException(
                $"The storage account {account} cannot be reached ({Kind(exception)}). Check the network, its firewall, and the address in "
                    + "Storage:AzureBlobs:ServiceUri or :ConnectionString."
            ),
        };

    /// <summary>Returns the exception for the permissions that <see cref="BlobsStart"/> found missing.</summary>
    public StorageException Missing(IReadOnlyCollection<BlobRight> rights) =>
        new($"The right to {string.Join(", ", rights.Select(Verb))} in the {Place} is missing. {Mend}") { IsMissingPermission = true };

    /// <summary>Returns the exception for a container that does not exist and that the identity may not create.</summary>
    public StorageException NoContainer() =>
        new(
            $"The container {container} does not exist in the storage account {account}, and the right to create it is missing. Create "
            + "the container "
            + "there, or name another one in Storage:AzureBlobs:Container."
        );

    /// <summary>
    /// Returns whether Azure rejected a call because a permission is missing. False if the credentials are wrong, or if the account rejects
    /// this machine.
    /// </summary>
    public static bool IsMissingRight(RequestFailedException exception) =>
        exception.Status == 403
        && exception.ErrorCode != BlobErrorCode.AuthenticationFailed
        && exception.ErrorCode != BlobErrorCode.AuthorizationFailure;

    private static string Mend =>
        "Give the identity the role \"Storage Blob Data Contributor\" on this container (a new role can take ten minutes to work), "
        + "or, with a shared access signature, the permissions racwdl.";

    private static string Verb(BlobRight right) => right switch
    {
        BlobRight.Read => "read blobs",
        BlobRight.Write => "write blobs",
        BlobRight.Append => "append to blobs",
        BlobRight.List => "list blobs",
        BlobRight.Delete => "delete blobs",
        _ => "create the container",
    };

    // Returns the first sentence of the exception's message; the other sentences are advice for developers.
    private static string FirstSentence(Exception exception) => exception.Message.Split('\n', 2)[0].Split(". ", 2)[0].Trim().TrimEnd('.');

    private static string Kind(Exception exception) => exception switch
    {
        HttpRequestException unreachable => unreachable.HttpRequestError.ToString(),
        { InnerException: { } inner } => Kind(inner),
        _ => exception.GetType().Name,
    };

    private string Text(RequestFailedException refused, BlobRight right)
    {
        var code = refused.ErrorCode ?? "no code";
        return (refused.Status, code) switch
        {
            (403, "AuthenticationFailed") =>
                $"The {Place} refuses the credentials (403 {code}). The key or signature in Storage:AzureBlobs:ConnectionString is "
                + "wrong or expired, or this machine's clock is wrong.",
            (403, "AuthorizationFailure") =>
                $"The {Place} refuses this machine (403 {code}). Either the account's firewall blocks it, or the key in "
                + "Storage:AzureBlobs:ConnectionString is wrong.",
            (403, "KeyBasedAuthenticationNotPermitted") =>
                $"The storage account {account} does not allow keys. Take Storage:AzureBlobs:ConnectionString out and write "
                + "Storage:AzureBlobs:ServiceUri, to use a managed identity.",
            (401 or 403, _) => $"The right to {Verb(right)} in the {Place} is missing ({refused.Status} {code}). {Mend}",
            (404, _) => $"The {Place} does not exist ({code}). Create the container, or restart the program if it may create containers.",
            (412, "LeaseIdMissing") => $"A blob in the {Place} is leased by another program. Break the lease.",
            (429 or 503, _) =>
                $"The storage account {account} is too busy ({refused.Status} {code}). If this continues, move other programs elsewhere.",
            ( >= 500, _) => $"The storage account {account} failed ({refused.Status} {code}).",
            _ => $"The {Place} refused to {Verb(right)} ({refused.Status} {code}, request {RequestId(refused)}).",
        };
    }

    private static string RequestId(RequestFailedException refused) =>
        refused.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-request-id", out var id) ? id : "unknown";
}
