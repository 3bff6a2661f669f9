using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Web.Tests.WebChat;

/// <summary>Requests a token as a page does.</summary>
internal static class TokenClient
{
    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient client,
        string? origin,
        string? resumeKey = null,
        string? cookie = null,
        string scheme = "http",
        string? body = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{scheme}://localhost/api/webchat/token");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        body ??= resumeKey is null ? null : $$"""{"resumeKey":"{{resumeKey}}"}""";
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>Returns the cookie that a response sets, in the form of a request header.</summary>
    public static string CookieOf(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
}
