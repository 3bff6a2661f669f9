using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Wire;
using KnowledgePackages.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Connector;

/// <summary>
/// The official JavaScript client and ours make the same calls. The test compares the requests that a service receives from both.
/// </summary>
[Trait("Category", "Peer")]
public sealed class OfficialClientTests
{
    // The headers that determine the meaning of a call. User agent, connection and compression headers differ between clients.
    private static readonly string[] Headers = ["Accept", "Content-Type"];

    private static readonly JsonObject Message = JsonNode
        .Parse(
            """
            {"type":"message","from":{"id":"28:bot","name":"Guide"},"recipient":{"id":"29:ana","name":"Ana"},"conversation":{"id":"a:1"},
             "channelId":"msteams","serviceUrl":"https://smba.example/","locale":"en-GB","text":"Grüße, ربما 🌍","textFormat":"plain","inputHint":"expectingInput",
             "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","wrap":true}]}}],
             "entities":[{"type":"mention","mentioned":{"id":"29:ana","name":"Ana"},"text":"<at>Ana</at>"}],"channelData":{"tenant":{"id":"t"}}}
            """
        )!
        .AsObject();

    private static readonly JsonObject Parameters = JsonNode
        .Parse(
            """
            {"isGroup":false,"bot":{"id":"28:bot","name":"Guide"},"members":[{"id":"29:ana"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}
            """
        )!
        .AsObject();

    [Fact]
    public async Task Paths_methods_headers_and_bodies_are_the_same()
    {
        await using var service = await RecordingService.StartAsync();
        string[] conversations = ["a:1", "19:abc@thread.tacv2;messageid=1", "4c233f40|livechat", "100% ö/ü+x"];
        Call[] calls =
        [
            .. conversations.SelectMany(conversation => new Call[]
            {
                new("send", conversation, null, Message), new("reply", conversation, "1:2/3", Message),
                new("update", conversation, "1:2/3", Message), new("delete", conversation, "1:2/3", null),
            }),
            new("create", null, null, Parameters),
        ];

        await OfficialAsync(service.Url, calls);
        var official = service.Take();
        await OursAsync(service.Url, calls);
        var ours = service.Take();

        Assert.Equal(calls.Length, official.Length);
        Assert.Equal(official, ours);
    }

    private static async Task OursAsync(string url, Call[] calls)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var client = new ConnectorCalls(http, new FakeTimeProvider());
        foreach (var call in calls)
        {
            // Convert the body through our own types, as the product does.
            var activity =
                call.Body is null || call.Operation == "create"
                    ? null
                    : JsonSerializer.SerializeToUtf8Bytes(
                        JsonSerializer.Deserialize(call.Body.ToJsonString(), WireJson.Activity)!,
                        WireJson.Activity
                    );
            await (
                call.Operation switch
                {
                    "send" => client.SendToConversationAsync(url, call.Conversation!, activity, default),
                    "reply" => client.ReplyToActivityAsync(url, call.Conversation!, call.Activity!, activity, default),
                    "update" => client.UpdateActivityAsync(url, call.Conversation!, call.Activity!, activity, default),
                    "delete" => client.DeleteActivityAsync(url, call.Conversation!, call.Activity!, default),
                    _ => client.CreateConversationAsync(
                        url,
                        (ConversationParameters)
                            JsonSerializer.Deserialize(
                                call.Body!.ToJsonString(),
                                WireJson.Options.GetTypeInfo(typeof(ConversationParameters))
                            )!,
                        default
                    ),
                }
            );
        }
    }

    private static async Task OfficialAsync(string url, Call[] calls)
    {
        var tests = RepositoryFolder.PathTo("tests");
        var peers = Path.Combine(tests, "KnowledgePackages.EndToEnd.Tests", "peers");
        Assert.True(
            Directory.Exists(Path.Combine(peers, "node_modules")),
            "The official client is not installed: run `npm ci` in tests/KnowledgePackages.EndToEnd.Tests/peers, or `bash tests/run.sh`, which does."
        );
        var json = new JsonArray([
            .. calls.Select(call => new JsonObject
            {
                ["operation"] = call.Operation,
                ["conversation"] = call.Conversation,
                ["activity"] = call.Activity,
                ["body"] = call.Body?.DeepClone(),
            }),
        ]);
        var start = new ProcessStartInfo(
            "node",
            [Path.Combine(tests, "KnowledgePackages.Runtime.Tests", "Connector", "official-client.cjs"), peers, url, json.ToJsonString()]
        )
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience.Longest);
        var error = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, error);
    }

    private sealed record Call(string Operation, string? Conversation, string? Activity, JsonObject? Body);

    /// <summary>A Bot Connector that accepts and records every call, as one text with the JSON members in a fixed order.</summary>
    private sealed class RecordingService(WebApplication app) : IAsyncDisposable
    {
        private readonly List<string> _calls = [];

        public string Url => app.Urls.Single();

        public static async Task<RecordingService> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var service = new RecordingService(app);
            app.Run(service.TakeAsync);
            await app.StartAsync();
            return service;
        }

        public string[] Take()
        {
            string[] calls = [.. _calls];
            _calls.Clear();
            return calls;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            var headers = Headers.Select(name => $"{name}: {http.Request.Headers[name]}");
            _calls.Add(
                $"{http.Request.Method} {target}\n{string.Join('\n', headers)}\n{Sorted(body.Length == 0 ? null : JsonNode.Parse(body))}"
            );
            http.Response.StatusCode = http.Request.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"id":"1"}""");
        }

        private static string Sorted(JsonNode? node)
        {
            var text = new StringBuilder();
            Write(node);
            return text.ToString();

            void Write(JsonNode? value)
            {
                switch (value)
                {
                    case JsonObject named:
                        foreach (var (name, member) in named.OrderBy(property => property.Key, StringComparer.Ordinal))
                        {
                            text.Append(name).Append('{');
                            Write(member);
                            text.Append('}');
                        }

                        break;
                    case JsonArray list:
                        foreach (var item in list)
                        {
                            text.Append('[');
                            Write(item);
                            text.Append(']');
                        }

                        break;
                    default:
                        text.Append(value?.ToJsonString());
                        break;
                }
            }
        }
    }
}
