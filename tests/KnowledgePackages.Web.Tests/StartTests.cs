using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests;

[Trait("Category", "Slow")]
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-start");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_content_folder_with_mistakes_ends_the_start_with_all_of_them_before_the_port_opens()
    {
        CopyContent();
        Change("texts/en/packages.json", file => ((JsonObject)file["packages"]!).Remove("kp1"));
        Change("resources.json", file => file["resources"]![0]!["url"] = "ftp://example.org");
        File.AppendAllText(Path.Combine(_folder.FullName, "cases.json"), "{");

        var (exitCode, output, error) = await HostProcess.RunToEndAsync(("Content__Path", _folder.FullName));

        Assert.Equal(1, exitCode);
        Assert.Contains("texts/en/packages.json", error, StringComparison.Ordinal);
        Assert.Contains("resources.json", error, StringComparison.Ordinal);
        Assert.Contains("cases.json", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content__Path", "/there/is/no/such/folder", "Content:Path")]
    [InlineData("Storage__Provider", "Postgres", "Storage:Provider")]
    [InlineData("Storage__AzureBlobs__Container", "Big", "Storage:AzureBlobs:Container")]
    [InlineData("Storage__Sqlite__Path", "/dev/null/state.db", "Storage:Sqlite:Path")]
    [InlineData("WebChat__AllowedOrigins__0", "www.school.example", "WebChat:AllowedOrigins")]
    [InlineData("WebChat__DirectLineSecret", "two words", "WebChat:DirectLineSecret")]
    [InlineData("WebChat__DirectLineDomain", "http://directline.example/v3/directline", "WebChat:DirectLineDomain")]
    [InlineData("DirectLine__Secret", "guess", "DirectLine:Secret")]
    [InlineData("Site__Notice", "one line\nand another", "Site:Notice")]
    [InlineData("Channels__AllowedTenants__0", "school.example", "Channels:AllowedTenants")]
    [InlineData("Site__Address", "assistant.example.org", "Site:Address")]
    [InlineData("Storage__RetentionDays", "a year", "Storage:RetentionDays has a value that cannot be used. Write a whole number.")]
    [InlineData("WebChat__Enabled", "maybe", "WebChat:Enabled has a value that cannot be used. Write true or false.")]
    [InlineData("Channels__AllowEmulator", "maybe", "Channels:AllowEmulator has a value that cannot be used. Write true or false.")]
    [InlineData("DirectLine__TokenLifetime", "soon", "DirectLine:TokenLifetime has a value that cannot be used. Write a time such as")]
    [InlineData("AllowedHosts", "https://assistant.example.org", "AllowedHosts")]
    [InlineData("AllowedHosts", "localhost;assistant.example.org:443", "AllowedHosts")]
    public Task A_wrong_setting_ends_the_start_with_its_name_and_the_fix(string name, string value, string key) =>
        EndsAsync(key, (name, value));

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("http://192.0.2.1:8080")]
    public Task An_address_that_cannot_be_opened_ends_the_start_with_an_example(string address) => EndsAsync(
        "for example http://127.0.0.1:8080",
        ("Storage__Provider", "Memory"),
        ("ASPNETCORE_URLS", address));

    [Fact]
    public async Task An_address_that_another_program_uses_ends_the_start_with_the_fix()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await EndsAsync(
            "Stop the other program",
            ("Storage__Provider", "Memory"),
            ("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}")
        );
    }

    [Fact]
    public async Task A_misspelt_setting_is_reported_with_the_names_that_are_known()
    {
        var (_, output, _) = await HostProcess.RunToEndAsync(
            ("Storage__Provider", "Memory"),
            ("Storage__RetentionDay", "30"),
            ("ASPNETCORE_URLS", "no address")
        );

        Assert.Contains("Setting Storage:RetentionDay is unknown", output, StringComparison.Ordinal);
        Assert.Contains("RetentionDays", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_of_systemd_is_reported_as_ready_when_it_serves_requests()
    {
        var path = Path.Combine(_folder.FullName, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        var address = $"http://127.0.0.1:{FreePort()}";
        using var host = HostProcess.Start(
            [],
            ("NOTIFY_SOCKET", path),
            ("Storage__Provider", "Memory"),
            ("ASPNETCORE_URLS", address)
        );
        try
        {
            using var limit = new CancellationTokenSource(Patience.Longest);
            var message = new byte[64];
            var length = await systemd.ReceiveAsync(message, limit.Token);
            Assert.Equal("READY=1", Encoding.UTF8.GetString(message, 0, length));

            using var client = new HttpClient();
            using var response = await client.GetAsync(new Uri($"{address}/health/ready"), limit.Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Theory]
    [InlineData("MicrosoftAppPassword=x", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppId=bot MicrosoftAppPassword=x", "MicrosoftAppId is not a GUID")]
    [InlineData("MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301", "MicrosoftAppPassword is missing")]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppPassword=x MicrosoftAppCertificate__Thumbprint=aa",
        "both set"
    )]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppPassword=x MicrosoftAppType=SingleTenant",
        "MicrosoftAppTenantId is missing"
    )]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppPassword=x MicrosoftAppType=UserAssignedMSI MicrosoftAppTenantId=t",
        "needs none"
    )]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppPassword=x MicrosoftAppType=Robot",
        "MicrosoftAppType is none of"
    )]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppCertificate__Path=/there/is/none.pfx",
        "MicrosoftAppCertificate:Path names no file"
    )]
    [InlineData(
        "MicrosoftAppId=3f2504e0-4f89-41d3-9a0c-0305e82c3301 MicrosoftAppPassword=x Channels__DangerouslyAllowAnonymous=true",
        "Channels:DangerouslyAllowAnonymous"
    )]
    [InlineData("Channels__TrustedServiceHosts__0=https://lab.example/", "Channels:TrustedServiceHosts")]
    [InlineData("ChannelService=https://cloud.example", "ChannelService names no cloud")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl=http://login.example/", "ToBotFromChannelOpenIdMetadataUrl is not an https address")]
    public Task Settings_of_the_bot_that_are_wrong_or_contradict_each_other_end_the_start(string settings, string told) =>
        EndsAsync(told, [.. settings.Split(' ').Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]);

    [Theory]
    [InlineData("", "", "neither ConnectionString nor ServiceUri")]
    [InlineData("UseDevelopmentStorage=true", "https://a.blob.core.windows.net", "both ConnectionString and ServiceUri")]
    [InlineData("nonsense", "", "Storage:AzureBlobs:ConnectionString")]
    [InlineData("", "http://a.blob.core.windows.net", "Storage:AzureBlobs:ServiceUri")]
    [InlineData("", "https://a.blob.core.windows.net?sig=x", "Storage:AzureBlobs:ServiceUri")]
    public Task An_account_must_be_given_in_one_way_that_can_be_used(string connectionString, string serviceUri, string told) =>
        EndsAsync(
            told,
            ("Storage__Provider", "AzureBlobs"),
            ("Storage__AzureBlobs__ConnectionString", connectionString),
            ("Storage__AzureBlobs__ServiceUri", serviceUri)
        );

    [Fact]
    public Task A_store_that_cannot_be_reached_ends_the_start() => EndsAsync(
        "cannot be reached",
        ("Storage__Provider", "AzureBlobs"),
        ("Storage__AzureBlobs__ConnectionString", "AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/a"));

    [Fact]
    public Task A_program_that_was_not_published_and_starts_in_another_folder_says_that_the_pages_files_are_missing() => EndsAsync(
        "There is no folder wwwroot",
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ASPNETCORE_CONTENTROOT", _folder.FullName),
        ("Content__Path", RepositoryFolder.PathTo("dialogs-content")),
        ("Storage__Provider", "Memory"));

    private static async Task EndsAsync(string told, params (string, string)[] settings)
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
        Assert.DoesNotContain("BackgroundService failed", output, StringComparison.Ordinal);
    }

    private void CopyContent()
    {
        var source = RepositoryFolder.PathTo("dialogs-content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void Change(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(_folder.FullName, file);
        var node = JsonNode.Parse(File.ReadAllText(path))!;
        change(node);
        File.WriteAllText(path, node.ToJsonString());
    }
}
