using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The endpoints of the built-in web channel: Direct Line 3.0 over REST and web sockets, in the form that Web Chat uses.</summary>
public static class DirectLineEndpoints
{
    /// <summary>
    /// Maps the channel under <paramref name="prefix"/>. Every call needs a token of <see cref="DirectLineTokens"/>, except
    /// <c>tokens/generate</c>, which needs <see cref="DirectLineOptions.Secret"/>. If <see cref="DirectLineOptions.Enabled"/> is false,
    /// every call gets 404.
    /// </summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints, string prefix = "/v3/directline")
    {
        var group = endpoints.MapGroup(prefix);
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<DirectLineOptions>>().Value.Enabled)
        {
            group.Map("/{**rest}", () => Results.NotFound());
            return group;
        }

        group.MapPost("/tokens/generate", DirectLineGenerate.HandleAsync);
        group.MapPost("/tokens/refresh", Refresh);
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{id}", ReconnectAsync);
        group.MapGet("/conversations/{id}/activities", PollAsync);
        group.MapPost("/conversations/{id}/activities", PostAsync);
        group.MapGet("/conversations/{id}/stream", StreamAsync);
        group.MapPost("/conversations/{id}/upload", Upload);
        group.MapGet("/session/getsessionid", SessionId);
        return group;
    }

    private static IResult Refresh(HttpContext context, DirectLineTokens tokens) =>
        DirectLineCaller.TryGet(context, tokens, null, out var client, out var refusal) ? Ok(tokens.Answer(client)) : refusal;

    private static IResult SessionId(HttpContext context, DirectLineTokens tokens) =>
        DirectLineCaller.TryGet(context, tokens, null, out var client, out var refusal)
            ? Ok(new DirectLineSession(client.ConversationId))
            : refusal;

    // Responds with 201 for a new conversation and 200 for an existing one.
    private static async Task<IResult> StartAsync(
        HttpContext context,
        DirectLineTokens tokens,
        DirectLineBot bot,
        IConversationStore storage,
        AddressLimits addresses
    )
    {
        if (!DirectLineCaller.TryGet(context, tokens, null, out var client, out var refusal))
        {
            return refusal;
        }

        if (addresses.Refuses(context) is { } wait)
        {
            return DirectLineErrors.TooMany(context, wait);
        }

        if (!DirectLineBody.TryParse(await DirectLineBody.ReadAsync(context.Request), out var body))
        {
            return DirectLineErrors.BadArgument("The body is not a JSON object of at most 4 KB.");
        }

        try
        {
            var isNew = await storage.ReadAsync(DirectLineBot.KeyOf(client), context.RequestAborted) is null;
            return await bot.JoinAsync(client, Language(body?.Locale) ?? Locale(context))
                ? Conversation(context, tokens, client, watermark: 0, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
                : DirectLineErrors.Unavailable();
        }
        catch (StorageException)
        {
            return DirectLineErrors.Unavailable();
        }
    }

    // With a missing or empty watermark, the client gets the log from the beginning. Azure's Direct Line would send only the messages
    // after the reconnection, but a page that is reloaded needs the whole conversation. Clients ignore activities whose ids they have.
    private static async Task<IResult> ReconnectAsync(
        HttpContext context,
        string id,
        string? watermark,
        DirectLineTokens tokens,
        DirectLineBot bot
    )
    {
        if (!DirectLineCaller.TryGet(context, tokens, id, out var client, out var refusal))
        {
            return refusal;
        }

        return await bot.JoinAsync(client, Locale(context))
            ? Conversation(context, tokens, client, ActivitySet.Parse(watermark), StatusCodes.Status200OK)
            : DirectLineErrors.Unavailable();
    }

    // Returns an empty page instead of an error if there are too many polls or the store fails, because Web Chat silently stops polling
    // for good after an error.
    private static async Task<IResult> PollAsync(
        HttpContext context,
        string id,
        string? watermark,
        DirectLineTokens tokens,
        DirectLineLimits limits,
        IConversationStore storage,
        CancellationToken cancellationToken
    )
    {
        if (!DirectLineCaller.TryGet(context, tokens, id, out var client, out var refusal))
        {
            return refusal;
        }

        var after = ActivitySet.Parse(watermark);
        IReadOnlyList<LogEntry> entries = [];
        try
        {
            entries = limits.TakesPoll(client) ? await storage.ReadLogAsync(DirectLineBot.KeyOf(client), after, cancellationToken) : [];
        }
        catch (StorageException) { }

        return Results.Bytes(ActivitySet.Write(entries, after), "application/json; charset=utf-8");
    }

    private static async Task<IResult> PostAsync(
        HttpContext context,
        string id,
        DirectLineTokens tokens,
        DirectLineBot bot,
        AddressLimits addresses,
        CancellationToken cancellationToken
    )
    {
        if (!DirectLineCaller.TryGet(context, tokens, id, out var client, out var refusal))
        {
            return refusal;
        }

        if (addresses.Refuses(context) is { } wait)
        {
            return DirectLineErrors.TooMany(context, wait);
        }

        var (activity, _, problem) = await ActivityReader.ReadAsync(context.Request, ClientActivity.MaxBodyBytes, cancellationToken);
        if (activity is null)
        {
            return DirectLineErrors.From(problem!);
        }

        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing))
        {
            return DirectLineErrors.BadArgument("A client sends messages, events and typing.");
        }

        var outcome = await bot.ReceiveAsync(client, activity, context.Connection.RemoteIpAddress);
        return outcome.Status switch
        {
            StatusCodes.Status413PayloadTooLarge => DirectLineErrors.TooLarge(),
            StatusCodes.Status429TooManyRequests => DirectLineErrors.TooMany(),
            StatusCodes.Status503ServiceUnavailable => DirectLineErrors.Unavailable(),
            >= StatusCodes.Status500InternalServerError => DirectLineErrors.BotFailed(),
            _ => Ok(new DirectLinePosted(outcome.ActivityId ?? "")),
        };
    }

    private static async Task StreamAsync(
        HttpContext context,
        string id,
        string? watermark,
        string? t,
        DirectLineTokens tokens,
        DirectLineChannel channel,
        IConversationStore storage,
        TimeProvider time
    )
    {
        var client = tokens.Check(t, DirectLineTokenUse.Stream, out var isExpired);
        var refusal =
            client?.ConversationId != id
                ? isExpired
                    ? DirectLineErrors.ExpiredToken()
                    : DirectLineErrors.WrongToken()
                : !context.WebSockets.IsWebSocketRequest
                    ? DirectLineErrors.BadArgument("This address takes web sockets only.")
                    : channel.CountListeners(DirectLineBot.KeyOf(client)) >= DirectLineLimits.SocketsInConversation
                        ? DirectLineErrors.TooManySockets()
                        : null;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        using var place = context.RequestServices.GetRequiredService<OpenSockets>().TryEnter(context.Connection.RemoteIpAddress);
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "30";
            await DirectLineErrors.NoSocketLeft().ExecuteAsync(context);
            return;
        }

        if (!context.RequestServices.GetRequiredService<UsedStreamTokens>().TryUse(t!))
        {
            await DirectLineErrors.UsedToken().ExecuteAsync(context);
            return;
        }

        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new DirectLineSocket(socket, channel, storage, time).RunAsync(
            DirectLineBot.KeyOf(client!),
            ActivitySet.Parse(watermark),
            ended.Token
        );
    }

    private static IResult Upload(HttpContext context, string id, DirectLineTokens tokens) =>
        DirectLineCaller.TryGet(context, tokens, id, out _, out var refusal)
            ? DirectLineErrors.BadArgument("This bot takes no files. Write a message instead.")
            : refusal;

    private static IResult Conversation(HttpContext context, DirectLineTokens tokens, DirectLineClient client, long watermark, int status)
    {
        var request = context.Request;
        var path = request.Path.Value!;
        var domain = $"{request.Host}{request.PathBase}{path[..path.LastIndexOf("/conversations", StringComparison.OrdinalIgnoreCase)]}";
        var query = string.Create(CultureInfo.InvariantCulture, $"watermark={watermark}&t={tokens.IssueForStream(client)}");
        var stream = $"{(request.IsHttps ? "wss" : "ws")}://{domain}/conversations/{client.ConversationId}/stream?{query}";
        return Ok(tokens.Answer(client, stream), status);
    }

    private static string? Locale(HttpContext context) =>
        Language(
            context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1).FirstOrDefault()?.Value.Value
        );

    private static string? Language(string? tag) => tag is null or "" or "*" or { Length: > 35 } ? null : tag;

    internal static IResult Ok<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, (JsonTypeInfo<T>)DirectLineJsonContext.Default.GetTypeInfo(typeof(T))!, statusCode: status);
}
