using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Issues and checks the tokens of the built-in Direct Line channel: one conversation, one user, a short life.
/// </summary>
/// <remarks>
/// The token has the shape of a JWT because Web Chat reads the <c>user</c> claim out of it. Its signature is the hash of what stands
/// before it, sealed by the data protection key ring, so keys roll over and are shared by all instances without a key of our own.
/// </remarks>
public sealed class DirectLineTokens(IDataProtectionProvider protection, IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>How long a token admits: <see cref="DirectLineOptions.TokenLifetime"/>.</summary>
    public TimeSpan Lifetime => options.Value.TokenLifetime;

    /// <summary>How long the token inside a stream URL admits: the socket must be opened within it.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromMinutes(1);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"KR-SHA256","typ":"JWT"}"""u8);

    private readonly IDataProtector _protector = protection.CreateProtector("DirectLine.Token.1");

    /// <summary>A token for REST calls, which names its user.</summary>
    public string Issue(DirectLineClient client) => Issue(client, DirectLineTokenUse.Calls, Lifetime);

    internal DirectLineConversation Answer(DirectLineClient client, string? streamUrl = null) =>
        new(client.ConversationId, Issue(client), (int)Lifetime.TotalSeconds, streamUrl);

    internal string IssueForStream(DirectLineClient client) => Issue(client, DirectLineTokenUse.Stream, StreamLifetime);

    /// <summary>Who the token speaks for; null where it is forged, expired or meant for something else.</summary>
    internal DirectLineClient? Check(string? token, DirectLineTokenUse use) => Check(token, use, out _);

    /// <summary>The same, and tells whether a token that does not admit any more is one of ours.</summary>
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

    private string Issue(DirectLineClient client, DirectLineTokenUse use, TimeSpan lifetime)
    {
        var claims = new DirectLineClaims(client.ConversationId, client.UserId, use, (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, DirectLineJsonContext.Default.DirectLineClaims);
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(_protector.Protect(Hash(signed)))}";
    }

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}

/// <summary>Who talks where: what a token is bound to.</summary>
/// <param name="ConversationId">The conversation, unguessable.</param>
/// <param name="UserId">The user, made by the server, beginning with <c>dl_</c> as Web Chat asks.</param>
public sealed record DirectLineClient(string ConversationId, string UserId);

/// <summary>What a token is good for, so that one in a URL cannot be used for calls.</summary>
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
