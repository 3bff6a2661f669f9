using System.Net;
using System.Net.Http.Headers;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Content.Preview;
using KnowledgePackages.Web.Tests.Content;

namespace KnowledgePackages.Web.Tests.Templates;

public sealed class TemplateEndpointsTests(WebChatTests.Host host) : IClassFixture<WebChatTests.Host>
{
    private const string Agreement = "/templates/company-agreement.fr.docx";

    [Fact]
    public async Task A_template_is_a_word_file_for_everybody_with_a_name_in_its_language()
    {
        using var client = host.CreateClient();
        var response = await client.GetAsync(Agreement);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            response.Content.Headers.ContentType?.ToString()
        );
        Assert.Equal("public, max-age=600", response.Headers.CacheControl?.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Accord avec une entreprise sur les stages.docx", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("PK"u8.ToArray(), (await response.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        using var client = host.CreateClient();
        var tag = (await client.GetAsync(Agreement)).Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, Agreement);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag));

        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
        Assert.NotEqual(tag, (await client.GetAsync("/templates/company-agreement.en.docx")).Headers.ETag);
    }

    /// <summary>
    /// Two instances of one version must send the same ETag for a file. Otherwise browsers behind a load balancer would download it again.
    /// </summary>
    [Fact]
    public async Task Two_hosts_give_the_same_file_the_same_tag()
    {
        await using var second = new WebChatTests.Host();
        using var client = host.CreateClient();
        using var other = second.CreateClient();

        Assert.Equal((await client.GetAsync(Agreement)).Headers.ETag, (await other.GetAsync(Agreement)).Headers.ETag);
    }

    [Fact]
    public async Task A_monitor_gets_the_headers_alone()
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, Agreement);
        var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 1000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/templates/company-agreement.it.docx")]
    [InlineData("/templates/company-agreement.FR.docx")]
    [InlineData("/templates/etf-isatcove.fr.docx")]
    [InlineData("/templates/nothing.en.docx")]
    [InlineData("/templates/company-agreement.docx")]
    [InlineData("/templates/..%2f..%2fappsettings.en.docx")]
    public async Task What_is_no_template_is_not_found(string address)
    {
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task An_editor_sees_the_document_in_the_preview_and_each_change_at_once()
    {
        using var edited = new EditedFolder();
        var folder = new ContentFolder(edited.Path);
        var content = new PreviewContent(folder, FindingSeverity.Warning);
        content.Load();
        await using var app = PreviewCommand.Build(folder, content);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var before = await client.GetAsync(Agreement);

        edited.Replace("texts/fr/templates.json", "Accord avec une entreprise sur les stages", "Contrat de stage");
        content.Load();
        var after = await client.GetAsync(Agreement);

        Assert.Equal("no-cache", before.Headers.CacheControl?.ToString());
        Assert.Equal("Contrat de stage.docx", after.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }
}
