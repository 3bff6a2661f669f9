using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.BotFramework.Schema;
using KnowledgePackages.BotFramework.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KnowledgePackages.BotFramework.DirectLine;

/// <summary>The built-in web channel: Direct Line 3.0 over REST and web sockets, as Web Chat speaks it.</summary>
public static class DirectLineEndpoints
{
    private static readonly int TokenSeconds = (int)DirectLineTokens.Lifetime.TotalSeconds;

    /// <summary>Maps the channel under <paramref name="prefix"/>. Every call needs a token of <see cref="DirectLineTokens"/>.</summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints, string prefix = "/v3/directline")
    {
        var group = endpoints.MapGroup(prefix);
        group.MapPost("/tokens/refresh", Refresh);
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{id}", ReconnectAsync);
        group.MapGet("/conversations/{id}/activities", PollAsync);
        group.MapPost("/conversations/{id}/activities", PostAsync);
        group.MapGet("/conversations/{id}/stream", StreamAsync);
        group.MapPost("/conversations/{id}/upload", Upload);
        group.MapGet("/session/getsessionid", (HttpContext context, DirectLineTokens tokens) =>
            Client(context, tokens) is { } client ? Ok(new DirectLineSession(client.ConversationId)) : Forbidden());
        return group;
    }

    private static IResult Refresh(HttpContext context, DirectLineTokens tokens) =>
        Client(context, tokens) is { } client
            ? Ok(new DirectLineConversation(client.ConversationId, tokens.Issue(client), TokenSeconds))
            : Forbidden();

    private static async Task<IResult> StartAsync(HttpContext context, DirectLineTokens tokens, DirectLineBot bot)
    {
        if (Client(context, tokens) is not { } client)
        {
            return Forbidden();
        }

        var begun = await bot.JoinAsync(client, Locale(context));
        return begun ? Conversation(context, tokens, client, watermark: 0, StatusCodes.Status201Created) : Unavailable();
    }

    private static async Task<IResult> ReconnectAsync(HttpContext context, string id, string? watermark, DirectLineTokens tokens, DirectLineBot bot)
    {
        if (Client(context, tokens, id) is not { } client)
        {
            return Forbidden();
        }

        var begun = await bot.JoinAsync(client, Locale(context));
        return begun ? Conversation(context, tokens, client, ActivitySet.Parse(watermark), StatusCodes.Status200OK) : Unavailable();
    }

    // Never an error while the token is good: Web Chat ends polling silently and for ever on one.
    private static async Task<IResult> PollAsync(
        HttpContext context, string id, string? watermark, DirectLineTokens tokens, IStorage storage, CancellationToken cancellationToken)
    {
        if (Client(context, tokens, id) is not { } client)
        {
            return Forbidden();
        }

        var after = ActivitySet.Parse(watermark);
        IReadOnlyList<LogEntry> entries = [];
        try
        {
            entries = await storage.ReadLogAsync(DirectLineBot.KeyOf(client), after, cancellationToken);
        }
        catch (StorageException)
        {
        }

        return Results.Bytes(ActivitySet.Write(entries, after), "application/json; charset=utf-8");
    }

    private static async Task<IResult> PostAsync(HttpContext context, string id, DirectLineTokens tokens, DirectLineBot bot, CancellationToken cancellationToken)
    {
        if (Client(context, tokens, id) is not { } client)
        {
            return Forbidden();
        }

        var (activity, problem) = await Hosting.ActivityReader.ReadAsync(context.Request, cancellationToken);
        if (activity is null)
        {
            return problem!;
        }

        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing))
        {
            return Error(StatusCodes.Status400BadRequest, "BadArgument", "A client sends messages, events and typing.");
        }

        var outcome = await bot.ReceiveAsync(client, activity);
        return outcome.Status switch
        {
            StatusCodes.Status429TooManyRequests => Error(StatusCodes.Status429TooManyRequests, "RateLimited", "Too many messages. Wait a moment, then send it again."),
            StatusCodes.Status503ServiceUnavailable => Unavailable(),
            _ => Ok(new DirectLinePosted(outcome.ActivityId ?? "")),
        };
    }

    private static async Task StreamAsync(
        HttpContext context, string id, string? watermark, string? t, DirectLineTokens tokens, DirectLineChannel channel, IStorage storage, TimeProvider time)
    {
        if (tokens.Check(t, DirectLineTokenUse.Stream) is not { } client || client.ConversationId != id)
        {
            await Forbidden().ExecuteAsync(context);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Error(StatusCodes.Status400BadRequest, "BadArgument", "This address takes web sockets only.").ExecuteAsync(context);
            return;
        }

        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new DirectLineSocket(socket, channel, storage, time).RunAsync(DirectLineBot.KeyOf(client), ActivitySet.Parse(watermark), ended.Token);
    }

    private static IResult Upload(HttpContext context, string id, DirectLineTokens tokens) =>
        Client(context, tokens, id) is null ? Forbidden() : Error(StatusCodes.Status400BadRequest, "BadArgument", "This bot takes no files.");

    private static DirectLineClient? Client(HttpContext context, DirectLineTokens tokens, string? conversationId = null)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        var client = header.StartsWith(Scheme, StringComparison.Ordinal) ? tokens.Check(header[Scheme.Length..], DirectLineTokenUse.Calls) : null;
        return conversationId is null || client?.ConversationId == conversationId ? client : null;
    }

    private static IResult Conversation(HttpContext context, DirectLineTokens tokens, DirectLineClient client, long watermark, int status)
    {
        var request = context.Request;
        var path = $"{request.PathBase}{request.Path.Value![..request.Path.Value!.LastIndexOf("/conversations", StringComparison.OrdinalIgnoreCase)]}";
        var stream = string.Create(
            CultureInfo.InvariantCulture,
            $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{path}/conversations/{client.ConversationId}/stream?watermark={watermark}&t={tokens.IssueForStream(client)}");
        return Ok(new DirectLineConversation(client.ConversationId, tokens.Issue(client), TokenSeconds, stream), status);
    }

    private static string? Locale(HttpContext context)
    {
        var language = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return language is null or "*" or { Length: > 35 } ? null : language;
    }

    private static IResult Ok<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, (JsonTypeInfo<T>)DirectLineJsonContext.Default.GetTypeInfo(typeof(T))!, statusCode: status);

    private static IResult Forbidden() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token is missing, expired or for another conversation.");

    private static IResult Unavailable() => Error(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The conversation cannot be saved just now. Try again soon.");

    private static IResult Error(int status, string code, string message) => Results.Json(
        new DirectLineError(new DirectLineErrorDetail(code, message)), DirectLineJsonContext.Default.DirectLineError, statusCode: status);
}
