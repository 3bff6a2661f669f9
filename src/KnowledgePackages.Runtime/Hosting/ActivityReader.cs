using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Reads an activity from a request, or returns a problem document with the reason: 400, 408, 413 or 415.</summary>
internal static class ActivityReader
{
    // The size of the first buffer. It does not follow a larger announcement, because a client can announce a body and send nothing.
    private const int UsualBytes = 4 * 1024;

    /// <param name="request">The request.</param>
    /// <param name="largest">The maximum size of the body in bytes.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The activity and the JSON that it was read from, or the problem.</returns>
    public static async Task<(Activity? Activity, ReadOnlyMemory<byte> Body, IResult? Problem)> ReadAsync(
        HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, default, Problem(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json."));
        }

        if (request.ContentLength > largest)
        {
            return (null, default, TooLarge(largest));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        using var tooLong = new CancellationTokenSource(
            ChannelAdapter.ReadTimeout,
            request.HttpContext.RequestServices.GetRequiredService<TimeProvider>()
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            using var stream = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, UsualBytes));
            await request.Body.CopyToAsync(stream, either.Token);
            var body = stream.GetBuffer().AsMemory(0, (int)stream.Length);
            var activity = ActivityRepair.ReadOrRepair(body.Span);
            return activity switch
            {
                null => (null, default, Malformed("The body is null.")),
                { Type: null or "" } => (null, default, Malformed("The activity has no type.")),
                _ => (activity, body, null),
            };
        }
        catch (JsonException exception)
        {
            // Return only the path and the line, because the exception's message could contain a user's text.
            return (null, default, Malformed($"The body is not an activity: line {exception.LineNumber + 1}, {exception.Path ?? "$"}."));
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, default, Problem(StatusCodes.Status408RequestTimeout, "The body took too long."));
        }
        catch (BadHttpRequestException exception)
        {
            // The web server ended the read: the body was too large, too slow or interrupted.
            return (null, default, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(largest)
                : Problem(exception.StatusCode, "The body did not arrive as it was announced."));
        }
    }

    private static IResult Malformed(string detail) => Problem(StatusCodes.Status400BadRequest, detail);

    private static IResult TooLarge(int largest) =>
        Problem(StatusCodes.Status413PayloadTooLarge, $"An activity has at most {largest / 1024} KB.");

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
