namespace KnowledgePackages.Conformance.Tests;

/// <summary>Checks what the official client receives while nothing fails, over a web socket and by polling.</summary>
[Trait("Category", "Peer")]
public sealed class ConversationTests : IAsyncLifetime
{
    private Place _place = null!;

    public async Task InitializeAsync() => _place = await Place.OpenAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_conversation_is_greeted_and_a_message_is_echoed_before_it_is_answered(bool webSocket)
    {
        var visit = await Visit.ToAsync(_place.Direct);
        var client = _place.Clients.Connect(visit.Options(webSocket));
        await client.UntilAsync(one => one.Activities.Count > 0);

        var posted = await client.SayAsync("hello");
        await client.UntilAsync(one => one.HasAnswerTo("hello"));

        var echo = client.Activities.Single(activity => activity["text"]?.GetValue<string>() == "hello");
        var answer = client.Activities.First(activity => activity["replyToId"]?.GetValue<string>() == echo["id"]!.GetValue<string>());
        Assert.Equal(["Uninitialized", "Connecting", "Online"], client.Statuses);
        Assert.Equal("bot", client.Activities[0]["from"]!["role"]!.GetValue<string>());
        Assert.Equal(posted["id"]!.GetValue<string>(), echo["id"]!.GetValue<string>());
        Assert.Equal($"{client.Name}-hello", echo["channelData"]!["clientActivityID"]!.GetValue<string>());
        Assert.Equal(visit.Access["userId"]!.GetValue<string>(), echo["from"]!["id"]!.GetValue<string>()); // the host sets the sender
        Assert.True(client.Activities.ToList().IndexOf(echo) < client.Activities.ToList().IndexOf(answer));
        client.ShowsNothingTwice();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_tabs_see_the_same_and_neither_throws_the_other_out(bool webSocket)
    {
        var visit = await Visit.ToAsync(_place.Direct);
        var one = _place.Clients.Connect(visit.Options(webSocket));
        await one.UntilAsync(tab => tab.Activities.Count > 0);
        var two = _place.Clients.Connect((await visit.AgainAsync()).Options(webSocket, "0"));

        await one.SayAsync("from one");
        await two.UntilAsync(tab => tab.HasAnswerTo("from one"));
        await two.SayAsync("from two");
        await Task.WhenAll(one.UntilAsync(tab => tab.HasAnswerTo("from two")), two.UntilAsync(tab => tab.HasAnswerTo("from two")));
        await SameAsync(one, two);

        Assert.Equal(["Uninitialized", "Connecting", "Online"], one.Statuses);
        Assert.Equal(["Uninitialized", "Connecting", "Online"], two.Statuses);
    }

    [Theory]
    [InlineData(true, "0")]
    [InlineData(true, "")]
    [InlineData(false, "0")]
    [InlineData(false, "")]
    public async Task A_reload_brings_the_whole_history_and_goes_on(bool webSocket, string watermark)
    {
        var visit = await Visit.ToAsync(_place.Direct);
        var before = _place.Clients.Connect(visit.Options(webSocket));
        await before.UntilAsync(client => client.Activities.Count > 0);
        await before.SayAsync("hello");
        await before.UntilAsync(client => client.HasAnswerTo("hello"));
        before.End();

        var after = _place.Clients.Connect((await visit.AgainAsync()).Options(webSocket, watermark));
        await after.UntilAsync(client => client.HasAnswerTo("hello"));
        await after.SayAsync("back again");
        await after.UntilAsync(client => client.HasAnswerTo("back again"));

        Assert.Equal(before.Shown, after.Shown.Take(before.Shown.Count));
        after.ShowsNothingTwice();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_token_and_another_persons_conversation_are_told_at_once(bool webSocket)
    {
        var (mine, others) = (await Visit.ToAsync(_place.Direct), await Visit.ToAsync(_place.Direct));
        var forged = mine.Options(webSocket);
        forged["token"] = mine.Token[..^3] + "abc";
        var elsewhere = mine.Options(webSocket, "0");
        elsewhere["conversationId"] = others.ConversationId;

        var clients = new[] { _place.Clients.Connect(forged), _place.Clients.Connect(elsewhere) };

        foreach (var client in clients)
        {
            await client.UntilStatusAsync("FailedToConnect");
            Assert.Empty(client.Activities);
        }
    }

    [Fact]
    public async Task The_session_has_an_id()
    {
        var client = _place.Clients.Connect((await Visit.ToAsync(_place.Direct)).Options(webSocket: true));
        await client.UntilStatusAsync("Online");

        Assert.NotEmpty((await client.SessionAsync())["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_that_cannot_be_taken_is_given_back_with_the_reason_and_the_connection_stays()
    {
        var client = _place.Clients.Connect((await Visit.ToAsync(_place.Direct)).Options(webSocket: true));
        await client.UntilStatusAsync("Online");

        var refused = await client.SayAsync(new string('x', 300 * 1024));
        await client.SayAsync("shorter");
        await client.UntilAsync(one => one.HasAnswerTo("shorter"));

        Assert.Equal(413, refused["status"]!.GetValue<int>());
        Assert.Equal("MessageSizeTooBig", refused["body"]!["error"]!["code"]!.GetValue<string>());
        Assert.DoesNotContain("ExpiredToken", client.Statuses);
    }

    [Fact]
    public async Task While_the_store_is_away_polling_goes_on_and_later_brings_what_was_said_before()
    {
        var visit = await Visit.ToAsync(_place.Direct);
        var tab = _place.Clients.Connect(visit.Options(webSocket: false));
        await tab.UntilAsync(client => client.Activities.Count > 0);
        using (_place.Store.Take())
        {
            Assert.Equal("retry", (await tab.SayAsync("too early"))["id"]!.GetValue<string>());
        }

        await tab.SayAsync("hello");
        await tab.UntilAsync(client => client.HasAnswerTo("hello"));

        tab.ShowsNothingTwice();
        Assert.Equal(["Uninitialized", "Connecting", "Online"], tab.Statuses);
    }

    private static async Task SameAsync(OfficialClient one, OfficialClient two)
    {
        await Task.WhenAll(
            one.UntilAsync(tab => tab.Shown.Count >= two.Shown.Count), two.UntilAsync(tab => tab.Shown.Count >= one.Shown.Count));
        Assert.Equal(one.Shown, two.Shown);
        one.ShowsNothingTwice();
    }
}
