using System.Runtime.CompilerServices;
using Azure.Identity;
using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Contains all code of <c>Hosting</c> that uses Azure's libraries. The methods are not inlined, so that the runtime loads these libraries
/// only when a method is called.
/// </summary>
internal static class AzureBlobsStore
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IConversationStore Create(AzureBlobsOptions options) => options.ConnectionString is { Length: > 0 } text
        ? new BlobConversationStore(text, options.Container)
        : new BlobConversationStore(new Uri(options.ServiceUri!), options.Container, new DefaultAzureCredential());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool CanUse(string connectionString)
    {
        try
        {
            return new BlobServiceClient(connectionString).AccountName is { Length: > 0 };
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
