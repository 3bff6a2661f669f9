using System.Text.Json.Nodes;
using Azure.Storage.Blobs;

namespace KnowledgePackages.Simulator.Stores;

/// <summary>A test store in Azurite, behind a proxy that can delay and cut connections.</summary>
internal sealed class BlobsTestStore : ITestStore
{
    private const string Container = "faults";
    private readonly Azurite _azurite;

    private BlobsTestStore(Azurite azurite) => (_azurite, Proxy) = (azurite, new TcpProxy(azurite.Port));

    public string Name => "blobs";

    /// <summary>The proxy between the hosts and the store. Tests read the store without the proxy.</summary>
    public TcpProxy Proxy { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Storage__Provider"] = "AzureBlobs",
        ["Storage__AzureBlobs__ConnectionString"] = _azurite.ConnectionStringFor(Proxy.Port),
        ["Storage__AzureBlobs__Container"] = Container,
    };

    public static async Task<BlobsTestStore> StartAsync() => new(await Azurite.StartAsync());

    public IDisposable Take() => Proxy.Cut();

    public async Task<IReadOnlyList<StoredConversation>> ReadAsync()
    {
        var container = new BlobContainerClient(_azurite.ConnectionString, Container);
        List<StoredConversation> found = [];
        await foreach (var blob in container.GetBlobsAsync(default, default, "s1/", default))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
            found.Add(new(JsonNode.Parse(content.Value.Content.ToMemory().Span)!.AsObject()));
        }

        return found;
    }

    public async Task DeleteAsync(Parts parts)
    {
        var container = new BlobContainerClient(_azurite.ConnectionString, Container);
        foreach (var (part, prefix) in new[] { (Parts.Document, "s1/"), (Parts.Log, "log/") })
        {
            await foreach (var blob in container.GetBlobsAsync(default, default, prefix, default))
            {
                if (parts.HasFlag(part))
                {
                    await container.DeleteBlobAsync(blob.Name);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
