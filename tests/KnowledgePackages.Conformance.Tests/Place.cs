using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>A running host with a store of its own, a line to it that can be cut, and official clients.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly IAsyncDisposable _host;
    private readonly FakeTimeProvider? _time;

    private Place(SqliteTestStore store, IAsyncDisposable host, Uri url, FakeTimeProvider? time = null) =>
        (Store, _host, Direct, _time, Line) = (store, host, url, time, new TcpProxy(url.Port));

    public SqliteTestStore Store { get; }

    public TcpProxy Line { get; }

    public OfficialClients Clients { get; } = OfficialClients.Start();

    /// <summary>The clock of a host that was opened with one.</summary>
    public FakeTimeProvider Time => _time ?? throw new InvalidOperationException("This host goes by the system's clock.");

    /// <summary>The host itself.</summary>
    public Uri Direct { get; }

    /// <summary>The host through <see cref="Line"/>.</summary>
    public Uri ByLine => new($"http://127.0.0.1:{Line.Port}");

    public static async Task<Place> OpenAsync()
    {
        var store = new SqliteTestStore();
        var host = await HostUnderTest.StartAsync(store.Settings);
        return new Place(store, host, host.Url);
    }

    /// <summary>With a host whose clock only the test moves.</summary>
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
