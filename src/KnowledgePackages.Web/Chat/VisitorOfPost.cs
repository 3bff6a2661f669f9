using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Binds a page's antiforgery token to its visitor, so that a token of one visitor cannot be used to post as another. A token that was
/// issued before the visitor was known is valid for a new visitor.
/// </summary>
internal sealed class VisitorOfPost(Visitors visitors) : IAntiforgeryAdditionalDataProvider
{
    /// <summary>The key of <c>HttpContext.Items</c> under which the visitor of a request is, once they are known.</summary>
    public static readonly object Key = new();

    public string GetAdditionalData(HttpContext context) => MarkOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(MarkOf(context)));

    // A new visitor has no cookie in this request yet, but their next request will have it.
    private string MarkOf(HttpContext context) => (context.Items[Key] as Visitor ?? visitors.Find(context.Request)) is { } visitor
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitor.UserId)))
        : "new";
}
