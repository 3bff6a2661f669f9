using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// <c>POST tokens/generate</c>: issues a token for a new conversation to a server that sends <see cref="DirectLineOptions.Secret"/>. The
/// server may choose the user's id. If no secret is configured, this endpoint rejects every request. Web pages get their tokens from
/// another endpoint.
/// </summary>
internal static partial class DirectLineGenerate
{
    public static async Task<IResult> HandleAsync(HttpContext context, DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        if (DirectLineCaller.BearerOf(context.Request) is not { } secret)
        {
            return DirectLineErrors.MissingToken();
        }

        if (options.Value.Secret is not { Length: > 0 } expected || !CryptographicOperations.FixedTimeEquals(Hash(secret), Hash(expected)))
        {
            return DirectLineErrors.Of(
                StatusCodes.Status403Forbidden,
                "BadArgument",
                "The secret is not valid. Pages ask their own server for a token."
            );
        }

        if (!DirectLineBody.TryParse(await DirectLineBody.ReadAsync(context.Request), out var body))
        {
            return DirectLineErrors.BadArgument("The body is not a JSON object of at most 4 KB.");
        }

        var userId = body?.User?.Id ?? $"dl_{Random()}";
        return UserId().IsMatch(userId)
            ? DirectLineEndpoints.Ok(tokens.Answer(new DirectLineClient(Random(), userId)))
            : DirectLineErrors.BadArgument("A user's id begins with dl_, then come up to 128 letters, digits, hyphens and underscores.");
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [GeneratedRegex(@"^dl_[A-Za-z0-9_-]{1,128}\z")]
    private static partial Regex UserId();
}
