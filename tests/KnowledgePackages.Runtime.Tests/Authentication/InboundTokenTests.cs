using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgePackages.Runtime.Tests.Authentication;

/// <summary>
/// Tests the rules for tokens one by one. A valid token gets a reply. Any other token is rejected and logged, and the bot sends nothing.
/// </summary>
public sealed class InboundTokenTests : IAsyncLifetime
{
    private const string App = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string OtherApp = "99999999-1111-4111-8111-111111111111";
    private const string Tenant = "5d8c3f3e-0c3e-4c6f-9f0c-6c1b8f1c2a7d";
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly Dictionary<string, (int Status, Action<Attempt> Change)> Cases = new()
    {
        ["a channel's token"] = (200, _ => { }
        ),
        ["expired, but within five minutes"] = (200, attempt => attempt.Expires = -240),
        ["not yet valid, but within five minutes"] = (200, attempt => attempt.NotBefore = 240),
        ["expired"] = (401, attempt => attempt.Expires = -360),
        ["not yet valid"] = (401, attempt => attempt.NotBefore = 360),
        ["no expiry"] = (401, attempt => attempt.Expires = null),
        ["another audience"] = (401, attempt => attempt.Claims["aud"] = OtherApp),
        ["no audience"] = (401, attempt => attempt.Claims.Remove("aud")),
        ["another issuer"] = (401, attempt => attempt.Claims["iss"] = "https://attacker.example"),
        ["no issuer"] = (401, attempt => attempt.Claims.Remove("iss")),
        ["an unknown key"] = (401, attempt => attempt.Key = OpenIdServer.NewKey("unknown")),
        ["a forged key of the same name"] = (401, attempt => attempt.Key = OpenIdServer.NewKey("channel-1")),
        ["not signed"] = (401, attempt => attempt.Key = null),
        ["signed with a shared secret"] = (
            401,
            attempt =>
                (attempt.Key, attempt.Algorithm) = (
                    new SymmetricSecurityKey(new byte[32]) { KeyId = "channel-1" },
                    SecurityAlgorithms.HmacSha256
                )
        ),
        ["RS512"] = (401, attempt => attempt.Algorithm = SecurityAlgorithms.RsaSha512),
        ["an extension that must be understood"] = (401, attempt => attempt.Header = token => $"Bearer {WithExtension(token, attempt)}"),
        ["a changed claim"] = (401, attempt => attempt.Header = token => $"Bearer {Tampered(token)}"),
        ["no header"] = (401, attempt => attempt.Header = _ => null),
        ["garbage"] = (401, attempt => attempt.Header = _ => "Bearer a.b.c"),
        ["another scheme"] = (401, attempt => attempt.Header = token => $"Basic {token}"),
        ["the scheme in small letters"] = (401, attempt => attempt.Header = token => $"bearer {token}"),
        ["another serviceurl"] = (403, attempt => attempt.Claims["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        ["a serviceurl without its slash"] = (403, attempt => attempt.Claims["serviceurl"] = ServiceUrl.TrimEnd('/')),
        ["no serviceurl"] = (403, attempt => attempt.Claims.Remove("serviceurl")),
        ["an activity without a serviceUrl"] = (403, attempt => attempt.ServiceUrl = null),
        ["a serviceurl that nobody trusts"] = (
            403,
            attempt => attempt.ServiceUrl = (string?)(attempt.Claims["serviceurl"] = "https://attacker.example/")
        ),
        ["a trusted host without encryption"] = (
            403,
            attempt => attempt.ServiceUrl = (string?)(attempt.Claims["serviceurl"] = "http://smba.trafficmanager.net/emea/")
        ),
        ["a channel that the key is not endorsed for"] = (403, attempt => attempt.ChannelId = "slack"),
        ["the Emulator's channel under a channel's key"] = (403, attempt => attempt.ChannelId = "emulator"),
        ["no channel"] = (403, attempt => attempt.ChannelId = ""),
        ["a key without endorsements"] = (403, attempt => attempt.Server.Endorsements = null),
        ["the Emulator's token"] = (403, Emulator),
        ["the Emulator's token, where it is allowed"] = (200, attempt => EmulatorAllowed(attempt)),
        ["the Emulator's token of version 2"] = (200, attempt => EmulatorAllowed(attempt, version: "2.0")),
        ["the Emulator's token for another app"] = (401, attempt => EmulatorAllowed(attempt, app: OtherApp)),
        ["the Emulator's token for another audience"] = (
            401,
            attempt =>
            {
                EmulatorAllowed(attempt);
                attempt.Claims["aud"] = OtherApp;
            }
        ),
        ["the Emulator's token without a version"] = (
            401,
            attempt =>
            {
                EmulatorAllowed(attempt);
                attempt.Claims.Remove("ver");
            }
        ),
        ["the Emulator's token of a tenant that only the token names"] = (
            401,
            attempt =>
            {
                EmulatorAllowed(attempt);
                (attempt.Claims["iss"], attempt.Claims["tid"]) = (
                    "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                    "11111111-2222-4333-8444-555555555555"
                );
            }
        ),
        ["the Emulator's token with a serviceUrl that nobody trusts"] = (
            403,
            attempt =>
            {
                EmulatorAllowed(attempt);
                attempt.ServiceUrl = "https://attacker.example/";
            }
        ),
        ["Entra ID's issuer under a channel's key"] = (
            401,
            attempt =>
            {
                EmulatorAllowed(attempt);
                attempt.Key = attempt.Server.ChannelKey;
            }
        ),
        ["a channel's issuer under Entra ID's key"] = (401, attempt => attempt.Key = attempt.Server.EntraKey),
    };

    private OpenIdServer _server = null!;

    public static TheoryData<string> Names => [.. Cases.Keys];

    public async Task InitializeAsync() => _server = await OpenIdServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_token_is_taken_only_where_all_of_it_is_right(string name)
    {
        var (status, change) = Cases[name];
        var attempt = new Attempt(_server);
        change(attempt);
        await using var host = await TestHost.StartAsync("Production", openId: _server, settings: attempt.SettingsGiven);

        var (response, token) = await attempt.PostAsync(host);

        Assert.Equal(status, (int)response.StatusCode);
        var refused = host.Logs.Where(line => line.Contains("Rejected an activity: ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            host.Logs,
            line => token.Split('.').Any(part => part.Length > 8 && line.Contains(part, StringComparison.Ordinal))
        );
        if (status == 200)
        {
            Assert.Empty(refused);
            Assert.Equal("Bearer bot-token-1", Assert.Single(host.Authorizations));
        }
        else
        {
            Assert.Single(refused);
            Assert.Empty(host.Calls);
        }
    }

    [Fact]
    public async Task A_token_that_comes_to_a_bot_without_an_app_id_is_refused()
    {
        await using var host = await TestHost.StartAsync();

        var (response, _) = await new Attempt(_server) { ServiceUrl = "http://localhost:1/" }.PostAsync(host);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task While_no_keys_can_be_fetched_the_channel_is_asked_to_send_again()
    {
        var attempt = new Attempt(_server);
        await using var host = await TestHost.StartAsync("Production", openId: _server, settings: attempt.SettingsGiven);
        _server.IsAway = true;
        var (away, _) = await attempt.PostAsync(host);
        _server.IsAway = false;
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var (back, _) = await attempt.PostAsync(host);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (away.StatusCode, back.StatusCode));
        Assert.NotNull(away.Headers.RetryAfter);
    }

    [Fact]
    public async Task Anonymous_senders_are_taken_outside_Development_only_by_the_dangerous_switch_and_answered_at_trusted_hosts_only()
    {
        (string, string)[] settings = [("Channels:DangerouslyAllowAnonymous", "true"), ("Channels:TrustedServiceHosts:0", "lab.example")];
        await using var host = await TestHost.StartAsync("Production", IPAddress.Parse("203.0.113.5"), settings: settings);

        var (trusted, _) = await new Attempt(_server) { ServiceUrl = "https://lab.example/", Header = _ => null }.PostAsync(host);
        var (other, _) = await new Attempt(_server) { ServiceUrl = "https://attacker.example/", Header = _ => null }.PostAsync(host);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (trusted.StatusCode, other.StatusCode));
        Assert.Single(host.Calls);
    }

    private static void Emulator(Attempt attempt) => Emulator(attempt, App, "1.0");

    private static void EmulatorAllowed(Attempt attempt, string app = App, string version = "1.0")
    {
        attempt.Settings["Channels:AllowEmulator"] = "true";
        Emulator(attempt, app, version);
    }

    private static void Emulator(Attempt attempt, string app, string version)
    {
        attempt.Key = attempt.Server.EntraKey;
        attempt.ChannelId = "emulator";
        attempt.Claims.Remove("serviceurl");
        attempt.Claims["ver"] = version;
        attempt.Claims[version == "1.0" ? "appid" : "azp"] = app;
        attempt.Claims["iss"] =
            version == "1.0" ? $"https://sts.windows.net/{Tenant}/" : $"https://login.microsoftonline.com/{Tenant}/v2.0";
    }

    // Adds the extension header "crit" and signs the token again, so that this header is the only defect.
    private static string WithExtension(string token, Attempt attempt)
    {
        var payload = Base64UrlEncoder.Decode(token.Split('.')[1]);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            payload,
            new SigningCredentials(attempt.Key, SecurityAlgorithms.RsaSha256),
            new Dictionary<string, object> { ["crit"] = new[] { "exp" } }
        );
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["serviceurl"] = "https://smba.trafficmanager.net/amer/";
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }

    private sealed class Attempt(OpenIdServer server)
    {
        public OpenIdServer Server { get; } = server;

        public (string, string)[] SettingsGiven => [.. Settings.Select(setting => (setting.Key, setting.Value))];

        public Dictionary<string, string> Settings { get; } = new()
        {
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = App,
            ["MicrosoftAppPassword"] = "a secret of the test",
            ["MicrosoftAppTenantId"] = Tenant,
        };

        public JsonObject Claims { get; } =
            new()
            {
                ["iss"] = "https://api.botframework.com",
                ["aud"] = App,
                ["serviceurl"] = InboundTokenTests.ServiceUrl,
            };

        public SecurityKey? Key { get; set; } = server.ChannelKey;

        public string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;

        public int? Expires { get; set; } = 600;

        public int? NotBefore { get; set; } = -10;

        public string? ServiceUrl { get; set; } = InboundTokenTests.ServiceUrl;

        public string ChannelId { get; set; } = "msteams";

        public Func<string, string?> Header { get; set; } = token => $"Bearer {token}";

        private int _activities;

        public async Task<(HttpResponseMessage Response, string Token)> PostAsync(TestHost host)
        {
            var token = OpenIdServer.Sign(Key, Claims, Expires, NotBefore, Algorithm, host.Time);
            var activity = new JsonObject
            {
                ["type"] = "message",
                ["id"] = $"{++_activities}",
                ["text"] = "hello",
                ["channelId"] = ChannelId,
                ["from"] = new JsonObject { ["id"] = "29:user" },
                ["recipient"] = new JsonObject { ["id"] = "28:bot" },
                ["conversation"] = new JsonObject { ["id"] = "a:1" },
            };
            if (ServiceUrl is not null)
            {
                activity["serviceUrl"] = ServiceUrl;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
            {
                Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            };
            if (Header(token) is { } header)
            {
                request.Headers.TryAddWithoutValidation("Authorization", header);
            }

            return (await host.Client.SendAsync(request), token);
        }
    }
}
