using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.EndToEnd.Tests.Support;
using KnowledgePackages.Runtime.Tests.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>
/// Sends the same tokens to the running host and to the official JavaScript SDK. The host must reject every token that the SDK rejects.
/// <see cref="Stricter"/> lists the tokens that only the host rejects.
/// </summary>
public sealed class OfficialVerdictTests
{
    private const string App = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Tenant = "5d8c3f3e-0c3e-4c6f-9f0c-6c1b8f1c2a7d";
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly string[] Stricter =
    [
        "no expiry",
        "an activity without a serviceUrl",
        "no channel",
        "a key without endorsements",
        "the Emulator's token with a foreign serviceUrl",
    ];

    [Fact]
    public async Task The_host_takes_no_token_that_the_official_SDK_refuses()
    {
        await using var server = await OpenIdServer.StartAsync(isForOtherProcesses: true);
        var judged = await JudgeAsync(server, Cases(server));
        server.Endorsements = null; // the next host and the next validator fetch the keys again
        judged.AddRange(await JudgeAsync(server, [new("a key without endorsements", Sign(server.ChannelKey, Claims()), Activity())]));

        Assert.Equal(
            ["a channel's token", "the Emulator's token of version 1", "the Emulator's token of version 2"],
            judged.Where(verdict => verdict.Ours).Select(verdict => verdict.Name));
        Assert.DoesNotContain(judged, verdict => verdict.Ours && !verdict.Official);
        Assert.Equal(Stricter.Order(), judged.Where(verdict => verdict.Official && !verdict.Ours).Select(verdict => verdict.Name).Order());
    }

    private static List<Case> Cases(OpenIdServer server)
    {
        var (key, entra) = (server.ChannelKey, server.EntraKey);
        return
        [
            new("a channel's token", Sign(key, Claims()), Activity()),
            new("expired", Sign(key, Claims(), expires: -3600), Activity()),
            new("not yet valid", Sign(key, Claims(), expires: 7200, notBefore: 3600), Activity()),
            new("no expiry", Sign(key, Claims(), expires: null), Activity()),
            new("another audience", Sign(key, Claims(("aud", Tenant))), Activity()),
            new("another issuer", Sign(key, Claims(("iss", "https://attacker.example"))), Activity()),
            new("another serviceurl", Sign(key, Claims(("serviceurl", "https://smba.trafficmanager.net/amer/"))), Activity()),
            new("no serviceurl", Sign(key, Claims(("serviceurl", null))), Activity()),
            new("an activity without a serviceUrl", Sign(key, Claims()), Activity(serviceUrl: null)),
            new("a channel that is not endorsed", Sign(key, Claims()), Activity("slack")),
            new("no channel", Sign(key, Claims()), Activity("")),
            new("an unknown key", Sign(OpenIdServer.NewKey("unknown"), Claims()), Activity()),
            new("a forged key", Sign(OpenIdServer.NewKey(key.KeyId), Claims()), Activity()),
            new("not signed", Sign(null, Claims()), Activity()),
            new(
                "signed with a shared secret",
                $"Bearer {OpenIdServer.Sign(new SymmetricSecurityKey(new byte[32]) { KeyId = key.KeyId }, Claims(), algorithm: SecurityAlgorithms.HmacSha256)}",
                Activity()
            ),
            new("garbage", "Bearer a.b.c", Activity()),
            new("no header", null, Activity()),
            new("the Emulator's token of version 1", Sign(entra, Emulator("1.0")), Activity("emulator", "http://localhost:5050")),
            new("the Emulator's token of version 2", Sign(entra, Emulator("2.0")), Activity("emulator", "http://localhost:5050")),
            new(
                "the Emulator's token with a foreign serviceUrl",
                Sign(entra, Emulator("1.0")),
                Activity("emulator", "https://attacker.example/")
            ),
            new(
                "the Emulator's token for another app",
                Sign(entra, Emulator("1.0", Tenant)),
                Activity("emulator", "http://localhost:5050")
            ),
            new("a channel's issuer under Entra ID's key", Sign(entra, Claims()), Activity()),
        ];
    }

    private static async Task<List<Verdict>> JudgeAsync(OpenIdServer server, List<Case> cases)
    {
        await using var host = await RunningHost.StartAsync(
            ("MicrosoftAppId", App),
            ("MicrosoftAppPassword", "a secret"),
            ("MicrosoftAppType", "SingleTenant"),
            ("MicrosoftAppTenantId", Tenant),
            ("ToBotFromChannelOpenIdMetadataUrl", server.ChannelMetadata),
            ("ToBotFromEmulatorOpenIdMetadataUrl", server.EntraMetadata)
        );
        using var http = new HttpClient();
        var ours = new List<bool>();
        foreach (var (_, header, activity) in cases)
        {
            ours.Add(await IsTakenAsync(http, host, header, activity));
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                new JsonArray([
                    .. cases.Select(entry => new JsonObject { ["header"] = entry.Header, ["activity"] = entry.Activity.DeepClone() }),
                ]).ToJsonString()
            );
            var (process, line) = await NodeProcess.StartAsync(
                "oracle.cjs",
                [App, Tenant, server.ChannelMetadata, server.EntraMetadata, file],
                ready: "Verdicts: "
            );
            await using var oracle = process;
            var official = JsonElement.Parse(line).EnumerateArray().Select(verdict => verdict.GetBoolean());
            return [.. cases.Zip(ours, official).Select(verdict => new Verdict(verdict.First.Name, verdict.Second, verdict.Third))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<bool> IsTakenAsync(HttpClient http, RunningHost host, string? header, JsonObject activity, int tries = 60)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Url}/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        using var response = await http.SendAsync(request);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable && tries > 1)
        {
            // On a busy machine the host may not get the signing keys in time. Its next attempt is after a second, so repeat the request
            // then.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            return await IsTakenAsync(http, host, header, activity, tries - 1);
        }

        Assert.Contains((int)response.StatusCode, (int[])[200, 401, 403]);
        return response.IsSuccessStatusCode;
    }

    // Returns an activity to which the bot does not reply, because these tests check only whether the host accepts the activity.
    private static JsonObject Activity(string channelId = "msteams", string? serviceUrl = ServiceUrl)
    {
        var activity = new JsonObject
        {
            ["type"] = "typing",
            ["id"] = "1",
            ["channelId"] = channelId,
            ["from"] = new JsonObject { ["id"] = "29:user" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = "a:1" },
        };
        if (serviceUrl is not null)
        {
            activity["serviceUrl"] = serviceUrl;
        }

        return activity;
    }

    private static JsonObject Claims(params (string Name, string? Value)[] changes)
    {
        var claims = new JsonObject { ["iss"] = "https://api.botframework.com", ["aud"] = App, ["serviceurl"] = ServiceUrl };
        foreach (var (name, value) in changes)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value;
            }
        }

        return claims;
    }

    private static JsonObject Emulator(string version, string app = App) => new()
    {
        ["iss"] = version == "1.0" ? $"https://sts.windows.net/{Tenant}/" : $"https://login.microsoftonline.com/{Tenant}/v2.0",
        ["aud"] = App,
        ["ver"] = version,
        ["tid"] = Tenant,
        [version == "1.0" ? "appid" : "azp"] = app,
    };

    private static string Sign(SecurityKey? key, JsonObject claims, int? expires = 600, int? notBefore = -10) =>
        $"Bearer {OpenIdServer.Sign(key, claims, expires, notBefore)}";

    private sealed record Case(string Name, string? Header, JsonObject Activity);

    private sealed record Verdict(string Name, bool Ours, bool Official);
}
