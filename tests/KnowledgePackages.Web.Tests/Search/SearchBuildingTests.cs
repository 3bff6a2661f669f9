using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Search;

public sealed class SearchBuildingTests(ShippedSearch shipped) : IClassFixture<ShippedSearch>
{
    [Fact]
    public async Task The_index_is_built_when_the_port_is_open_and_not_before()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var searches = new ContentSearches(time, NullLogger<ContentSearches>.Instance);
        var search = searches.Make(shipped.Content);
        using var lifetime = new Lifetime();
        using var building = new SearchBuilding(searches, lifetime, time);
        await building.StartAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(building.ExecuteTask!.IsCompleted);
        Assert.IsType<SearchResult.NotReady>(search.Find("en", "companies", time.GetUtcNow()));

        lifetime.Start();
        while (!building.ExecuteTask!.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await building.ExecuteTask;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SearchResult.Found>(search.Find("en", "companies", time.GetUtcNow()));

        var afterAChange = searches.Make(shipped.Content);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SearchResult.Found>(afterAChange.Find("en", "companies", time.GetUtcNow()));
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => _started.Cancel();

        public void StopApplication() => throw new NotSupportedException();

        public void Dispose() => _started.Dispose();
    }
}
