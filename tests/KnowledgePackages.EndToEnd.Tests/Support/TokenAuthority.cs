using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>A stand-in for Entra ID's token endpoint over HTTPS. It gives every client with the right secret the same token.</summary>
internal sealed class TokenAuthority : IAsyncDisposable
{
    public const string Secret = "the-bots-own-secret";
    public const string Token = "the-bots-own-token";

    private readonly WebApplication _app;
    private int _bought;

    private TokenAuthority(WebApplication app, string certificateFile) => (_app, CertificateFile) = (app, certificateFile);

    public string Address => _app.Urls.Single();

    /// <summary>The path of the certificate, for the variable <c>SSL_CERT_FILE</c> of clients that trust it.</summary>
    public string CertificateFile { get; }

    /// <summary>The number of issued tokens.</summary>
    public int Bought => _bought;

    public static async Task<TokenAuthority> StartAsync()
    {
        var certificate = NewCertificate();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        var authority = new TokenAuthority(app, file);
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest request) =>
        {
            if ((await request.ReadFormAsync())["client_secret"] != Secret)
            {
                return Results.Json(new { error = "invalid_client", error_description = "Another secret." }, statusCode: 401);
            }

            Interlocked.Increment(ref authority._bought);
            return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = Token });
        });
        await app.StartAsync();
        return authority;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(CertificateFile);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }
}
