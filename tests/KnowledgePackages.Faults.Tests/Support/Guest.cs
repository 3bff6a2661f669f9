using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>A visitor of the page, with an IP address of their own.</summary>
internal sealed class Guest : IDisposable
{
    private readonly IPAddress _address;
    private readonly HttpClient _http;
    private string _conversation = "";
    private string _watermark = "";

    private Guest(Uri host, IPAddress address)
    {
        _address = address;
        _http = new HttpClient(Handler(address)) { BaseAddress = host, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>The id of the last activity that the host accepted.</summary>
    public string Posted { get; private set; } = "";

    public static async Task<Guest> EnterAsync(Uri host, IPAddress? address = null)
    {
        var guest = new Guest(host, address ?? IPAddress.Loopback);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", host.GetLeftPart(UriPartial.Authority));
        var token = (await guest.SendAsync(request))!;
        guest._http.DefaultRequestHeaders.Authorization = new("Bearer", token["token"]!.GetValue<string>());
        guest._conversation = $"/v3/directline/conversations/{token["conversationId"]!.GetValue<string>()}";
        return guest;
    }

    /// <summary>Sends an activity and keeps the id from the response.</summary>
    public async Task<HttpStatusCode> PostAsync(JsonObject activity)
    {
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync($"{_conversation}/activities", body);
        if (response.IsSuccessStatusCode)
        {
            Posted = (await response.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
        }

        return response.StatusCode;
    }

    public Task<HttpStatusCode> SayAsync(string text) => PostAsync(new JsonObject { ["type"] = "message", ["text"] = text });

    /// <summary>Polls once for new activities.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_conversation}/activities?watermark={_watermark}");
        var set = (await SendAsync(request))!;
        _watermark = set["watermark"]!.GetValue<string>();
        return [.. set["activities"]!.AsArray().Select(activity => activity!)];
    }

    /// <summary>Forgets the watermark, as a page does when it is reloaded.</summary>
    public void BeginAgain() => _watermark = "";

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    public async Task<(ClientWebSocket Socket, HttpStatusCode Status)> ListenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _conversation);
        var stream = (await SendAsync(request))!["streamUrl"]!.GetValue<string>();
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            using var invoker = new HttpMessageInvoker(Handler(_address));
            await socket.ConnectAsync(new Uri(stream), invoker, default);
        }
        catch (WebSocketException)
        {
            // The returned HTTP status gives the reason.
        }

        return (socket, socket.HttpStatusCode);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode?> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }

    private static SocketsHttpHandler Handler(IPAddress from) => new()
    {
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(from.MapToIPv6(), 0));
            await socket.ConnectAsync(IPAddress.Loopback.MapToIPv6(), context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
