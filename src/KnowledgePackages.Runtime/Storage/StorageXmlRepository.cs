using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>Stores the keys of ASP.NET Core data protection in the conversation store, so that all instances share them.</summary>
/// <remarks>
/// The framework calls this class synchronously, on first use and for each new key (every 90 days). These calls are so rare that blocking a
/// thread is acceptable.
/// </remarks>
internal sealed class StorageXmlRepository(IConversationStore storage) : IXmlRepository
{
    /// <summary>The prefix of the names of all keys and revocations.</summary>
    public const string Prefix = "keys/";

    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var key = new DocumentKey($"{Prefix}{friendlyName}");
        var content = System.Text.Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        storage.WriteAsync(key, new DocumentWrite(content), etag: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        await foreach (var key in storage.ListAsync(Prefix, CancellationToken.None))
        {
            if (await storage.ReadAsync(key, CancellationToken.None) is { } stored)
            {
                elements.Add(XElement.Parse(System.Text.Encoding.UTF8.GetString(stored.Content.Span)));
            }
        }

        return elements;
    }
}
