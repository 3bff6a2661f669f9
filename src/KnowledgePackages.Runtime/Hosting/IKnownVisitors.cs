using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Recognises visitors who were here before, so that they do not share the limit of their address with new ones.</summary>
public interface IKnownVisitors
{
    /// <summary>Returns the visitor that the request proves to come from; null for a new visitor.</summary>
    string? Find(HttpRequest request);
}
