using Azure;
using Azure.Storage.Blobs;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>
/// Stores state like the SDK's own blob storage: one blob for each key, JSON with type names, and unconditional writes, so that the last
/// writer wins.
/// </summary>
internal sealed class PlainBlobStorage(string connectionString, string container) : IStorage
{
    private static readonly JsonSerializer Json = new() { TypeNameHandling = TypeNameHandling.All };

    private readonly BlobContainerClient _container = new(connectionString, container);
    private volatile bool _isCreated;

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await CreateContainerAsync(cancellationToken);
        var found = new Dictionary<string, object>();
        foreach (var key in keys)
        {
            try
            {
                var blob = (await Blob(key).DownloadContentAsync(cancellationToken)).Value;
                using var reader = new JsonTextReader(new StreamReader(blob.Content.ToStream()));
                found[key] = Json.Deserialize(reader)!;
            }
            catch (RequestFailedException error) when (error.Status == 404)
            {
                // nothing is stored yet
            }
        }

        return found;
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        await CreateContainerAsync(cancellationToken);
        foreach (var (key, value) in changes)
        {
            using var content = new MemoryStream();
            await using (var writer = new StreamWriter(content, leaveOpen: true))
            {
                Json.Serialize(writer, value);
            }

            content.Position = 0;
            await Blob(key).UploadAsync(content, overwrite: true, cancellationToken);
        }
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            await Blob(key).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private BlobClient Blob(string key) => _container.GetBlobClient(Uri.EscapeDataString(key));

    private async Task CreateContainerAsync(CancellationToken cancellationToken)
    {
        if (_isCreated)
        {
            return;
        }

        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        _isCreated = true;
    }
}
