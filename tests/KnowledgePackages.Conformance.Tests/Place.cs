using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>A running host with a store of its own, a line to it that can be cut, and official clients.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly HostUnderTest _host;

    private Place(SqliteTestStore store, HostUnderTest host, OfficialClients clients) =>
        (Store, _host, Line, Clients) = (store, host, new TcpProxy(host.Url.Port), clients);

    public SqliteTestStore Store { get; }

    public TcpProxy Line { get; }

    public OfficialClients Clients { get; }

    /// <summary>The host itself.</summary>
    public Uri Direct => _host.Url;

    /// <summary>The host through <see cref="Line"/>.</summary>
    public Uri ByLine => new($"http://127.0.0.1:{Line.Port}");

    public static async Task<Place> OpenAsync(TimeSpan? tokenLifetime = null, TimeSpan? refreshAfter = null)
    {
        var store = new SqliteTestStore();
        var settings = new Dictionary<string, string>(store.Settings);
        if (tokenLifetime is { } lifetime)
        {
            settings["DirectLine__TokenLifetime"] = lifetime.ToString("c");
        }

        return new Place(store, await HostUnderTest.StartAsync(settings), OfficialClients.Start(refreshAfter));
    }

    public async ValueTask DisposeAsync()
    {
        await Clients.DisposeAsync();
        await Line.DisposeAsync();
        await _host.DisposeAsync();
        await Store.DisposeAsync();
    }
}
