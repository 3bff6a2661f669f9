using System.IO.Compression;
using System.Net;
using System.Text.Json;
using KnowledgePackages.Web.Tests.Abuse;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgePackages.Web.Tests.Teams;

/// <summary>The page <c>/operator/teams-package</c> makes the app of the running host.</summary>
public sealed class TeamsPackagePageTests
{
    private const string Key = "a-key-of-the-test-0123456789-abcdef";
    private const string App = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private static readonly (string, string)[] Registered =
    [
        ("Operator:Key", Key),
        ("MicrosoftAppId", App),
        ("MicrosoftAppPassword", "a secret of the test"),
        ("Site:Address", "https://assistant.example.org"),
    ];

    [Fact]
    public async Task An_operator_gets_the_package_with_the_hosts_own_values()
    {
        await using var host = new ProductHost([.. Registered, ("Site:Terms", "https://www.example.org/terms")]);
        using var client = await SignedInAsync(host);

        var answer = await OrderAsync(client, ("developer", "Centre <One>"), ("name", "Our packages"), ("version", "1.2.3"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        await using var file = await zip.GetEntry("manifest.json")!.OpenAsync();
        var manifest = (await JsonDocument.ParseAsync(file)).RootElement;
        var developer = manifest.GetProperty("developer");
        Assert.Equal("1.2.3", manifest.GetProperty("version").GetString());
        Assert.Equal(App, manifest.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal("Our packages", manifest.GetProperty("name").GetProperty("short").GetString());
        Assert.Equal("Centre <One>", developer.GetProperty("name").GetString());
        Assert.Equal("https://assistant.example.org/", developer.GetProperty("websiteUrl").GetString());
        Assert.Equal("https://assistant.example.org/privacy", developer.GetProperty("privacyUrl").GetString());
        Assert.Equal("https://www.example.org/terms", developer.GetProperty("termsOfUseUrl").GetString());
        Assert.Contains("assistant.example.org", manifest.GetProperty("validDomains").EnumerateArray().Select(each => each.GetString()));
    }

    [Theory]
    [InlineData("", "", "", "1.0.0", "who offers the app")]
    [InlineData("Centre", "A name that is longer than thirty characters", "", "1.0.0", "30 characters")]
    [InlineData("Centre", "", "http://www.example.org", "1.0.0", "https://")]
    [InlineData("Centre", "", "", "1.0", "three numbers")]
    public async Task A_wrong_field_is_explained_and_the_others_are_kept(
        string developer,
        string name,
        string website,
        string version,
        string told
    )
    {
        await using var host = new ProductHost(Registered);
        using var client = await SignedInAsync(host);

        var answer = await OrderAsync(client, ("developer", developer), ("name", name), ("website", website), ("version", version));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{version}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "MicrosoftAppId is missing")]
    [InlineData("Site:Address", "Site:Address is not")]
    public async Task A_missing_setting_is_named(string missing, string told)
    {
        await using var host = new ProductHost(
            [.. Registered.Where(each => each.Item1 != missing && !(missing == "MicrosoftAppId" && each.Item1 == "MicrosoftAppPassword"))]
        );
        using var client = await SignedInAsync(host);

        var answer = await OrderAsync(client, ("developer", "Centre"), ("version", "1.0.0"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_or_from_another_website_there_is_no_package()
    {
        await using var host = new ProductHost(Registered);
        using var stranger = Client(host);
        Assert.Equal(HttpStatusCode.Unauthorized, (await OrderAsync(stranger, ("developer", "Centre"), ("version", "1.0.0"))).StatusCode);

        using var client = await SignedInAsync(host);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, (await OrderAsync(client, ("developer", "Centre"), ("version", "1.0.0"))).StatusCode);
    }

    private static async Task<HttpClient> SignedInAsync(ProductHost host)
    {
        var client = Client(host);
        Assert.Equal(HttpStatusCode.SeeOther, (await OrderAsync(client, ("key", Key))).StatusCode);
        Assert.Contains("<form", await client.GetStringAsync("/operator/teams-package"), StringComparison.Ordinal);
        return client;
    }

    private static HttpClient Client(ProductHost host) =>
        host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });

    private static Task<HttpResponseMessage> OrderAsync(HttpClient client, params (string Name, string Value)[] fields) =>
        client.PostAsync(
            "/operator/teams-package",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
}
