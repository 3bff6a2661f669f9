using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Binds a page's token to its visitor, so that one visitor's token, planted in another one's browser, cannot send anything as them.
/// Before there is a visitor, the token is valid for a new one.
/// </summary>
internal sealed class VisitorOfPost(Visitors visitors) : IAntiforgeryAdditionalDataProvider
{
    /// <summary>Where the visitor of a request is, once they are known.</summary>
    public static readonly object Key = new();

    public string GetAdditionalData(HttpContext context) => MarkOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(additionalData), Encoding.UTF8.GetBytes(MarkOf(context)));

    // A visitor who has just become one has no cookie in this request yet, but the next one will have it.
    private string MarkOf(HttpContext context) => (context.Items[Key] as Visitor ?? visitors.Find(context.Request)) is { } visitor
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitor.UserId)))
        : "new";
}
