using System.Text.Json;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>
/// The official JavaScript SDK (botbuilder, botframework-connector) as a client of the running host: its BotFrameworkClient posts, its
/// ChannelServiceRoutes receive. The host is anonymous here; <see cref="RunningHost"/> and the program's configuration are where
/// credentials would go.
/// </summary>
[Collection(nameof(Site))]
public sealed class OfficialClientTests(Site site)
{
    [Fact]
    public async Task The_official_client_answers_six_questions_and_gets_its_recommendation()
    {
        var (process, line) = await NodeProcess.StartAsync("client.cjs", [$"{site.Url}/api/messages", "no,no,no,yes,no,no"], ready: "Saw: ");
        await using var client = process;

        var saw = JsonElement.Parse(line);
        Assert.Contains("Knowledge Package 2", saw.GetProperty("recommendation").GetString(), StringComparison.Ordinal);
        Assert.Equal(9, saw.GetProperty("sent").GetInt32()); // greeting, six questions, check, recommendation
        Assert.Equal(6, saw.GetProperty("updated").GetInt32()); // each question's card became its answered form
        Assert.Equal((200, 2), (saw.GetProperty("expectedStatus").GetInt32(), saw.GetProperty("expectedReplies").GetInt32()));
        Assert.Equal(501, saw.GetProperty("invokeStatus").GetInt32());
    }
}
