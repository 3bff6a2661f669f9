using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.People;

namespace KnowledgePackages.Simulator.WebChat;

/// <summary>
/// A visitor who connects to the host as Web Chat on the host's own page does: with a token from the page, over Direct Line 3.0 with REST
/// and a web socket. After a web socket is dropped, the visitor opens a new one with the last watermark.
/// </summary>
internal sealed class WebVisitor(string name, int seed, HostRouter router, TimeProvider time) : IConversation, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaves = new();
    private readonly CookieContainer _cookies = new();
    private readonly Random _chance = new(seed ^ Seeds.Of(name));
    private readonly List<string> _twice = [];
    private readonly HashSet<string> _contents = [];
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient? _http;
    private string _token = "";
    private string _watermark = "";
    private Task _listening = Task.CompletedTask;

    public string Id { get; private set; } = "";

    public string UserId { get; private set; } = "";

    public Screen Screen { get; } = new();

    /// <summary>Log entries that arrived more than once. Empty if the built-in channel keeps its guarantee.</summary>
    public IReadOnlyList<string> Twice => _twice;

    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = _cookies })
        {
            Timeout = TimeSpan.FromSeconds(20),
        };
        var page = await CallAsync(host =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/api/webchat/token"));
            request.Headers.Add("Origin", host.GetLeftPart(UriPartial.Authority));
            return request;
        }, cancellationToken);
        (_token, Id, UserId) = (Text(page, "token"), Text(page, "conversationId"), Text(page, "userId"));
        await CallAsync(
            host => new(HttpMethod.Post, new Uri(host, "/v3/directline/conversations")) { Content = JsonContent.Create(new JsonObject()) },
            cancellationToken
        );
        _listening = Task.Run(ListenAsync, CancellationToken.None);
        await _joined.Task.WaitAsync(cancellationToken);
    }

    public Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken) => PostAsync(message =>
    {
        message["value"] = data.DeepClone();
        message["channelData"]!["postBack"] = true;
    }, cancellationToken);

    public Task WriteAsync(string text, CancellationToken cancellationToken) =>
        PostAsync(message => message["text"] = text, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _leaves.CancelAsync();
        await _listening;
        _http?.Dispose();
        _leaves.Dispose();
    }

    private static string Text(JsonNode? json, string name) => json?[name]?.GetValue<string>() ?? "";

    private async Task PostAsync(Action<JsonObject> fill, CancellationToken cancellationToken)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["channelId"] = "webchat",
            ["from"] = new JsonObject { ["id"] = UserId, ["role"] = "user" },
            ["locale"] = "en-US",
            ["localTimestamp"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null),
            ["channelData"] = new JsonObject { ["clientActivityID"] = _chance.NextId()[..11] },
        };
        fill(message);
        await CallAsync(
            host =>
                new(HttpMethod.Post, new Uri(host, $"/v3/directline/conversations/{Id}/activities"))
                {
                    Content = JsonContent.Create(message),
                },
            cancellationToken
        );
    }

    // Repeats the call until the host accepts it, as a person does who taps "Retry" after "Send failed".
    private async Task<JsonNode?> CallAsync(Func<Uri, HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        for (; ; await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken))
        {
            var host = router();
            await host.Listens.WaitAsync(cancellationToken);
            try
            {
                using var request = make(host.Url);
                if (_token.Length > 0)
                {
                    request.Headers.Authorization = new("Bearer", _token);
                }

                using var response = await _http!.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
            }
        }
    }

    private async Task ListenAsync()
    {
        while (!_leaves.IsCancellationRequested)
        {
            try
            {
                var conversation = await CallAsync(
                    host => new(HttpMethod.Get, new Uri(host, $"/v3/directline/conversations/{Id}?watermark={_watermark}")),
                    _leaves.Token
                );
                _token = Text(conversation, "token");
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(Text(conversation, "streamUrl")), _leaves.Token);
                _joined.TrySetResult();
                await ReadAsync(socket);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
            {
            }
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), _leaves.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            frame.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
            {
                continue;
            }

            if (frame.Length > 0)
            {
                Show(JsonNode.Parse(frame.ToArray())!);
            }

            frame.SetLength(0);
        }
    }

    private void Show(JsonNode set)
    {
        foreach (var activity in set["activities"]?.AsArray().Select(entry => entry!.AsObject()).ToList() ?? [])
        {
            if (!_contents.Add(activity.ToJsonString()))
            {
                _twice.Add(activity.ToJsonString());
            }
            else if (activity["from"]?["role"]?.GetValue<string>() == "bot")
            {
                Screen.Put(Text(activity, "id"), activity.DeepClone().AsObject());
            }
        }

        if (Text(set, "watermark") is { Length: > 0 } watermark)
        {
            _watermark = watermark;
        }
    }
}
