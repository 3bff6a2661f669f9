using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>What the page's server gave to one visitor: where, who, and the token.</summary>
internal sealed record Visit(Uri Host, JsonObject Access)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    public string ConversationId => Access["conversationId"]!.GetValue<string>();

    public string Token => Access["token"]!.GetValue<string>();

    /// <summary>Comes to a page of that host.</summary>
    public static async Task<Visit> ToAsync(Uri host, string? resumeKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/api/webchat/token"));
        request.Headers.Add("Origin", host.GetLeftPart(UriPartial.Authority));
        request.Content = JsonContent.Create(new JsonObject { ["resumeKey"] = resumeKey });
        using var response = await Http.SendAsync(request);
        return new Visit(host, (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!);
    }

    /// <summary>The same visitor with a fresh token, on that host or another one; all that was kept is the resume key.</summary>
    public Task<Visit> AgainAsync(Uri? host = null) => ToAsync(host ?? Host, Access["resumeKey"]!.GetValue<string>());

    /// <summary>The client's options for this visitor: a new conversation by POST, or with a watermark the same one again.</summary>
    public JsonObject Options(bool webSocket, string? watermark = null) => new()
    {
        ["domain"] = Access["domain"]!.GetValue<string>(),
        ["token"] = Token,
        ["webSocket"] = webSocket,
        ["conversationId"] = watermark is null ? null : ConversationId,
        ["watermark"] = watermark,
    };

    /// <summary>The code of the error that Direct Line answers to a poll with this token; null where it answers well.</summary>
    public async Task<string?> PollErrorAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Access["domain"]}/conversations/{ConversationId}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]?["code"]?.GetValue<string>();
    }
}
