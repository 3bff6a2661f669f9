using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using KnowledgePackages.Runtime.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KnowledgePackages.Runtime.Tests.Authentication;

/// <summary>Checks the requests by which the bot gets its own tokens from the authority. Azure.Identity sends these requests.</summary>
public sealed class BotCredentialTests : IDisposable
{
    private const string App = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-credential");
    private readonly Authority _authority = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _authority.Dispose();
    }

    [Fact]
    public void Empty_settings_leave_the_addresses_of_the_cloud()
    {
        var empty = new MicrosoftAppOptions
        {
            ChannelService = "",
            ToBotFromChannelTokenIssuer = "",
            ToBotFromChannelOpenIdMetadataUrl = "",
            ToBotFromEmulatorOpenIdMetadataUrl = "",
            ToChannelFromBotLoginUrl = "",
            ToChannelFromBotOAuthScope = "",
        };

        Assert.Equal(ChannelCloud.Of(new MicrosoftAppOptions()), ChannelCloud.Of(empty));
    }

    [Theory]
    [InlineData(
        "MultiTenant",
        null,
        null,
        "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        "https://api.botframework.com/.default"
    )]
    [InlineData(
        "SingleTenant",
        "school.example",
        null,
        "https://login.microsoftonline.com/school.example/oauth2/v2.0/token",
        "https://api.botframework.com/.default"
    )]
    [InlineData(
        "MultiTenant",
        null,
        "https://botframework.azure.us",
        "https://login.microsoftonline.us/microsoftservices.onmicrosoft.us/oauth2/v2.0/token",
        "https://api.botframework.us/.default"
    )]
    public async Task A_secret_buys_a_token_at_the_authority_of_cloud_and_tenant(
        string type,
        string? tenant,
        string? cloud,
        string address,
        string scope
    )
    {
        var token = await BuyAsync(
            new MicrosoftAppOptions
            {
                MicrosoftAppType = type,
                MicrosoftAppId = App,
                MicrosoftAppPassword = "the secret",
                MicrosoftAppTenantId = tenant,
                ChannelService = cloud,
            }
        );

        Assert.Equal("bought", token);
        Assert.Equal(address, _authority.Address);
        Assert.Equal(
            (App, "the secret", scope, "client_credentials"),
            (
                _authority.Form["client_id"],
                _authority.Form["client_secret"],
                _authority.Form["scope"].Split(' ')[0],
                _authority.Form["grant_type"]
            )
        );
    }

    [Theory]
    [InlineData("bot.pem")]
    [InlineData("bot.pfx")]
    public async Task A_certificate_signs_what_is_asked_and_no_secret_is_sent(string file)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            now.AddHours(-1),
            now.AddDays(1)
        );
        var path = Path.Combine(_folder.FullName, file);
        if (file.EndsWith(".pem", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        }
        else
        {
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx));
        }

        var options = new MicrosoftAppOptions { MicrosoftAppId = App };
        options.MicrosoftAppCertificate.Path = path;

        Assert.Equal("bought", await BuyAsync(options));
        Assert.DoesNotContain("client_secret", _authority.Form.Keys);
        Assert.Equal(App, new JsonWebTokenHandler().ReadJsonWebToken(_authority.Form["client_assertion"]).Subject);
    }

    private async Task<string> BuyAsync(MicrosoftAppOptions options)
    {
        using var http = new HttpClient(_authority, disposeHandler: false);
        var credential = BotCredential.Create(options, new HttpClientTransport(http));
        return (await credential.GetTokenAsync(new TokenRequestContext([ChannelCloud.Of(options).Scope]), default)).Token;
    }

    private sealed class Authority : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public Dictionary<string, string> Form { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                Address = request.RequestUri!.GetLeftPart(UriPartial.Path);
                Form = (await content.ReadAsStringAsync(cancellationToken)).Split('&').Select(pair => pair.Split('='))
                    .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
            }

            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """{"token_type":"Bearer","expires_in":3600,"access_token":"bought"}""",
                    null,
                    "application/json"
                ),
            };
        }
    }
}
