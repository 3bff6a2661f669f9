using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>
/// The operations of the Bot Connector REST API (v3) that a bot needs for its replies. Every call returns a <see cref="DeliveryResult"/>,
/// even if no response arrives. This class does not retry.
/// </summary>
internal sealed class ConnectorCalls(HttpClient http, TimeProvider time)
{
    private const int MaxAnswerBytes = 64 * 1024;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    private static readonly ProductInfoHeaderValue UserAgent =
        new("KnowledgePackages", typeof(ConnectorCalls).Assembly.GetName().Version?.ToString(3));

    /// <summary>Sends an activity: <c>POST v3/conversations/{id}/activities</c>.</summary>
    public Task<DeliveryResult> SendToConversationAsync(
        string serviceUrl,
        string conversationId,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancellationToken
    ) => CallAsync(HttpMethod.Post, Address(serviceUrl, conversationId), activity, cancellationToken);

    /// <summary>Replies to an activity: <c>POST v3/conversations/{id}/activities/{replyToId}</c>.</summary>
    public Task<DeliveryResult> ReplyToActivityAsync(
        string serviceUrl, string conversationId, string replyToId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, Address(serviceUrl, conversationId, replyToId), activity, cancellationToken);

    /// <summary>Replaces an activity: <c>PUT v3/conversations/{id}/activities/{activityId}</c>.</summary>
    public Task<DeliveryResult> UpdateActivityAsync(
        string serviceUrl, string conversationId, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, Address(serviceUrl, conversationId, activityId), activity, cancellationToken);

    /// <summary>Deletes an activity: <c>DELETE v3/conversations/{id}/activities/{activityId}</c>.</summary>
    public Task<DeliveryResult> DeleteActivityAsync(
        string serviceUrl,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken
    ) => CallAsync(HttpMethod.Delete, Address(serviceUrl, conversationId, activityId), default, cancellationToken);

    /// <summary>Begins a conversation: <c>POST v3/conversations</c>.</summary>
    /// <returns>If the channel accepts the call, <see cref="DeliveryResult.Delivered"/> with the conversation's id.</returns>
    public Task<DeliveryResult> CreateConversationAsync(
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            HttpMethod.Post,
            Uri.TryCreate(serviceUrl, UriKind.Absolute, out var root)
                ? new Uri($"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations")
                : null,
            JsonSerializer.SerializeToUtf8Bytes(parameters, WireJson.Plain.GetTypeInfo(typeof(ConversationParameters))),
            cancellationToken
        );

    // Returns the address of an operation; null if the serviceUrl is invalid. Also returns null for the ids "." and "..": in a URL they
    // select another path, so the call would reach another operation.
    private static Uri? Address(string serviceUrl, string conversationId, string? activityId = null) =>
        conversationId is not ("." or "..") && activityId is not ("." or "..") && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var root)
        && Uri.TryCreate(
            $"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities"
            + (activityId is null ? "" : $"/{Uri.EscapeDataString(activityId)}"), UriKind.Absolute, out var address)
            ? address
            : null;

    private async Task<DeliveryResult> CallAsync(
        HttpMethod method,
        Uri? address,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancellationToken
    )
    {
        if (address is null)
        {
            return new DeliveryResult.Refused(0);
        }

        using var span = Telemetry.Begin($"connector {method.Method}", ActivityKind.Client);
        var begin = time.GetTimestamp();
        var (result, status) = await SendAsync(method, address, activity, cancellationToken);
        var tags = new TagList { { "http.request.method", method.Method }, { "http.response.status_code", status } };
        Telemetry.ConnectorDuration.Record(time.GetElapsedTime(begin).TotalSeconds, tags);
        span?.SetTag("http.response.status_code", status)
            .SetStatus(result is DeliveryResult.Delivered ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        return result;
    }

    // Makes the call. Returns status 0 if no response arrived.
    private async Task<(DeliveryResult Result, int Status)> SendAsync(
        HttpMethod method, Uri address, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.UserAgent.Add(UserAgent);
        if (!activity.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(activity);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        using var tooLong = new CancellationTokenSource(CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            DeliveryResult result = response.IsSuccessStatusCode
                ? new DeliveryResult.Delivered(await IdAsync(response, either.Token))
                : Judge(response);
            return (result, (int)response.StatusCode);
        }
        catch (Exception exception) when (IsFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            return (new DeliveryResult.RetryLater(null), 0);
        }
        catch (UriFormatException)
        {
            return (new DeliveryResult.Refused((int)HttpStatusCode.BadRequest), 0); // no request can be sent to a host with this name
        }
    }

    private static bool IsFailure(Exception exception) => exception is HttpRequestException or IOException or OperationCanceledException;

    // Returns RetryLater for the statuses in the documentation of Teams' rate limits (412, 429, 502, 504) and for the usual statuses of
    // gateways (408, 503). Returns Refused for all other errors.
    private DeliveryResult Judge(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            => new DeliveryResult.RetryLater(After(response.Headers.RetryAfter)),
        var status => new DeliveryResult.Refused((int)status),
    };

    // Returns the wait that the channel's Retry-After header requests; null if the response has no such header. The wait is at most
    // MaxWait, so a wrong header cannot hold back replies for hours.
    private TimeSpan? After(RetryConditionHeaderValue? header)
    {
        var after = header?.Delta ?? header?.Date - time.GetUtcNow();
        return after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxWait.Ticks)) : null;
    }

    // Returns the id that the channel assigned; null if the response has none. Channels return 200 or 201 with {"id": …}, or 202 without a
    // body. A status of success means that the reply was accepted, even if the body cannot be read.
    private static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return body.Length == 0
                ? null
                : (JsonSerializer.Deserialize(body, WireJson.Plain.GetTypeInfo(typeof(ResourceResponse))) as ResourceResponse)?.Id;
        }
        catch (Exception exception) when (exception is JsonException || IsFailure(exception))
        {
            return null;
        }
    }
}
