using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>A visitor of the page, who uses Direct Line by polling instead of a web socket.</summary>
internal sealed class Visitor(HttpClient client, string conversation)
{
    public static async Task<Visitor> OpenAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", "http://localhost");
        var token = await (await client.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        return new(client, $"/v3/directline/conversations/{token.GetProperty("conversationId").GetString()}");
    }

    public Task<HttpResponseMessage> ReconnectAsync() => client.GetAsync($"{conversation}?watermark=0");

    public Task<HttpResponseMessage> PollAsync() => client.GetAsync($"{conversation}/activities?watermark=0");

    public Task<HttpResponseMessage> SayAsync(string text) =>
        PostAsync($$"""{"type":"message","text":{{JsonSerializer.Serialize(text)}},"from":{"id":"me"} }""");

    public async Task<HttpResponseMessage> PostAsync(string activity, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{conversation}/activities")
        {
            Content = new StringContent(activity, Encoding.UTF8, "application/json"),
        };
        if (isChunked)
        {
            request.Headers.TransferEncodingChunked = true;
            request.Content.Headers.ContentLength = null;
        }

        return await client.SendAsync(request);
    }

    /// <summary>Returns all activities in the log of the conversation.</summary>
    public async Task<IReadOnlyList<JsonElement>> ActivitiesAsync() =>
        [.. JsonElement.Parse(await (await PollAsync()).Content.ReadAsByteArrayAsync()).GetProperty("activities").EnumerateArray()];
}
