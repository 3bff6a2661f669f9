using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Binds the antiforgery token of a page to the page's visitor, so that a token issued for one visitor is not valid in a post of another. A
/// page of a visitor without identity gets a token that is valid only in posts without an identity.
/// </summary>
internal sealed class VisitorOfPost(Visitors visitors) : IAntiforgeryAdditionalDataProvider
{
    /// <summary>The key of the request's visitor in <c>HttpContext.Items</c>.</summary>
    public static readonly object Key = new();

    public string GetAdditionalData(HttpContext context) => MarkOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(MarkOf(context)));

    // Returns a hash of the visitor's id. Looks in HttpContext.Items first: a new visitor's cookie is in this response, not in this
    // request. The next request, which posts the token, has the cookie.
    private string MarkOf(HttpContext context) => (context.Items[Key] as Visitor ?? visitors.Find(context.Request)) is { } visitor
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitor.UserId)))
        : "new";
}
