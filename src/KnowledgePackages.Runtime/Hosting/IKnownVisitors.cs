using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Recognises visitors who have used the host before, so that they do not share the rate limit of their address with new visitors.
/// </summary>
public interface IKnownVisitors
{
    /// <summary>Returns the id of the visitor if the request proves who sent it; null for a new visitor.</summary>
    string? Find(HttpRequest request);
}
