using System.Text.Json;
using KnowledgePackages.EndToEnd.Tests.Support;
using KnowledgePackages.Runtime.Tests.Authentication;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>
/// Uses the official JavaScript SDK (botbuilder, botframework-connector) as a client of the running host. The SDK's BotFrameworkClient
/// posts activities; the SDK's ChannelServiceRoutes receives the replies.
/// </summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task The_official_client_answers_six_questions_and_gets_its_recommendation()
    {
        await using var host = await RunningHost.StartAsync();
        var saw = await TalkAsync(host.Url);

        Assert.Equal([""], saw.GetProperty("authorizations").EnumerateArray().Select(header => header.GetString()));
        Assert.Contains("Knowledge Package 2", saw.GetProperty("recommendation").GetString(), StringComparison.Ordinal);
        Assert.Equal(9, saw.GetProperty("sent").GetInt32()); // greeting, six questions, check, recommendation
        Assert.Equal(6, saw.GetProperty("updated").GetInt32()); // one update of each question's card, to show the answer
        Assert.Equal((200, 2), (saw.GetProperty("expectedStatus").GetInt32(), saw.GetProperty("expectedReplies").GetInt32()));
        Assert.Equal(501, saw.GetProperty("invokeStatus").GetInt32());
    }

    [Fact]
    public async Task With_a_registered_bot_it_signs_what_it_posts_and_every_reply_carries_the_bots_token()
    {
        const string app = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        const string tenant = "5d8c3f3e-0c3e-4c6f-9f0c-6c1b8f1c2a7d";
        await using var keys = await OpenIdServer.StartAsync(isForOtherProcesses: true);
        await using var authority = await TokenAuthority.StartAsync();
        await using var host = await RunningHost.StartAsync(
            ("MicrosoftAppType", "SingleTenant"),
            ("MicrosoftAppId", app),
            ("MicrosoftAppTenantId", tenant),
            ("MicrosoftAppPassword", TokenAuthority.Secret),
            ("ToBotFromEmulatorOpenIdMetadataUrl", keys.EntraMetadata),
            ("ToChannelFromBotLoginUrl", $"{authority.Address}/{tenant}"),
            ("SSL_CERT_FILE", authority.CertificateFile)
        );
        var token = OpenIdServer.Sign(
            keys.EntraKey,
            new()
            {
                ["iss"] = $"https://sts.windows.net/{tenant}/",
                ["aud"] = app,
                ["appid"] = app,
                ["ver"] = "1.0",
            }
        );

        var saw = await TalkAsync(host.Url, app, token);

        Assert.Contains("Knowledge Package 2", saw.GetProperty("recommendation").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [$"Bearer {TokenAuthority.Token}"],
            saw.GetProperty("authorizations").EnumerateArray().Select(header => header.GetString())
        );
        Assert.Equal(1, authority.Bought);
        Assert.DoesNotContain(token.Split('.')[2], host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenAuthority.Secret, host.Output, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> TalkAsync(string host, params string[] credentials)
    {
        var (process, line) = await NodeProcess.StartAsync(
            "client.cjs",
            [$"{host}/api/messages", "no,no,no,yes,no,no", .. credentials],
            ready: "Saw: "
        );
        await using var client = process;
        return JsonElement.Parse(line);
    }
}
