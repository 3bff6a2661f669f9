using System.Net;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>The first start in Azure, where the role of a new identity takes effect after up to ten minutes.</summary>
public sealed class FirstStartTests : IDisposable
{
    private static readonly (string, string)[] ByIdentity =
        [("Storage:Provider", "AzureBlobs"), ("Storage:AzureBlobs:ServiceUri", "https://kptest.blob.core.windows.net")];

    private readonly BlobEndpoint _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task While_the_role_is_missing_the_host_lives_and_says_what_it_waits_for_and_then_it_is_ready()
    {
        await using var host = await TestHost.StartAsync(store: _azure.CreateStore(), settings: ByIdentity);
        await _azure.WaitForAttemptAsync();

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/health/live")).Status);
        var (status, says) = await GetAsync(host, "/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("It waits for its role on the container", says, StringComparison.Ordinal);

        _azure.HasRole = true;
        host.Time.Advance(StorageOpener.RetryEvery);
        await host.Services.GetRequiredService<StorageStart>().Opened.WaitAsync(Patience.Longest);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "/health/ready")).Status);
        // Operators get an alert for each line with "Store failed".
        Assert.DoesNotContain(host.Logs, line => line.Contains("Store failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_ten_minutes_without_the_role_the_host_ends_with_the_failure_told_once_a_minute()
    {
        await using var host = await TestHost.StartAsync(store: _azure.CreateStore(), settings: ByIdentity);
        await _azure.WaitForAttemptAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        for (var waited = TimeSpan.Zero; waited < StorageOpener.LongestWait; waited += StorageOpener.RetryEvery)
        {
            Assert.False(stopping.IsCancellationRequested, $"It gave up after {waited}.");
            host.Time.Advance(StorageOpener.RetryEvery);
            await _azure.WaitForAttemptAsync();
        }

        var failure = await Assert.ThrowsAsync<StorageException>(host.WaitForEndAsync);
        Assert.Contains("Storage Blob Data Contributor", failure.Message, StringComparison.Ordinal);

        // The host logs the line at most once a minute. An attempt that ends late delays the next line by ten seconds. So allow for two
        // missing lines.
        Assert.InRange(host.Logs.Count(line => line.StartsWith("Waiting for the store's permission", StringComparison.Ordinal)), 8, 10);
    }

    [Fact]
    public async Task A_connection_string_with_too_few_permissions_ends_the_start_at_once()
    {
        await Assert.ThrowsAsync<StorageException>(() =>
            TestHost.StartAsync(
                store: _azure.CreateStore(),
                settings: [("Storage:Provider", "AzureBlobs"), ("Storage:AzureBlobs:ConnectionString", "UseDevelopmentStorage=true")]
            ));
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TestHost host, string address)
    {
        using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
