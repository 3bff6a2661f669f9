using KnowledgePackages.Simulator.Stores;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>The host in this process, on a real port. Only the test moves its clock, so tokens expire when the test wants.</summary>
internal sealed class ClockedHost : WebApplicationFactory<Program>
{
    private readonly SqliteTestStore _store;

    public ClockedHost(SqliteTestStore store)
    {
        _store = store;
        UseKestrel(0);
        StartServer();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The address on which the host listens.</summary>
    public Uri Url => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (key, value) in _store.Settings)
        {
            builder.UseSetting(key.Replace("__", ":", StringComparison.Ordinal), value);
        }

        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Time));
    }
}
