using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Operator;

/// <summary>
/// Checks the operator's key, and keeps the session in a cookie of the browser for an hour. A change of the key ends all sessions.
/// </summary>
internal sealed class OperatorSession(IDataProtectionProvider protection, IOptions<OperatorOptions> options, TimeProvider time)
    : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The maximum number of keys that one IP address may try in a minute.</summary>
    public const int TriesPerMinute = 10;

    private readonly byte[] _key = HashOf(options.Value.Key ?? "");

    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new() { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    private IDataProtector Protector => protection.CreateProtector("Operator.1", Convert.ToHexString(_key));

    /// <summary>
    /// Counts an attempt to sign in. Returns false if the request's IP address has used up its attempts of this minute, otherwise true.
    /// </summary>
    public bool MayTry(HttpContext context)
    {
        using var lease = _tries.AttemptAcquire($"{context.Connection.RemoteIpAddress}");
        return lease.IsAcquired;
    }

    /// <summary>Returns whether this is the operator's key. The time of the comparison does not depend on how wrong the key is.</summary>
    public bool IsKey(string? given) =>
        options.Value.Key is { Length: > 0 } && given is not null && CryptographicOperations.FixedTimeEquals(HashOf(given), _key);

    /// <summary>Begins a session: sets the session cookie in the response.</summary>
    public void Begin(HttpContext context)
    {
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        };
        context.Response.Cookies.Append(NameOf(context.Request), Protector.Protect(until), cookie);
    }

    /// <summary>
    /// Returns whether the request has a valid session cookie. A cookie is invalid if it is missing, forged or older than an hour.
    /// </summary>
    public bool IsOpen(HttpRequest request)
    {
        if (request.Cookies[NameOf(request)] is not { Length: > 0 and < 4096 } value)
        {
            return false;
        }

        try
        {
            return long.Parse(Protector.Unprotect(value), CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false; // the cookie is forged, or was issued for an earlier operator's key
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();

    // Returns the name of the cookie. Over HTTPS the name has the prefix __Host-, so that other subdomains cannot set the cookie.
    private static string NameOf(HttpRequest request) => request.IsHttps ? "__Host-kp-operator" : "kp-operator";

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
