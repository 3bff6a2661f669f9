using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>Readiness requires that turns can be stored, not only that the store responds.</summary>
public sealed class StoreCheckTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FaultyStorage _store = new(new MemoryConversationStore());
    private readonly StoreCheck _check;

    public StoreCheckTests() => _check = new StoreCheck(_store, new StorageStart(), _time, NullLogger<StoreCheck>.Instance);

    [Fact]
    public async Task A_store_that_only_reads_is_not_ready_after_ten_seconds_and_ready_again_with_the_next_write()
    {
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());

        _time.Advance(TimeSpan.FromSeconds(10));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            _store.BeforeWrite = () => throw new StorageException("The disk is full.");
            Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        }

        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    [Fact]
    public async Task However_often_it_is_asked_it_writes_once_in_ten_seconds()
    {
        for (var second = 0; second < 30; second++)
        {
            Assert.Equal(HealthStatus.Healthy, await StatusAsync());
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, _store.Writes);
    }

    [Fact]
    public async Task A_store_that_does_not_read_is_not_ready()
    {
        _store.IsAway = true;

        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
    }

    private async Task<HealthStatus> StatusAsync() => (await _check.CheckHealthAsync(new HealthCheckContext())).Status;
}
