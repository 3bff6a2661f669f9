using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Reads an activity from a request, or says in a problem document why there is none: 400, 408, 413 or 415.</summary>
internal static class ActivityReader
{
    public static async Task<(Activity? Activity, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problem(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json."));
        }

        if (request.ContentLength > ChannelAdapter.LargestBody)
        {
            return (null, TooLarge());
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ChannelAdapter.LargestBody;
        }

        using var tooLong = new CancellationTokenSource(
            ChannelAdapter.LongestRead,
            request.HttpContext.RequestServices.GetRequiredService<TimeProvider>()
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            var activity = await JsonSerializer.DeserializeAsync(request.Body, WireJson.Activity, either.Token);
            return activity switch
            {
                null => (null, Malformed("The body is null.")),
                { Type: null or "" } => (null, Malformed("The activity has no type.")),
                _ => (activity, null),
            };
        }
        catch (JsonException exception)
        {
            // The path and place, never the message: it could quote what a user wrote.
            return (null, Malformed($"The body is not an activity: line {exception.LineNumber + 1}, {exception.Path ?? "$"}."));
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, Problem(StatusCodes.Status408RequestTimeout, "The body took too long."));
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits: too large, too slow, cut off.
            return (null, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge()
                : Problem(exception.StatusCode, "The body did not arrive as it was announced."));
        }
    }

    private static IResult Malformed(string detail) => Problem(StatusCodes.Status400BadRequest, detail);

    private static IResult TooLarge() =>
        Problem(StatusCodes.Status413PayloadTooLarge, $"An activity has at most {ChannelAdapter.LargestBody / 1024} KB.");

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
