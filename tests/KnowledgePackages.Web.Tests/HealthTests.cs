using System.Net;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Moq;

namespace KnowledgePackages.Web.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task A_host_that_can_serve_says_so_part_by_part()
    {
        await using var host = Start();

        var (status, ready) = await GetAsync(host, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ok", ready.GetProperty("status").GetString());
        Assert.Equal(
            ["content", "shutdown", "sockets", "store", "tokenMetadata"],
            ready.GetProperty("parts").EnumerateObject().Select(part => part.Name).Order()
        );
        Assert.All(ready.GetProperty("parts").EnumerateObject(), part => Assert.Equal("ok", part.Value.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task While_the_store_is_away_it_is_alive_but_not_ready_and_says_which_part_is_to_blame()
    {
        var store = new Mock<IConversationStore>();
        store
            .Setup(storage => storage.ReadAsync(It.IsAny<DocumentKey>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StorageException("secret details"));
        store
            .Setup(storage => storage.ListAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Throws(new StorageException("secret details"));
        await using var host = Start(services => services.Replace(ServiceDescriptor.Singleton(store.Object)));

        var (status, ready) = await GetAsync(host, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failed", ready.GetProperty("parts").GetProperty("store").GetProperty("status").GetString());
        Assert.DoesNotContain("secret", ready.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/health/live")).Status);
    }

    [Fact]
    public async Task A_bot_that_cannot_fetch_the_keys_of_tokens_is_degraded_and_still_serves_the_page()
    {
        await using var host = Start(
            settings:
            [
                ("MicrosoftAppId", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
                ("MicrosoftAppPassword", "the secret"),
                ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:1/"),
            ]
        );

        var (status, ready) = await GetAsync(host, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Equal("degraded", ready.GetProperty("parts").GetProperty("tokenMetadata").GetProperty("status").GetString());
        Assert.DoesNotContain("the secret", ready.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_stops_is_not_ready_any_more()
    {
        await using var host = Start();
        using var client = host.CreateClient();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var asked = new TaskCompletionSource<HttpStatusCode>();
        lifetime.ApplicationStopping.Register(() =>
        {
            using var response = client.GetAsync(new Uri("/health/ready", UriKind.Relative)).Result; // the stop waits for the response
            asked.SetResult(response.StatusCode);
        });

        lifetime.StopApplication();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await asked.Task);
    }

    private static WebApplicationFactory<Program> Start(
        Action<IServiceCollection>? change = null,
        (string Key, string Value)[]? settings = null
    ) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development").UseSetting("Storage:Provider", "Memory");
            foreach (var (key, value) in settings ?? [])
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => change?.Invoke(services));
        });

    private static async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(WebApplicationFactory<Program> host, string address)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
