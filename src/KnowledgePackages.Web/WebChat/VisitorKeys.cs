using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Encrypts a visitor's identity, so that only this server can create or read it. The page keeps the identity twice: in a cookie, and in a
/// resume key for browsers that refuse the cookie. A cookie's value is not valid as a resume key, and a resume key is not valid as a
/// cookie. Both are valid for a year.
/// </summary>
internal sealed class VisitorKeys(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private const int MaxLength = 4096; // the largest cookie that every browser accepts, in bytes

    private readonly IDataProtector _cookies = protection.CreateProtector("WebChat.User.2");
    private readonly IDataProtector _resumeKeys = protection.CreateProtector("WebChat.ResumeKey.1");

    public string Cookie(Visitor visitor) => Seal(_cookies, visitor);

    public string ResumeKey(Visitor visitor) => Seal(_resumeKeys, visitor);

    public Visitor? FromCookie(string? value) => Open(_cookies, value);

    public Visitor? FromResumeKey(string? value) => Open(_resumeKeys, value);

    // Leaves out the Azure conversation if its token is so long that browsers would reject the cookie. The visitor then cannot resume that
    // conversation.
    private string Seal(IDataProtector protector, Visitor visitor)
    {
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var value = protector.Protect($"{until} {visitor.UserId}{(visitor.Azure is { } azure ? $" {azure.Id} {azure.Token}" : "")}");
        return value.Length < MaxLength - 256 ? value : protector.Protect($"{until} {visitor.UserId}");
    }

    private Visitor? Open(IDataProtector protector, string? value)
    {
        if (value is not { Length: > 0 and < MaxLength })
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(value).Split(' ');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) <= time.GetUtcNow().ToUnixTimeSeconds() ? null
                : new Visitor(parts[1], parts is [_, _, var id, var token] ? new AzureConversation(id, token) : null);
        }
        catch (CryptographicException)
        {
            return null; // forged, or encrypted with a key that no longer exists: the caller creates a new visitor
        }
    }
}
