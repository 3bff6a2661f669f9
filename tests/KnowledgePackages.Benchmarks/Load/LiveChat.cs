using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// One open web chat: a visitor of the page with a web socket that stays open, who writes now and then. Each visitor has an IP address of
/// their own, because the host limits what one address may do.
/// </summary>
internal sealed class LiveChat : IAsyncDisposable
{
    private static readonly string[] Texts = ["start", "no", "yes", "not sure", "back", "help"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly IReadOnlyList<Uri> _hosts;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _leaves = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _replies = new();
    private readonly SocketsHttpHandler _handler;
    private string _conversation = "";
    private string _resumeKey = "";
    private Task _reading = Task.CompletedTask;
    private int _said;

    private LiveChat(IReadOnlyList<Uri> hosts, IPAddress address)
    {
        _hosts = hosts;
        _handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(address.MapToIPv6(), 0));
                await socket.ConnectAsync(IPAddress.Loopback.MapToIPv6(), context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(_handler) { BaseAddress = hosts[0] };
    }

    /// <summary>Opens the chat of the visitor with this number, from 0, and its web socket.</summary>
    public static Task<LiveChat> OpenAsync(Uri host, int number) => OpenAsync([host], number);

    /// <summary>
    /// Opens a chat with several instances of the host behind a load balancer without affinity: the web socket goes to one of them, and the
    /// texts go to each in turn.
    /// </summary>
    /// <param name="instances">The addresses of the instances, at least one.</param>
    /// <param name="number">The number of the visitor, from 0.</param>
    public static async Task<LiveChat> OpenAsync(IReadOnlyList<Uri> instances, int number)
    {
        var first = number % instances.Count;
        IReadOnlyList<Uri> hosts = [.. instances.Skip(first), .. instances.Take(first)];
        var address = new IPAddress([127, (byte)(1 + (number / 62_500)), (byte)(number / 250 % 250), (byte)(1 + (number % 250))]);
        var chat = new LiveChat(hosts, address);
        var token = await TakeTokenAsync(chat._http);
        chat._http.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        chat._resumeKey = token.GetProperty("resumeKey").GetString()!;
        chat._conversation = $"/v3/directline/conversations/{token.GetProperty("conversationId").GetString()}";
        using var get = new HttpRequestMessage(HttpMethod.Get, chat._conversation);
        var stream = (await SendAsync(chat._http, get)).GetProperty("streamUrl").GetString()!;
        using var invoker = new HttpMessageInvoker(chat._handler, disposeHandler: false);
        await chat._socket.ConnectAsync(new Uri(stream), invoker, CancellationToken.None);
        chat._reading = Task.Run(chat.ReadAsync);
        return chat;
    }

    /// <summary>Asks the host for a token, as the page does, and returns the response.</summary>
    /// <exception cref="WrongAnswerException">The host gave none.</exception>
    public static async Task<JsonElement> TakeTokenAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await SendAsync(http, request);
    }

    /// <summary>
    /// Writes a text, and returns the time from the beginning of the request until a reply has arrived on the web socket.
    /// </summary>
    /// <exception cref="WrongAnswerException">The host rejected the text.</exception>
    /// <exception cref="TimeoutException">No reply arrived within 30 seconds.</exception>
    public async Task<TimeSpan> SayAsync()
    {
        var host = _hosts[_said % _hosts.Count];
        var text = Texts[_said++ % Texts.Length];
        using var body = new StringContent($$"""{"type":"message","text":"{{text}}"}""", Encoding.UTF8, "application/json");
        var start = Stopwatch.GetTimestamp();
        using var response = await _http.PostAsync(new Uri(host, $"{_conversation}/activities"), body);
        if (!response.IsSuccessStatusCode)
        {
            throw new WrongAnswerException($"'{text}' was answered with {(int)response.StatusCode}.");
        }

        var id = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        var arrived = await Reply(id).Task.WaitAsync(Patience);
        _replies.TryRemove(id, out _);
        return Stopwatch.GetElapsedTime(start, arrived);
    }

    /// <summary>Opens the page with this conversation, as a browser does after a reload, and returns its HTML.</summary>
    public async Task<byte[]> OpenPageAsync()
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, "/");
        get.Headers.Add("Kp-Resume", _resumeKey);
        using var response = await _http.SendAsync(get);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync()
            : throw new WrongAnswerException($"The page was answered with {(int)response.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _leaves.CancelAsync();
        await _reading;
        _socket.Dispose();
        _http.Dispose();
        _leaves.Dispose();
    }

    private TaskCompletionSource<long> Reply(string id) =>
        _replies.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ReadAsync()
    {
        var buffer = new byte[4 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (!_leaves.IsCancellationRequested)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _leaves.Token);
                message.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    Take(message.GetBuffer().AsMemory(0, (int)message.Length));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // the chat is over; a reply that is still awaited is then missed
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        if (message.IsEmpty)
        {
            return; // an empty message keeps the connection open
        }

        using var set = JsonDocument.Parse(message);
        foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.TryGetProperty("replyToId", out var id) && activity.GetProperty("type").ValueEquals("message"))
            {
                Reply(id.GetString()!).TrySetResult(now);
            }
        }
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new WrongAnswerException($"{request.RequestUri} was answered with {(int)response.StatusCode}.");
    }
}
