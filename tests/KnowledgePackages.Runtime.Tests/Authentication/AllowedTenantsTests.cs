using System.Net;
using System.Text;
using KnowledgePackages.Runtime.Tests.Hosting;

namespace KnowledgePackages.Runtime.Tests.Authentication;

public sealed class AllowedTenantsTests
{
    private const string Ours = "6b1c9a52-6f3e-4f0b-9a73-1a2b3c4d5e6f";
    private const string Theirs = "0d7e4c11-2222-4f0b-9a73-1a2b3c4d5e6f";

    [Theory]
    [InlineData("msteams", Ours, null, HttpStatusCode.OK)]
    [InlineData("msteams", null, Ours, HttpStatusCode.OK)]
    [InlineData("msteams", Ours, Ours, HttpStatusCode.OK)]
    [InlineData("msteams", Theirs, null, HttpStatusCode.Forbidden)]
    [InlineData("msteams", null, Theirs, HttpStatusCode.Forbidden)]
    [InlineData("msteams", Ours, Theirs, HttpStatusCode.Forbidden)]
    [InlineData("msteams", null, null, HttpStatusCode.Forbidden)]
    [InlineData("MSTEAMS", Theirs, null, HttpStatusCode.Forbidden)]
    [InlineData("webchat", null, null, HttpStatusCode.OK)]
    public async Task Only_people_of_an_allowed_tenant_use_the_bot_in_Teams(
        string channel,
        string? ofConversation,
        string? ofChannelData,
        HttpStatusCode expected
    )
    {
        await using var host = await TestHost.StartAsync(settings: ("Channels:AllowedTenants:0", Ours.ToUpperInvariant()));

        var status = await PostAsync(host, channel, ofConversation, ofChannelData);

        Assert.Equal(expected, status);
        Assert.Equal(
            expected == HttpStatusCode.Forbidden,
            host.Logs.Any(line => line.Contains("Channels:AllowedTenants", StringComparison.Ordinal))
        );
        Assert.Equal(expected == HttpStatusCode.OK, !host.Calls.IsEmpty);
    }

    [Fact]
    public async Task Without_the_setting_every_tenant_is_served()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, "msteams", Theirs, null));
    }

    private static async Task<HttpStatusCode> PostAsync(TestHost host, string channel, string? ofConversation, string? ofChannelData)
    {
        var tenant = ofConversation is null ? "" : $", \"tenantId\": \"{ofConversation}\"";
        var data = ofChannelData is null ? "{}" : $$"""{ "tenant": { "id": "{{ofChannelData}}" } }""";
        var activity = $$"""
            {
              "type": "message", "id": "1", "text": "hello", "channelId": "{{channel}}", "serviceUrl": "http://localhost:1/",
              "from": { "id": "29:user" }, "recipient": { "id": "28:bot" }, "conversation": { "id": "a:1"{{tenant}} }, "channelData": {{data}}
            }
            """;
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync("/api/messages", content);
        return response.StatusCode;
    }
}
