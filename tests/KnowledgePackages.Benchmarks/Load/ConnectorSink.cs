using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// A stand-in for the Bot Connector of all conversations: accepts every reply and passes it to the visitor of the conversation.
/// </summary>
internal sealed class ConnectorSink : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<JsonElement, Task>> _visitors = new();
    private readonly WebApplication _app;
    private long _calls;

    private ConnectorSink(WebApplication app) => _app = app;

    /// <summary>The value of <c>serviceUrl</c> in activities.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>The number of calls that bots have made to the connector so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public static async Task<ConnectorSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new ConnectorSink(app);
        app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", sink.TakeAsync);
        app.MapPut("/v3/conversations/{conversation}/activities/{activity}", sink.TakeAsync);
        await app.StartAsync();
        sink.ServiceUrl = app.Urls.Single() + "/";
        return sink;
    }

    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="onReply">Called for each reply. The bot gets the response to its call when the returned task is complete.</param>
    public void Join(string conversation, Func<JsonElement, Task> onReply) => _visitors[conversation] = onReply;

    public void Leave(string conversation) => _visitors.TryRemove(conversation, out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, string conversation)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var number = Interlocked.Increment(ref _calls);
        if (_visitors.TryGetValue(conversation, out var onReply))
        {
            await onReply(body.RootElement.Clone());
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"{{number}}"}""");
    }
}
