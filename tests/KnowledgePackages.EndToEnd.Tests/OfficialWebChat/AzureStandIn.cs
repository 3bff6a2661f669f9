using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Tests.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.EndToEnd.Tests.OfficialWebChat;

/// <summary>
/// A stand-in for Azure between a Web Chat client and the bot. It has three parts: the Direct Line, which the client calls; the channel,
/// which posts signed activities to <c>/api/messages</c>; and the connector, which receives the bot's replies.
/// </summary>
internal sealed class AzureStandIn : IAsyncDisposable
{
    public const string Secret = "azure-direct-line.secret-that-stays-on-the-server";

    private readonly WebApplication _app;
    private readonly OpenIdServer _keys;
    private readonly string _botId;
    private readonly HttpClient _bot = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(1) };
    private readonly ConcurrentDictionary<string, Conversation> _byToken = new();
    private readonly ConcurrentDictionary<string, Conversation> _byId = new();

    private AzureStandIn(WebApplication app, OpenIdServer keys, string botId) => (_app, _keys, _botId) = (app, keys, botId);

    /// <summary>The address of the bot. The real Azure reads this address from the bot's registration.</summary>
    public string Bot { get; set; } = "";

    /// <summary>The address of the stand-in's Direct Line, with the path.</summary>
    public string Domain => $"{_app.Urls.Single()}/v3/directline";

    /// <summary>The <c>Authorization</c> headers of the bot's replies.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>The failed posts of activities: the bot's status (other than 2xx) and the activity's type.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <param name="keys">The keys that sign the channel's activities.</param>
    /// <param name="botId">The bot's app id.</param>
    public static async Task<AzureStandIn> StartAsync(OpenIdServer keys, string botId)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var azure = new AzureStandIn(app, keys, botId);
        app.Use(AllowBrowsersAsync);
        app.UseWebSockets();
        app.MapPost("/v3/directline/tokens/generate", azure.GenerateAsync);
        app.MapPost("/v3/directline/conversations", azure.BeginAsync);
        app.MapGet("/v3/directline/conversations/{id}", azure.Reconnect);
        app.MapPost("/v3/directline/conversations/{id}/activities", azure.SendAsync);
        app.MapGet("/v3/directline/conversations/{id}/stream", azure.StreamAsync);
        app.MapPost("/v3/conversations/{id}/activities", azure.TakeReplyAsync);
        app.MapPost("/v3/conversations/{id}/activities/{replyTo}", azure.TakeReplyAsync);
        await app.StartAsync();
        return azure;
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        await _app.DisposeAsync();
    }

    private string ServiceUrl => $"{_app.Urls.Single()}/";

    private static Task AllowBrowsersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        return context.Request.Method == HttpMethods.Options ? context.Response.CompleteAsync() : next(context);
    }

    private async Task<IResult> GenerateAsync(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {Secret}")
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var user = (await JsonNode.ParseAsync(request.Body))!["user"]!["id"]!.GetValue<string>();
        var id = $"azure-{_byId.Count + 1}";
        var claims = new JsonObject { ["user"] = user, ["conv"] = id }.ToJsonString();
        var token = $"head.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.signature";
        _byId[id] = _byToken[token] = new(id, user, token);
        return Results.Text(_byId[id].Access().ToJsonString(), "application/json");
    }

    private async Task<IResult> BeginAsync(HttpRequest request)
    {
        if (Find(request) is not { } conversation)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await PostToBotAsync(conversation, new JsonObject
        {
            ["type"] = "conversationUpdate",
            ["id"] = $"begin-{conversation.Id}",
            ["membersAdded"] = new JsonArray(Account(_botId), Account(conversation.User)),
        });
        return Results.Text(conversation.Access().ToJsonString(), "application/json");
    }

    private IResult Reconnect(HttpRequest request, string id, string? watermark)
    {
        if (Find(request) is not { } conversation || conversation.Id != id)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var access = conversation.Access();
        var stream = $"{Domain.Replace("http:", "ws:", StringComparison.Ordinal)}/conversations/{id}/stream";
        access["streamUrl"] = $"{stream}?watermark={watermark}&t={conversation.Token}";
        return Results.Text(access.ToJsonString(), "application/json");
    }

    private async Task<IResult> SendAsync(HttpRequest request, string id)
    {
        if (Find(request) is not { } conversation || conversation.Id != id)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var activity = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        activity["from"] = Account(conversation.User);
        var given = conversation.Add(Stamped(activity, conversation));
        return await PostToBotAsync(conversation, activity)
            ? Results.Text(new JsonObject { ["id"] = given }.ToJsonString(), "application/json")
            : Results.StatusCode(StatusCodes.Status502BadGateway);
    }

    private async Task StreamAsync(HttpContext context, string id, string t, string? watermark)
    {
        if (!_byToken.TryGetValue(t, out var conversation) || conversation.Id != id || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        _ = int.TryParse(watermark, CultureInfo.InvariantCulture, out var after);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                (var set, after) = await conversation.NextAsync(after, context.RequestAborted);
                await socket.SendAsync(Encoding.UTF8.GetBytes(set), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client closed the page.
        }
    }

    private async Task<IResult> TakeReplyAsync(HttpRequest request, string id)
    {
        if (!_byId.TryGetValue(id, out var conversation))
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        Authorizations.Enqueue(request.Headers.Authorization.ToString());
        var reply = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        reply["from"]!["role"] = "bot";
        var given = conversation.Add(Stamped(reply, conversation));
        return Results.Text(new JsonObject { ["id"] = given }.ToJsonString(), "application/json", statusCode: StatusCodes.Status201Created);
    }

    private Conversation? Find(HttpRequest request) =>
        _byToken.GetValueOrDefault(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    private JsonObject Stamped(JsonObject activity, Conversation conversation)
    {
        activity["timestamp"] = TimeProvider.System.GetUtcNow();
        activity["channelId"] = "directline";
        activity["serviceUrl"] = ServiceUrl;
        activity["conversation"] = new JsonObject { ["id"] = conversation.Id };
        return activity;
    }

    private async Task<bool> PostToBotAsync(Conversation conversation, JsonObject activity)
    {
        Stamped(activity, conversation);
        activity["from"] ??= Account(conversation.Id); // Azure sets this sender for activities that no user sent
        activity["recipient"] = Account(_botId);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Bot}/api/messages");
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new(
            "Bearer",
            OpenIdServer.Sign(
                _keys.ChannelKey,
                new() { ["iss"] = "https://api.botframework.com", ["aud"] = _botId, ["serviceurl"] = ServiceUrl }
            )
        );
        using var response = await _bot.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            Refusals.Enqueue($"{(int)response.StatusCode} to {activity["type"]}");
        }

        return response.IsSuccessStatusCode;
    }

    private static JsonObject Account(string id) => new() { ["id"] = id };

    /// <summary>One visitor's conversation with its log.</summary>
    private sealed class Conversation(string id, string user, string token)
    {
        private readonly Lock _gate = new();
        private readonly List<string> _activities = [];
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Id => id;

        public string User => user;

        public string Token => token;

        public JsonObject Access() => new() { ["conversationId"] = id, ["token"] = token, ["expires_in"] = 1800 };

        /// <summary>Adds an activity for the client, and returns the activity's new id.</summary>
        public string Add(JsonObject activity)
        {
            TaskCompletionSource more;
            string given;
            lock (_gate)
            {
                activity["id"] = given = string.Create(CultureInfo.InvariantCulture, $"{id}|{_activities.Count:0000000}");
                _activities.Add(activity.ToJsonString());
                (more, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            more.SetResult();
            return given;
        }

        /// <summary>
        /// Waits until the conversation has more than <paramref name="after"/> activities. Returns the new activities as JSON, and their
        /// new watermark.
        /// </summary>
        public async Task<(string Set, int Watermark)> NextAsync(int after, CancellationToken cancellationToken)
        {
            while (true)
            {
                Task more;
                lock (_gate)
                {
                    if (_activities.Count > after)
                    {
                        var all = string.Join(',', _activities.Skip(after));
                        return ($$"""{"activities":[{{all}}],"watermark":"{{_activities.Count}}"}""", _activities.Count);
                    }

                    more = _more.Task;
                }

                await more.WaitAsync(cancellationToken);
            }
        }
    }
}
