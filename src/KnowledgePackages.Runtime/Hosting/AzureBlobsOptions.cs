using System.ComponentModel.DataAnnotations;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// The <c>Storage:AzureBlobs</c> section: the storage account, named either by a connection string or by its address (to sign in with an
/// identity).
/// </summary>
public sealed class AzureBlobsOptions
{
    /// <summary>The account's connection string, with its key or with a shared access signature that allows <c>racwdl</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The account's address, <c>https://(account).blob.core.windows.net</c>. The program signs in with the identity that
    /// <see cref="Azure.Identity.DefaultAzureCredential"/> finds: the identity of this machine or of the signed-in user
    /// (<see href="https://learn.microsoft.com/dotnet/azure/sdk/authentication/credential-chains"/>). <c>AZURE_CLIENT_ID</c> names a
    /// user-assigned identity.
    /// </summary>
    public string? ServiceUri { get; set; }

    /// <summary>
    /// The name of the container. The program creates it at startup if the identity may create containers; otherwise it must exist.
    /// </summary>
    /// <value>Default <c>knowledge-packages</c>.</value>
    [Required(ErrorMessage = ContainerProblem)]
    [RegularExpression("^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$", ErrorMessage = ContainerProblem)]
    public string Container { get; set; } = "knowledge-packages";

    private const string ContainerProblem =
        "Storage:AzureBlobs:Container is not a name that Azure takes. Write 3 to 63 small letters, digits and single hyphens, or leave "
        + "it out.";

    /// <summary>
    /// Returns an error message about <see cref="ConnectionString"/> and <see cref="ServiceUri"/>; null if exactly one is set, and is
    /// valid.
    /// </summary>
    internal string? Problem() =>
        (ConnectionString, ServiceUri) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) =>
                "Storage:AzureBlobs has both ConnectionString and ServiceUri. Leave one out: ServiceUri is for an identity, "
                + "ConnectionString for a key.",
            ({ Length: > 0 } text, _) => AzureBlobsStore.CanUse(text)
                ? null
                : "Storage:AzureBlobs:ConnectionString cannot be understood. Copy it whole from the storage account's access keys.",
            (_, { Length: > 0 } text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.Query.Length == 0
                ? null
                : "Storage:AzureBlobs:ServiceUri is not the address of a storage account. Write "
                    + "https://<account>.blob.core.windows.net, and a shared access signature into ConnectionString instead.",
            _ =>
                "Storage:AzureBlobs has neither ConnectionString nor ServiceUri. Write ServiceUri "
                + "(https://<account>.blob.core.windows.net) for an identity, or ConnectionString for a key.",
        };
}
