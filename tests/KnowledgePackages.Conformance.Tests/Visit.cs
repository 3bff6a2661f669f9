using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>The token response of the page's server for one visitor: address, user and token.</summary>
internal sealed record Visit(Uri Host, JsonObject Access)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    public string ConversationId => Access["conversationId"]!.GetValue<string>();

    public string Token => Access["token"]!.GetValue<string>();

    /// <summary>Requests a token from this host, as a page does when it opens.</summary>
    public static async Task<Visit> ToAsync(Uri host, string? resumeKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/api/webchat/token"));
        request.Headers.Add("Origin", host.GetLeftPart(UriPartial.Authority));
        request.Content = JsonContent.Create(new JsonObject { ["resumeKey"] = resumeKey });
        using var response = await Http.SendAsync(request);
        return new Visit(host, (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!);
    }

    /// <summary>Requests a fresh token for the same visitor, from the same host or another. Sends only the visitor's resume key.</summary>
    public Task<Visit> AgainAsync(Uri? host = null) => ToAsync(host ?? Host, Access["resumeKey"]!.GetValue<string>());

    /// <summary>
    /// Returns the options of a client that begins its conversation or, if there is a watermark, resumes it after the watermark.
    /// </summary>
    public JsonObject Options(bool webSocket, string? watermark = null) => new()
    {
        ["domain"] = Access["domain"]!.GetValue<string>(),
        ["token"] = Token,
        ["webSocket"] = webSocket,
        ["conversationId"] = watermark is null ? null : ConversationId,
        ["watermark"] = watermark,
    };

    /// <summary>Polls with this token and returns the error code of Direct Line; null if the poll succeeds.</summary>
    public async Task<string?> PollErrorAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Access["domain"]}/conversations/{ConversationId}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]?["code"]?.GetValue<string>();
    }
}
