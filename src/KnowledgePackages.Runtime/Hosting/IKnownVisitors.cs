using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Recognises visitors who have used the host before, so that they do not share the rate limit of their address with new visitors.
/// </summary>
public interface IKnownVisitors
{
    /// <summary>Returns the visitor's id if the request proves the visitor's identity; null for a new visitor.</summary>
    string? Find(HttpRequest request);
}
