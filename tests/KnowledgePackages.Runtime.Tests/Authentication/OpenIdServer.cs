using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgePackages.Runtime.Tests.Authentication;

/// <summary>
/// Simulates the OpenID servers of Bot Framework and of Entra ID with its own keys, and signs tokens with these keys.
/// </summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    // All servers begin with the same two keys, because making a key takes longer than the rest of a test.
    private static readonly Dictionary<string, RSAParameters> FirstKeys = new[] { "channel-1", "entra-1" }.ToDictionary(
        kid => kid,
        _ =>
        {
            using var key = RSA.Create(2048);
            return key.ExportParameters(includePrivateParameters: true);
        }
    );

    private readonly WebApplication _app;

    private OpenIdServer(WebApplication app) => _app = app;

    /// <summary>
    /// The address in the server's documents: a name that only clients with the handler <see cref="Network"/> can reach. If the server was
    /// started for other processes: the real address.
    /// </summary>
    public string Address { get; private set; } = "https://openid.test";

    /// <summary>The endorsements of the channels' key; null omits the member.</summary>
    public string[]? Endorsements { get; set; } = ["msteams", "webchat", "directline"];

    /// <summary>The current key of Bot Framework.</summary>
    public RsaSecurityKey ChannelKey { get; private set; } = FirstKey("channel-1");

    public RsaSecurityKey EntraKey { get; } = FirstKey("entra-1");

    /// <summary>While true, every request gets 503.</summary>
    public bool IsAway { get; set; }

    /// <summary>The number of requests for metadata.</summary>
    public int Asked { get; private set; }

    /// <summary>The number of requests for keys.</summary>
    public int Fetches { get; private set; }

    public string ChannelMetadata => $"{Address}/channel/.well-known/openidconfiguration";

    public string EntraMetadata => $"{Address}/entra/.well-known/openid-configuration";

    /// <summary>Routes calls for <see cref="Address"/> to this server, in place of DNS and certificates.</summary>
    public HttpMessageHandler Network =>
        new NameToAddress(new Uri(_app.Urls.Single())) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };

    public static async Task<OpenIdServer> StartAsync(bool isForOtherProcesses = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OpenIdServer(app);
        app.MapGet("/{owner}/.well-known/{document}", (string owner) =>
        {
            server.Asked++;
            return server.Answer(new JsonObject
            {
                ["issuer"] = owner,
                ["jwks_uri"] = $"{server.Address}/{owner}/keys",
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            });
        });
        app.MapGet("/{owner}/keys", (string owner) =>
        {
            server.Fetches++;
            return server.Answer(
                    new JsonObject
                    {
                        ["keys"] = new JsonArray(
                            owner == "channel" ? Jwk(server.ChannelKey, server.Endorsements) : Jwk(server.EntraKey, null)
                        ),
                    }
                );
        });
        await app.StartAsync();
        server.Address = isForOtherProcesses ? app.Urls.Single() : server.Address;
        return server;
    }

    private static RsaSecurityKey FirstKey(string kid) => new(RSA.Create(FirstKeys[kid])) { KeyId = kid };

    public static RsaSecurityKey NewKey(string kid) => new(RSA.Create(2048)) { KeyId = kid };

    /// <summary>
    /// Returns a token with these claims. <paramref name="expires"/> and <paramref name="notBefore"/> are seconds after the current time;
    /// null omits the claim.
    /// </summary>
    public static string Sign(
        SecurityKey? key,
        JsonObject claims,
        int? expires = 600,
        int? notBefore = -10,
        string algorithm = SecurityAlgorithms.RsaSha256,
        TimeProvider? time = null
    )
    {
        var now = (time ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();
        if (expires is { } end)
        {
            claims["exp"] = now + end;
        }

        if (notBefore is { } begin)
        {
            claims["nbf"] = now + begin;
        }

        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return key is null
            ? handler.CreateToken(claims.ToJsonString())
            : handler.CreateToken(claims.ToJsonString(), new SigningCredentials(key, algorithm));
    }

    /// <summary>Replaces the signing key, as in a key rollover.</summary>
    public void RollOver(string kid) => ChannelKey = NewKey(kid);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(JsonObject document) =>
        IsAway ? Results.StatusCode(503) : Results.Text(document.ToJsonString(), "application/json");

    private static JsonObject Jwk(RsaSecurityKey key, string[]? endorsements)
    {
        var parameters = key.Rsa.ExportParameters(false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements is not null)
        {
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        }

        return jwk;
    }

    private sealed class NameToAddress(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
