using KnowledgePackages.Runtime.Authentication;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Authentication;

public sealed class SigningKeysTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private OpenIdServer _server = null!;
    private SigningKeys _keys = null!;

    public async Task InitializeAsync()
    {
        _server = await OpenIdServer.StartAsync();
        var environment = new HostingEnvironment { EnvironmentName = "Production" };
        _keys = new SigningKeys(new Uri(_server.ChannelMetadata), new HttpClient(_server.Network), environment, _time, NullLogger.Instance);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task Keys_are_fetched_once_a_day_however_many_ask()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FindAsync("channel-1")));
        Assert.Equal(1, _server.Fetches);

        _time.Advance(TimeSpan.FromHours(25));
        Assert.NotNull(await FindAsync("channel-1"));
        Assert.Equal(2, _server.Fetches);
    }

    [Fact]
    public async Task A_key_that_was_rolled_over_is_found_at_once_and_the_old_one_is_gone()
    {
        await FindAsync("channel-1");
        _time.Advance(TimeSpan.FromMinutes(6));
        _server.RollOver("channel-2");

        Assert.NotNull(await FindAsync("channel-2"));
        Assert.Null(await FindAsync("channel-1"));
    }

    [Fact]
    public async Task Made_up_names_make_nobody_fetch_keys_again_and_again()
    {
        await FindAsync("channel-1");
        for (var number = 0; number < 100; number++)
        {
            Assert.Null(await FindAsync($"made-up-{number}"));
        }

        Assert.Equal(1, _server.Fetches);
    }

    [Fact]
    public async Task While_the_issuer_is_away_the_last_keys_go_on_and_later_the_new_ones()
    {
        await FindAsync("channel-1");
        _server.IsAway = true;
        _time.Advance(TimeSpan.FromDays(3));
        Assert.NotNull(await FindAsync("channel-1"));

        _server.IsAway = false;
        _server.RollOver("channel-2");
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.NotNull(await FindAsync("channel-2"));
    }

    [Fact]
    public async Task Where_none_could_be_fetched_yet_it_is_tried_again_after_a_second_and_not_for_everybody_who_waits()
    {
        _server.IsAway = true;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FindAsync("channel-1")));
        Assert.False(await _keys.AreAvailableAsync(default));
        Assert.Equal(1, _server.Asked);

        _server.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await FindAsync("channel-1"));
        Assert.True(await _keys.AreAvailableAsync(default));
    }

    private Task<SigningKey?> FindAsync(string kid) => _keys.FindAsync(kid, default);
}
