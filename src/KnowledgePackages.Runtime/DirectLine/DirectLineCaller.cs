using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Finds out whom a call speaks for.</summary>
internal static class DirectLineCaller
{
    private const string Scheme = "Bearer ";

    /// <summary>What stands behind <c>Bearer</c>; null where there is no such header.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>The client whose token came along.</summary>
    /// <param name="context">The call.</param>
    /// <param name="tokens">Checks the token.</param>
    /// <param name="conversationId">The conversation that the address names; null where it names none.</param>
    /// <param name="client">Whom the token speaks for.</param>
    /// <param name="refusal">The answer where there is no token, or none that is good for this.</param>
    public static bool TryGet(
        HttpContext context,
        DirectLineTokens tokens,
        string? conversationId,
        [NotNullWhen(true)] out DirectLineClient? client,
        [NotNullWhen(false)] out IResult? refusal
    )
    {
        var isExpired = false;
        var token = BearerOf(context.Request);
        client = token is null ? null : tokens.Check(token, DirectLineTokenUse.Calls, out isExpired);
        refusal = client is null
            ? token is null
                ? DirectLineErrors.MissingToken()
                : isExpired
                    ? DirectLineErrors.ExpiredToken()
                    : DirectLineErrors.WrongToken()
            : conversationId is null || client.ConversationId == conversationId
                ? null
                : DirectLineErrors.WrongToken();
        return refusal is null;
    }
}
