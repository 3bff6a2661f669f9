using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// The limit: a minimal endpoint that shows what the fastest possible bot would need. It reads the activity, and posts one reply of a
/// card's size. Except with the store in memory, it first writes one document of the product's size to the product's own store, on the
/// condition that the ETag is unchanged. The reply is always the same and has every button that a visitor looks for.
/// </summary>
internal sealed class LimitHost(IConversationStore? storage)
{
    // The mean size of the product's documents in bytes, when they contain the maximum number of remembered inputs. The load command prints
    // the mean size of the documents that it measures.
    private const int DocumentSize = 7_600;
    private const int ReplySize = 4 * 1024;

    private static readonly byte[] Document = Encoding.UTF8.GetBytes($$"""{"filler":"{{new string('x', DocumentSize)}}"}""");
    private static readonly byte[] Reply = WriteReply();

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    private readonly ConcurrentDictionary<DocumentKey, ETag> _etags = new();

    /// <param name="args">Empty for memory; otherwise the kind of the store, and its file or connection string.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        IConversationStore? storage = args switch
        {
            [] => null,
            [Store.Sqlite, var file] => new SqliteConversationStore(file),
            [Store.Azurite, var account] => new BlobConversationStore(account, "limit"),
            _ => throw new FormatException("limit [sqlite FILE | azurite CONNECTION-STRING]"),
        };
        if (storage is not null)
        {
            await storage.OpenAsync(CancellationToken.None);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/api/messages", new LimitHost(storage).ProcessAsync);
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.Single()}");
        await Console.In.ReadToEndAsync(); // the standard input closes when the parent process ends
        return 0;
    }

    private async Task ProcessAsync(HttpContext context)
    {
        var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, WireJson.Activity))!;
        if (storage is not null)
        {
            await WriteAsync(
                storage,
                DocumentKey.ForConversation(activity.ChannelId!, null, activity.From!.Id!, activity.Conversation!.Id!)
            );
        }

        using var content = new ByteArrayContent(Reply) { Headers = { ContentType = new("application/json") } };
        using var answer = await Http.PostAsync($"{activity.ServiceUrl}v3/conversations/{activity.Conversation!.Id}/activities", content);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task WriteAsync(IConversationStore store, DocumentKey key)
    {
        ETag? known = _etags.TryGetValue(key, out var etag) ? etag : null;
        if (await store.WriteAsync(key, new DocumentWrite(Document), known, CancellationToken.None) is not WriteResult.Written written)
        {
            throw new InvalidOperationException("Another process has written the document.");
        }

        _etags[key] = written.ETag;
    }

    private static byte[] WriteReply()
    {
        string[] data =
        [
            """{"do":"start"}""",
            """{"do":"answer","answer":"yes"}""",
            """{"do":"answer","answer":"no"}""",
            """{"do":"answer","answer":"notSure"}""",
            """{"do":"confirm"}""",
            """{"do":"choose","package":"kp1"}""",
            """{"do":"choose","package":"kp2"}""",
            """{"do":"station"}""",
        ];
        var buttons = string.Join(
            ',',
            data.Select(value => $$"""{"type":"Action.Submit","title":"Button","style":"positive","data":{{value}}}""")
        );
        var card = $$"""{"type":"AdaptiveCard","version":"1.5","speak":"FILLER","body":[{"type":"ActionSet","actions":[{{buttons}}]}]}""";
        var reply = $$"""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{card}}}]}""";
        return Encoding.UTF8.GetBytes(reply.Replace("FILLER", new string('x', ReplySize - reply.Length), StringComparison.Ordinal));
    }
}
