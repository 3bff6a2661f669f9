using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Web.Tests.Abuse;

namespace KnowledgePackages.Web.Tests.Channels;

/// <summary>
/// Sends the activities that Bot Framework Emulator 4.15.1 sends besides messages, according to the Emulator's source code. The Emulator
/// lists the bot before the user, opens new conversations with the same user, and has its own activity types.
/// </summary>
public sealed class EmulatorTests
{
    private const string User = "7f3c2a10-0000-11f0-8000-000000000001";
    private int _ids;

    [Fact]
    public async Task Opening_a_bot_greets_once_and_a_restart_greets_in_the_new_conversation()
    {
        await using var host = new ProductHost();

        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "c1|livechat", Joined()));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "c1|livechat", Joined()));
        Assert.Equal(1, host.RepliesTo("c1|livechat"));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "c2|livechat", Joined())); // a restart keeps the user id
        Assert.Equal(1, host.RepliesTo("c2|livechat"));
    }

    [Theory]
    [InlineData("""{"type":"ping"}""")]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"deleteUserData"}""")]
    [InlineData("""{"type":"contactRelationUpdate","action":"add"}""")]
    [InlineData("""{"type":"contactRelationUpdate","action":"remove"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[],"membersRemoved":[{"id":"somebody"}]}""")]
    [InlineData("""{"type":"event","name":"tokens/response","value":{"token":"x"}}""")]
    [InlineData("""{"type":"event","name":"SetTestOptions","value":{"randomSeed":1,"randomValue":2}}""")]
    public async Task Its_other_activities_are_taken_quietly_and_the_conversation_goes_on(string activity)
    {
        await using var host = new ProductHost();
        await SendAsync(host, "c|livechat", Joined());

        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "c|livechat", JsonNode.Parse(activity)!.AsObject()));
        Assert.Equal(1, host.RepliesTo("c|livechat"));

        await SendAsync(host, "c|livechat", new JsonObject { ["type"] = "message", ["text"] = "start" });
        Assert.Equal(2, host.RepliesTo("c|livechat"));
    }

    private static JsonObject Joined() =>
        new()
        {
            ["type"] = "conversationUpdate",
            ["membersAdded"] = new JsonArray(
                new JsonObject { ["id"] = "bot", ["name"] = "Bot" },
                new JsonObject { ["id"] = User, ["name"] = "User" }
            ),
            ["membersRemoved"] = new JsonArray(),
        };

    private async Task<HttpStatusCode> SendAsync(ProductHost host, string conversation, JsonObject activity)
    {
        activity["id"] = $"e{++_ids}";
        activity["channelId"] = "emulator";
        activity["serviceUrl"] = "http://localhost:1/x"; // the Emulator sends no slash at the end
        activity["locale"] = "en-us";
        activity["conversation"] = new JsonObject { ["id"] = conversation };
        activity["from"] = new JsonObject { ["id"] = User, ["name"] = "User", ["role"] = "user" };
        activity["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Bot", ["role"] = "bot" };
        using var client = host.CreateClient();
        var response = await client.PostAsync(
            "/api/messages",
            new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json")
        );
        return response.StatusCode;
    }
}
