using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Simulator;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Sign-in with an identity's token over HTTPS. Azurite checks issuer, audience and times of a token, but no signature.</summary>
[Trait("Category", "Peer")]
public sealed class BlobsIdentityTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-azurite");
    private Azurite _azurite = null!;

    public async Task InitializeAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        await File.WriteAllTextAsync(PathOf("cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem());
        _azurite = await Azurite.StartAsync("--oauth", "basic", "--cert", PathOf("cert.pem"), "--key", PathOf("key.pem"));
    }

    public async Task DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_identity_opens_the_store_and_writes()
    {
        var storage = Create(new StaticToken("https://sts.windows.net/tenant/"));
        var key = new DocumentKey("s1/person/conversation");

        await storage.OpenAsync(default);
        await storage.WriteAsync(key, new DocumentWrite("mine"u8.ToArray()), null, default);

        Assert.NotNull(await storage.ReadAsync(key, default));
    }

    [Fact]
    public async Task An_identity_that_is_not_known_is_told_with_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            Create(new StaticToken("https://elsewhere.example/")).OpenAsync(default)
        );

        Assert.Contains("Storage:AzureBlobs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_an_identity_is_told_so_in_one_sentence_and_its_cure()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() => Create(new NoIdentity()).OpenAsync(default));

        Assert.StartsWith("No identity could be found or signed in", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(nothing is signed in here)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AZURE_CLIENT_ID", failure.Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private BlobConversationStore Create(TokenCredential credential)
    {
        var options = BlobCalls.ClientOptions();
        var trusted = X509CertificateLoader.LoadCertificateFromFile(PathOf("cert.pem")).Thumbprint;
        options.Transport = new HttpClientTransport(
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == trusted,
            }
        );
        return new BlobConversationStore(_azurite.ServiceUri, AzuriteFixture.NewName(), credential, options);
    }

    private sealed class StaticToken(string issuer) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = TimeProvider.System.GetUtcNow();
            var claims = $$"""
                {"iss":"{{issuer}}","aud":"https://storage.azure.com","iat":{{now.ToUnixTimeSeconds() - 60}},"nbf":{{now.ToUnixTimeSeconds()
                    - 60}},"exp":{{now.ToUnixTimeSeconds() + 3600}}}
                """;
            return new AccessToken($"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode(claims)}.", now.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("nothing is signed in here. A page of advice.\nAnd more.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("nothing is signed in here. A page of advice.\nAnd more.");
    }
}
