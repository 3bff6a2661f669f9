using KnowledgePackages.Web.Content.Links;

namespace KnowledgePackages.Web.Tests.Content.Links;

public sealed class LinkCheckTests : IAsyncLifetime
{
    private SmallInternet _internet = null!;

    public async Task InitializeAsync() => _internet = await SmallInternet.StartAsync();

    public async Task DisposeAsync() => await _internet.DisposeAsync();

    [Theory]
    [InlineData("https://a.example/200", "Works")]
    [InlineData("https://a.example/no-head", "Works")]
    [InlineData("https://a.example/passing", "Works")]
    [InlineData("https://a.example/moved-for-now/200", "Works")]
    [InlineData("https://a.example/moved-to-http", "Works")]
    [InlineData("https://a.example/404", "Gone, answers 404")]
    [InlineData("https://a.example/410", "Gone, answers 410")]
    [InlineData("https://a.example/moved/404", "Gone, answers 404")]
    [InlineData("https://a.nowhere/200", "Gone, has a host that does not exist")]
    [InlineData("https://a.example/500", "Fails, answers 500")]
    [InlineData("https://a.example/400", "Fails, answers 400")]
    [InlineData("https://a.example/closes", "Fails, closes the connection")]
    [InlineData("https://a.example/loop", "Fails, redirects without end")]
    [InlineData("https://a.example/401", "Refuses, answers 401")]
    [InlineData("https://a.example/403", "Refuses, answers 403")]
    [InlineData("https://a.example/429", "Refuses, answers 429")]
    [InlineData("https://a.example/moved/200", "Moved, https://a.example/200")]
    [InlineData("https://a.example/moved/moved/200", "Moved, https://a.example/200")]
    [InlineData("https://a.example/moved/moved-for-now/200", "Moved, https://a.example/moved-for-now/200")]
    [InlineData("https://a.example/moved-for-now/moved/200", "Works")]
    public async Task Finds_out_what_became_of_an_address(string address, string verdict) =>
        Assert.Equal(
            verdict,
            await _internet.AskAsync(address) switch
            {
                LinkVerdict.Works => "Works",
                LinkVerdict.Moved moved => $"Moved, {moved.To}",
                LinkVerdict.Gone gone => $"Gone, {gone.Answer}",
                LinkVerdict.Broken fails => $"Fails, {fails.Answer}",
                LinkVerdict.BlocksAutomatedRequests refuses => $"Refuses, {refuses.Answer}",
                var other => other.GetType().Name,
            }
        );

    [Fact]
    public async Task Waits_for_an_answer_only_so_long()
    {
        var verdict = await _internet.AskAsync("https://a.example/slow", SmallInternet.Times with { Timeout = TimeSpan.FromSeconds(0.5) });

        Assert.Equal("does not answer within 0.5 s", Assert.IsType<LinkVerdict.Broken>(verdict).Answer);
    }

    [Fact]
    public async Task Asks_for_the_head_alone_where_that_is_enough_and_says_who_it_is()
    {
        await _internet.AskAsync("https://a.example/200");

        Assert.Equal([("HEAD", "a.example", "/200")], _internet.Asked);
        Assert.StartsWith("KnowledgePackages/", _internet.Agent, StringComparison.Ordinal);
        Assert.Contains("link check", _internet.Agent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_again_where_that_may_help_and_only_there()
    {
        await _internet.AskAsync(["https://a.example/500", "https://b.example/404"]);

        Assert.Equal(
            ["HEAD", "GET", "HEAD", "GET", "HEAD", "GET"],
            _internet.Asked.Where(asked => asked.Host == "a.example").Select(asked => asked.Method)
        );
        Assert.Equal(["HEAD", "GET"], _internet.Asked.Where(asked => asked.Host == "b.example").Select(asked => asked.Method));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", true)]
    [InlineData("3600", false)]
    public async Task Comes_back_when_a_busy_host_says_so_but_not_in_an_hour(string retryAfter, bool comesBack)
    {
        var verdict = await _internet.AskAsync($"https://a.example/busy/{retryAfter}");

        Assert.Equal(comesBack, verdict is LinkVerdict.Works);
        Assert.Equal(comesBack ? ["HEAD", "HEAD"] : ["HEAD"], _internet.Asked.Select(asked => asked.Method));
    }

    [Fact]
    public async Task One_host_is_asked_for_one_thing_at_a_time()
    {
        await _internet.AskAsync([.. Enumerable.Range(1, 12).Select(number => $"https://a.example/200/{number}")]);

        Assert.Equal((1, 1), _internet.MostAtOnce);
        Assert.Equal(12, _internet.Asked.Count);
    }

    [Fact]
    public async Task Many_hosts_are_asked_at_once_but_not_more_than_the_bound()
    {
        _internet.Together = 3; // the server waits until three hosts have requests at the same time, and then answers them

        var found = await _internet.AskAsync(
            [.. Enumerable.Range(1, 9).Select(number => $"https://host{number}.example/together")],
            SmallInternet.Times with
            {
                Hosts = 3,
            }
        );

        Assert.All(found.Values, verdict => Assert.IsType<LinkVerdict.Works>(verdict));
        Assert.Equal((1, 3), _internet.MostAtOnce);
    }

    [Fact]
    public async Task The_same_address_is_asked_for_once()
    {
        await _internet.AskAsync(["https://a.example/200", "https://a.example/200"]);

        Assert.Single(_internet.Asked);
    }
}
