using System.Net;
using KnowledgePackages.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>The host with the sample content and a store that other processes can open, too.</summary>
internal sealed class StoredHost(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly SampleContentFolder _content = new();

    /// <param name="cookies">The browser's cookies. By default the browser is new.</param>
    public PageVisitor Visit(CookieContainer? cookies = null)
    {
        cookies ??= new();
        return new(CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies)), cookies);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseSetting("Content:Path", _content.Path);
        Array.ForEach(settings, setting => builder.UseSetting(setting.Key, setting.Value));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _content.Dispose();
    }
}
