using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.WebChat;

/// <summary>
/// A stand-in for the part of Azure's Direct Line that a server with the secret calls. It rejects the same invalid requests as Azure.
/// </summary>
internal sealed class AzureService : IAsyncDisposable
{
    public const string Secret = "azure-direct-line.secret-that-stays-on-the-server";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Conversation, string User)> _tokens = new();
    private readonly ConcurrentDictionary<string, string?> _started = new();
    private int _number;

    private AzureService(WebApplication app) => _app = app;

    public string Domain => $"{_app.Urls.Single()}/v3/directline";

    public ConcurrentQueue<string> Calls { get; } = new();

    public JsonNode? Parameters { get; private set; }

    /// <summary>The status with which every call is answered; null to answer calls normally.</summary>
    public int? Fails { get; set; }

    /// <summary>The text with which every call is answered instead of JSON; null to answer calls normally.</summary>
    public string? Says { get; set; }

    /// <summary>
    /// Whether a token for an existing conversation, requested with the secret, contains the conversation's user. Azure's current service
    /// leaves the user out.
    /// </summary>
    public bool NamesUserOnReconnect { get; set; }

    public static async Task<AzureService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new AzureService(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Returns the locale with which a conversation was started; null if it was started without a locale.</summary>
    public string? LocaleOf(string conversation) => _started[conversation];

    /// <summary>Makes all tokens expire.</summary>
    public void Expire() => _tokens.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Calls.Enqueue($"{request.Method} {request.Path.Value!["/v3/directline/".Length..]}");
        var bearer = request.Headers.Authorization.ToString()["Bearer ".Length..];
        if (Says is not null)
        {
            await context.Response.WriteAsync(Says);
            return;
        }

        var answer = Fails is null ? await FindAsync(request, bearer) : null;
        context.Response.StatusCode = Fails ?? (answer is null ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
        await context.Response.WriteAsync(
            (answer ?? new JsonObject { ["error"] = new JsonObject { ["code"] = "BadArgument" } }).ToJsonString()
        );
    }

    private async Task<JsonObject?> FindAsync(HttpRequest request, string bearer)
    {
        switch (request.Method, request.Path.Value!.Split('/')[3..])
        {
            case ("POST", ["tokens", "generate"]) when bearer == Secret:
                Parameters = await JsonNode.ParseAsync(request.Body);
                return Issue($"azure-{Interlocked.Increment(ref _number)}", Parameters!["user"]!["id"]!.GetValue<string>());
            case ("POST", ["tokens", "refresh"]) when _tokens.TryGetValue(bearer, out var known):
                return Issue(known.Conversation, known.User);
            case ("POST", ["conversations"]) when _tokens.TryGetValue(bearer, out var fresh)
                && Parameters!["trustedOrigins"]!.AsArray().Any(origin => origin!.GetValue<string>() == request.Headers.Origin):
                _started[fresh.Conversation] = (await JsonNode.ParseAsync(request.Body))!["locale"]?.GetValue<string>();
                return Issue(fresh.Conversation, fresh.User);
            case ("GET", ["conversations", var id]) when bearer == Secret && _started.ContainsKey(id):
                return Issue(id, NamesUserOnReconnect ? Parameters!["user"]!["id"]!.GetValue<string>() : null);
            default:
                return null;
        }
    }

    private JsonObject Issue(string conversation, string? user)
    {
        var claims = new JsonObject { ["conv"] = conversation, ["user"] = user, ["nbf"] = Interlocked.Increment(ref _number) };
        var token = $"header.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}.signature";
        _tokens[token] = (conversation, user ?? "");
        return new JsonObject { ["conversationId"] = conversation, ["token"] = token, ["expires_in"] = 1800 };
    }
}
