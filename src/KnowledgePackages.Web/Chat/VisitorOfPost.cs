using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Binds the antiforgery token of a page to the page's visitor, so that nobody can use the token of one visitor to post as another. If a
/// page has no known visitor, its token is valid only for posts without a known visitor.
/// </summary>
internal sealed class VisitorOfPost(Visitors visitors) : IAntiforgeryAdditionalDataProvider
{
    /// <summary>The key of the request's visitor in <c>HttpContext.Items</c>.</summary>
    public static readonly object Key = new();

    public string GetAdditionalData(HttpContext context) => MarkOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(MarkOf(context)));

    // Returns a hash of the visitor's id. Prefers the visitor in HttpContext.Items, because a new visitor has no cookie in this request.
    // The next request, which posts the token, has the cookie.
    private string MarkOf(HttpContext context) => (context.Items[Key] as Visitor ?? visitors.Find(context.Request)) is { } visitor
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitor.UserId)))
        : "new";
}
