using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Issues and checks the tokens of the built-in web channel. A token is for one conversation, one user and a short time.</summary>
/// <remarks>
/// The token has the form of a JWT, because Web Chat reads the <c>user</c> claim from it. The signature is the hash of header and payload,
/// protected by ASP.NET Core data protection. Data protection rotates the keys and shares them between instances, so the channel has no
/// key of its own.
/// </remarks>
public sealed class DirectLineTokens(IDataProtectionProvider protection, IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>How long a token is valid: <see cref="DirectLineOptions.TokenLifetime"/>.</summary>
    public TimeSpan Lifetime => options.Value.TokenLifetime;

    /// <summary>How long the token in a stream's URL is valid. The client must open the web socket within this time.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"KR-SHA256","typ":"JWT"}"""u8);

    private readonly IDataProtector _protector = protection.CreateProtector("DirectLine.Token.1");

    /// <summary>Returns a token for REST calls. It contains the user's id.</summary>
    public string Issue(DirectLineClient client) => Issue(client, DirectLineTokenUse.Calls, Lifetime);

    internal DirectLineConversation Answer(DirectLineClient client, string? streamUrl = null) =>
        new(client.ConversationId, Issue(client), (int)Lifetime.TotalSeconds, streamUrl);

    internal string IssueForStream(DirectLineClient client) => Issue(client, DirectLineTokenUse.Stream, StreamLifetime);

    /// <summary>Returns the client for which a token was issued; null if the token is forged, expired or for another use.</summary>
    internal DirectLineClient? Check(string? token, DirectLineTokenUse use) => Check(token, use, out _);

    /// <summary>
    /// Returns the client for which a token was issued; null if the token is forged, expired or for another use.
    /// <paramref name="isExpired"/> is true if the token is genuine and has expired.
    /// </summary>
    internal DirectLineClient? Check(string? token, DirectLineTokenUse use, out bool isExpired)
    {
        isExpired = false;
        if (token is not { Length: < 4096 } || token.Split('.') is not [var header, var payload, var signature] || header != Header)
        {
            return null;
        }

        try
        {
            var sealedHash = _protector.Unprotect(Base64Url.DecodeFromChars(signature));
            if (!CryptographicOperations.FixedTimeEquals(sealedHash, Hash($"{header}.{payload}")))
            {
                return null;
            }

            var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), DirectLineJsonContext.Default.DirectLineClaims);
            if (claims is null || claims.Use != use)
            {
                return null;
            }

            isExpired = claims.Expires <= time.GetUtcNow().ToUnixTimeSeconds();
            return isExpired ? null : new DirectLineClient(claims.Conversation, claims.User);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the protected hash at the end of a checked token. It is different in each token, because data protection adds random bytes.
    /// </summary>
    internal static byte[] SealOf(string token) => Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1));

    private string Issue(DirectLineClient client, DirectLineTokenUse use, TimeSpan lifetime)
    {
        var claims = new DirectLineClaims(client.ConversationId, client.UserId, use, (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, DirectLineJsonContext.Default.DirectLineClaims);
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(_protector.Protect(Hash(signed)))}";
    }

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}

/// <summary>A client of the built-in web channel: one user in one conversation. Each token is for one client.</summary>
/// <param name="ConversationId">The id of the conversation. It is random, so that nobody can guess it.</param>
/// <param name="UserId">
/// The id of the user. The server creates the id, not the client. The id begins with <c>dl_</c>, as Web Chat requires.
/// </param>
public sealed record DirectLineClient(string ConversationId, string UserId);

/// <summary>
/// The use of a token: for REST calls, or in the URL of a stream. A token is accepted for its own use only, so that a token in a logged URL
/// cannot be used for calls.
/// </summary>
internal enum DirectLineTokenUse
{
    Calls,
    Stream,
}

internal sealed record DirectLineClaims(
    [property: JsonPropertyName("conv")] string Conversation,
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("use")] DirectLineTokenUse Use,
    [property: JsonPropertyName("exp")] long Expires);
