using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>A running host with its own store, a connection to the host that can be cut, and official clients.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly IAsyncDisposable _host;
    private readonly FakeTimeProvider? _time;

    private Place(SqliteTestStore store, IAsyncDisposable host, Uri url, FakeTimeProvider? time = null) =>
        (Store, _host, Direct, _time, Line) = (store, host, url, time, new TcpProxy(url.Port));

    public SqliteTestStore Store { get; }

    public TcpProxy Line { get; }

    public OfficialClients Clients { get; } = OfficialClients.Start();

    /// <summary>The clock of a host that was opened with <see cref="OpenWithClock"/>.</summary>
    public FakeTimeProvider Time => _time ?? throw new InvalidOperationException("This host goes by the system's clock.");

    /// <summary>The address of the host without <see cref="Line"/> in between.</summary>
    public Uri Direct { get; }

    /// <summary>The address of the host through <see cref="Line"/>.</summary>
    public Uri ByLine => new($"http://127.0.0.1:{Line.Port}");

    public static async Task<Place> OpenAsync()
    {
        var store = new SqliteTestStore();
        var host = await HostUnderTest.StartAsync(store.Settings);
        return new Place(store, host, host.Url);
    }

    /// <summary>Opens a host with a clock that only the test moves.</summary>
    public static Place OpenWithClock()
    {
        var store = new SqliteTestStore();
        var host = new ClockedHost(store);
        return new Place(store, host, host.Url, host.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await Clients.DisposeAsync();
        await Line.DisposeAsync();
        await _host.DisposeAsync();
        await Store.DisposeAsync();
    }
}
