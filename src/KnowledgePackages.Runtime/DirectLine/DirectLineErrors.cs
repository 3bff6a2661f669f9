using KnowledgePackages.Runtime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Error responses in the shape and with the codes that Direct Line clients understand.</summary>
internal static class DirectLineErrors
{
    public static IResult MissingToken() =>
        Of(StatusCodes.Status401Unauthorized, "MissingToken", "Send a token: Authorization: Bearer <token>.");

    // A forged token and a token for another conversation get the same response, so that nobody can find out which conversations exist.
    public static IResult WrongToken() =>
        Of(StatusCodes.Status403Forbidden, "BadArgument", "The token is not valid, or it is for another conversation.");

    public static IResult UsedToken() =>
        Of(StatusCodes.Status403Forbidden, "BadArgument", "This token has opened a stream. GET the conversation for another one.");

    public static IResult ExpiredToken() => Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Ask for a new one.");

    public static IResult BadArgument(string message) => Of(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult TooManySockets() =>
        Of(
            StatusCodes.Status429TooManyRequests,
            "TooManyConnections",
            $"A conversation has at most {DirectLineLimits.SocketsInConversation} open streams."
        );

    public static IResult NoSocketLeft() =>
        Of(StatusCodes.Status503ServiceUnavailable, "ServiceError", "No web socket is free. Poll instead, or come back later.");

    public static IResult TooMany() =>
        Of(StatusCodes.Status429TooManyRequests, "RateLimited", "Too many messages. Wait a moment, then send it again.");

    public static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        RateLimits.SetRetryAfter(context.Response, wait);
        return TooMany();
    }

    public static IResult TooLarge() =>
        Of(
            StatusCodes.Status413PayloadTooLarge,
            "MessageSizeTooBig",
            $"The value of a message has at most {ClientActivity.MaxValueBytes / 1024} KB."
        );

    public static IResult BotFailed() =>
        Of(StatusCodes.Status502BadGateway, "BotRejectedActivity", "The bot could not take this. Send it again.");

    public static IResult Unavailable() =>
        Of(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The conversation cannot be saved just now. Try again soon.");

    /// <summary>Converts a problem document to the error shape of Direct Line.</summary>
    public static IResult From(IResult problem) => problem is ProblemHttpResult { ProblemDetails: var details, StatusCode: var status }
        ? Of(status, status == StatusCodes.Status413PayloadTooLarge ? "MessageSizeTooBig" : "BadArgument", details.Detail ?? "")
        : problem;

    public static IResult Of(int status, string code, string message) => Results.Json(
        new DirectLineError(new DirectLineErrorDetail(code, message)), DirectLineJsonContext.Default.DirectLineError, statusCode: status);
}
