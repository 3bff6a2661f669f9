using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>
/// The official client misses no message and shows no message twice when its connection is cut, when tokens expire, and when its requests
/// go to several instances.
/// </summary>
[Trait("Category", "Peer")]
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_cut_web_socket_comes_back_by_itself_with_what_was_said_meanwhile()
    {
        await using var place = await Place.OpenAsync();
        var visit = await Visit.ToAsync(place.ByLine);
        var cut = place.Clients.Connect(visit.Options(webSocket: true));
        await cut.UntilAsync(tab => tab.Activities.Count > 0);
        var other = place.Clients.Connect((await visit.AgainAsync(place.Direct)).Options(webSocket: true, "0"));

        foreach (var text in new[] { "first", "second" })
        {
            using (place.Line.Cut())
            {
                await other.SayAsync(text);
                await other.UntilAsync(tab => tab.HasAnswerTo(text));
                Assert.False(cut.HasAnswerTo(text));
            }

            await cut.UntilAsync(tab => tab.HasAnswerTo(text));
        }

        await cut.UntilAsync(tab => tab.Shown.Count >= other.Shown.Count);
        Assert.Equal(other.Shown, cut.Shown);
        cut.ShowsNothingTwice();
        Assert.Equal(["Uninitialized", "Connecting", "Online"], cut.Statuses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_refreshes_its_token_outlives_the_first_one(bool webSocket)
    {
        await using var place = Place.OpenWithClock();
        var visit = await Visit.ToAsync(place.Direct);
        var client = place.Clients.Connect(visit.Options(webSocket));
        await client.UntilStatusAsync("Online");

        place.Time.Advance(TimeSpan.FromMinutes(15));
        await client.RefreshAsync();
        place.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("TokenExpired", await visit.PollErrorAsync()); // the first token is valid for 30 minutes
        await client.SayAsync("still here");
        await client.UntilAsync(one => one.HasAnswerTo("still here"));

        Assert.Equal(["Uninitialized", "Connecting", "Online"], client.Statuses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_sleep_of_a_laptop_the_token_has_expired_and_the_page_goes_on_where_it_was(bool webSocket)
    {
        await using var place = Place.OpenWithClock();
        var visit = await Visit.ToAsync(place.ByLine);
        var slept = place.Clients.Connect(visit.Options(webSocket));
        await slept.UntilAsync(tab => tab.Activities.Count > 0);
        var other = place.Clients.Connect((await visit.AgainAsync(place.Direct)).Options(webSocket, "0"));
        await other.UntilAsync(tab => tab.Activities.Count > 0);
        var elsewhere = await visit.AgainAsync(place.Direct);
        place.Time.Advance(TimeSpan.FromHours(1));
        if (webSocket)
        {
            place.Line.Cut().Dispose(); // do not cut a polling client: one failed poll ends it
        }

        await slept.UntilStatusAsync("ExpiredToken");
        var fresh = await visit.AgainAsync(place.Direct);
        var third = place.Clients.Connect(fresh.Options(webSocket, "0"));
        await third.SayAsync("from the phone");
        await third.UntilAsync(tab => tab.HasAnswerTo("from the phone"));
        var woken = place.Clients.Connect((await elsewhere.AgainAsync()).Options(webSocket, slept.Watermark));
        await woken.UntilAsync(tab => tab.HasAnswerTo("from the phone"));

        await woken.UntilAsync(tab => slept.Shown.Count + tab.Shown.Count >= third.Shown.Count);
        string[] seen = [.. slept.Shown, .. woken.Shown];
        Assert.Equal(third.Shown, seen);
        Assert.Equal(seen.Distinct(), seen);
    }

    // Both clients have web sockets: on a loaded machine a request can fail, and one failed poll ends a polling client for good.
    [Fact]
    public async Task Two_instances_on_one_store_serve_one_conversation()
    {
        await using var store = await BlobsTestStore.StartAsync();
        await using var here = await HostUnderTest.StartAsync(store.Settings);
        await using var there = await HostUnderTest.StartAsync(store.Settings);
        await using var clients = OfficialClients.Start();
        var visit = await Visit.ToAsync(here.Url);
        var first = clients.Connect(visit.Options(webSocket: true));
        await first.UntilAsync(tab => tab.Activities.Count > 0);
        var second = clients.Connect((await visit.AgainAsync(there.Url)).Options(webSocket: true, "0"));

        await second.SayAsync("by the second");
        await first.UntilAsync(tab => tab.HasAnswerTo("by the second"));
        await first.SayAsync("by the first");
        await second.UntilAsync(tab => tab.HasAnswerTo("by the first"));
        await Task.WhenAll(
            first.UntilAsync(tab => tab.Shown.Count >= second.Shown.Count),
            second.UntilAsync(tab => tab.Shown.Count >= first.Shown.Count)
        );

        Assert.Equal(first.Shown, second.Shown);
        first.ShowsNothingTwice();
    }
}
