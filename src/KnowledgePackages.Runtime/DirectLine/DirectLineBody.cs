using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Reads the body of a request that begins a conversation: the user and the language, both optional.</summary>
internal static class DirectLineBody
{
    private const int MaxLength = 4096;

    /// <summary>Returns the body; null if it has more than 4 KB.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        var buffer = new byte[MaxLength + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            request.HttpContext.RequestAborted
        );
        return length > MaxLength ? null : buffer[..length];
    }

    public static bool TryParse(byte[]? json, out DirectLineStart? body)
    {
        body = null;
        try
        {
            body = json is { Length: > 0 } ? JsonSerializer.Deserialize(json, DirectLineJsonContext.Default.DirectLineStart) : null;
            return json is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
