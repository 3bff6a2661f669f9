using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Finds the client (user and conversation) that has made a request.</summary>
internal static class DirectLineCaller
{
    private const string Scheme = "Bearer ";

    /// <summary>Returns the token after <c>Bearer</c> in the Authorization header; null if the request has no such header.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>Finds the client for which the request's token was issued. Returns false if the request has no valid token.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tokens">Checks the token.</param>
    /// <param name="conversationId">The conversation in the request's address; null if it has none.</param>
    /// <param name="client">The client for which the token was issued.</param>
    /// <param name="refusal">The error response if the token is missing or not valid for this request.</param>
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
