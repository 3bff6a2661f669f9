using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Content.Preview;
using KnowledgePackages.Web.Tests.Abuse;
using KnowledgePackages.Web.Tests.Content;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgePackages.Web.Tests;

/// <summary>
/// Lists all security headers of each kind of response in full. So a developer who changes a header must also change the list here.
/// </summary>
public sealed partial class SecurityHeadersTests : IDisposable
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'self'";

    private const string PlanPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
        + "'none'";

    private const string OperatorPage =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string NoReferrer = "Referrer-Policy: no-referrer";

    private static readonly string[] Names =
    [
        "Content-Security-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "X-Frame-Options",
    ];

    private readonly ProductHost _host = new(
        ("WebChat:AllowedOrigins:0", "https://www.centre.example"),
        ("Operator:Key", "a-key-of-the-test-0123456789-abcdef")
    );

    public static TheoryData<string, string, string[]> Pages =>
        new()
        {
            { "GET", "/", [$"{Page} https://www.centre.example"] },
            { "HEAD", "/", [$"{Page} https://www.centre.example"] },
            { "POST", "/", [$"{Page} https://www.centre.example"] },
            { "GET", "/about", ["default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"] },
            { "GET", "/privacy", ["default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"] },
            { "GET", "/live", [Nothing] },
            { "GET", "/operator/usage", [OperatorPage] },
            { "POST", "/operator/usage", [OperatorPage] },
            { "GET", "/operator/usage.csv", [OperatorPage] },
            { "GET", "/operator/teams-package", [OperatorPage] },
            { "GET", "/plan", [PlanPage, NoReferrer] },
            { "GET", "/plan?link=none", [PlanPage, NoReferrer] },
            { "POST", "/plan/word", [PlanPage, NoReferrer] },
            { "GET", "/plan/calendar", [PlanPage, NoReferrer] },
            {
                "GET",
                "/embed-example",
                [
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                ]
            },
            { "GET", "/embed.js", [Nothing, "Cross-Origin-Resource-Policy: cross-origin"] },
            { "GET", "/js/live.js", [Nothing] },
            { "POST", "/api/webchat/token", [Nothing] },
            { "POST", "/api/messages", [Nothing] },
            { "GET", "/v3/directline/conversations/x", [Nothing] },
            { "GET", "/health/live", [Nothing] },
            { "GET", "/templates/company-agreement.en.docx", [Nothing] },
            { "GET", "/no/such/page", [Nothing] },
        };

    public static TheoryData<string, string> PreviewPages =>
        new()
        {
            { "/", Page },
            {
                "/source?file=content.json",
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            },
            { "/preview/main.js", Nothing },
            { "/model", Nothing },
            { "/no/such/page", Nothing },
        };

    public void Dispose() => _host.Dispose();

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Pages))]
    public async Task Each_kind_of_page_has_these_headers(string method, string path, string[] policyAndMore)
    {
        using var client = _host.CreateClient();
        using var request = new HttpRequestMessage(new(method), path);

        Assert.Equal(Expected(policyAndMore), HeadersOf(await client.SendAsync(request)));
    }

    [Fact]
    public async Task Outside_Development_browsers_stay_with_https()
    {
        await using var host = new ProductHost(
            ("environment", "Production"), ("Content:Path", RepositoryFolder.PathTo("dialogs-content")));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://kp.example") });

        Assert.Equal(Expected([Nothing, "Strict-Transport-Security: max-age=2592000"]), HeadersOf(await client.GetAsync("/health/live")));
    }

    [Theory]
    [MemberData(nameof(PreviewPages))]
    [Trait("Category", "Slow")]
    public async Task Each_kind_of_page_of_the_preview_has_these_headers(string path, string policy)
    {
        using var edited = new EditedFolder();
        var folder = new ContentFolder(edited.Path);
        var content = new PreviewContent(folder, FindingSeverity.Warning);
        content.Load();
        await using var app = PreviewCommand.Build(folder, content);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        Assert.Equal(Expected([policy]), HeadersOf(await client.GetAsync(path)));
    }

    [Fact]
    public void One_file_writes_them_all()
    {
        var source = RepositoryFolder.PathTo("src");
        var writers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Written().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["SecurityHeaders.cs"], writers);
    }

    private static string[] Expected(string[] policyAndMore) =>
    [
        .. new[]
        {
            $"Content-Security-Policy: {policyAndMore[0]}",
            "Cross-Origin-Opener-Policy: same-origin",
            "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
            "Referrer-Policy: same-origin",
            "X-Content-Type-Options: nosniff",
        }
            .Where(usual => !policyAndMore.Skip(1).Any(other => usual.Split(':')[0] == other.Split(':')[0]))
            .Concat(policyAndMore.Skip(1))
            .Order(StringComparer.Ordinal),
    ];

    private static string[] HeadersOf(HttpResponseMessage response) =>
        [
            .. response
                .Headers.Where(header => Names.Contains(header.Key))
                .Select(header =>
                    $"{header.Key}: {Assert.Single(header.Value)}"
                )
                .Order(StringComparer.Ordinal),
        ];

    // Matches the text of a Content-Security-Policy, and the names of the other security headers, as strings or properties. Only
    // SecurityHeaders may contain these. Endpoints may assign its named policies to the header Content-Security-Policy, so the name of this
    // header is not matched.
    [GeneratedRegex(
        """
            'none'|"(Cross-Origin|Permissions-Policy|Referrer-Policy|Strict-Transport|X-Content-Type|X-Frame)|\.(XContentTypeOptions|XFrameOptions|StrictTransportSecurity)\b
            """
    )]
    private static partial Regex Written();
}
