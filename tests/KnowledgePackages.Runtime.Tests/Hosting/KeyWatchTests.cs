using System.Security.Cryptography;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Runtime.Tests.Hosting;

public sealed class KeyWatchTests
{
    private readonly MemoryConversationStore _store = new();

    [Fact]
    public async Task A_running_host_rejects_what_another_process_has_revoked_and_goes_on_with_a_new_key()
    {
        await using var host = Process();
        var watch = WatchOf(host);
        await watch.LookAsync(default);
        var protector = host.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var before = protector.Protect("before");
        await using (var other = Process())
        {
            other.GetRequiredService<IKeyManager>().RevokeAllKeys(TimeProvider.System.GetUtcNow(), "a test");
        }

        Assert.Equal("before", protector.Unprotect(before)); // the keys are cached
        await watch.LookAsync(default);

        var begin = TimeProvider.System.GetTimestamp();
        while (IsGood(protector, before))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Patience.Longest, "The key is still good.");
            await Task.Yield();
        }

        Assert.Equal("after", protector.Unprotect(protector.Protect("after")));
    }

    [Fact]
    public async Task Nothing_is_read_again_while_nothing_has_changed()
    {
        await using var host = Process();
        var keys = host.GetRequiredService<RefreshableKeys>();
        var watch = WatchOf(host);
        host.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("something");
        await watch.LookAsync(default);
        var cached = keys.GetCacheExpirationToken();

        await watch.LookAsync(default);
        Assert.False(cached.IsCancellationRequested);

        await _store.WriteAsync(new("keys/revocation-1"), new DocumentWrite("<revocation/>"u8.ToArray()), null, default);
        await watch.LookAsync(default);
        Assert.True(cached.IsCancellationRequested);
    }

    private static bool IsGood(IDataProtector protector, string value)
    {
        try
        {
            return protector.Unprotect(value).Length > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private KeyWatch WatchOf(ServiceProvider host) => new(
        _store,
        host.GetRequiredService<RefreshableKeys>(),
        host.GetRequiredService<IDataProtectionProvider>(),
        NullLogger<KeyWatch>.Instance
    );

    private ServiceProvider Process()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment());
        services.AddLogging();
        services.AddConversationStorage();
        services.AddSingleton<IConversationStore>(_store);
        return services.BuildServiceProvider();
    }
}
