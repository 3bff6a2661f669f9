using System.Net;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Connector;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Authentication;

public sealed class ConnectorTokensTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CountingCredential _authority;

    public ConnectorTokensTests() => _authority = new CountingCredential { Time = _time };

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_its_end()
    {
        using var tokens = Tokens();

        Assert.Equal("bot-token-1", await tokens.GetAsync(null, default));
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("bot-token-1", await tokens.GetAsync(null, default));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("bot-token-2", await tokens.GetAsync(null, default));
        Assert.Equal(["https://api.botframework.com/.default"], _authority.Scopes);
    }

    [Fact]
    public async Task Many_callers_at_once_buy_one_token()
    {
        using var tokens = Tokens();
        _authority.Gate = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 50).Select(_ => tokens.GetAsync(null, default).AsTask()).ToList();
        _authority.Gate.SetResult();

        Assert.All(await Task.WhenAll(asking), token => Assert.Equal("bot-token-1", token));
        Assert.Equal(1, _authority.Bought);
    }

    [Fact]
    public async Task After_a_refusal_one_fresh_token_is_bought_however_many_were_refused()
    {
        using var tokens = Tokens();
        await tokens.GetAsync(null, default);

        var fresh = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetAsync("bot-token-1", default).AsTask()));

        Assert.All(fresh, token => Assert.Equal("bot-token-2", token));
    }

    [Theory]
    [InlineData(1, HttpStatusCode.Created, "bot-token-1 bot-token-2")]
    [InlineData(5, HttpStatusCode.Unauthorized, "bot-token-1 bot-token-2")]
    public async Task A_refused_call_is_made_once_more_with_a_fresh_token(int refusals, HttpStatusCode ends, string used)
    {
        using var channel = new Channel { Refusals = refusals };
        using var http = Client(channel);

        var response = await http.PostAsync(
            new Uri("https://smba.trafficmanager.net/emea/v3/conversations"),
            new StringContent("the body")
        );

        Assert.Equal(ends, response.StatusCode);
        Assert.Equal(used, string.Join(' ', channel.Tokens));
        Assert.All(channel.Bodies, body => Assert.Equal("the body", body));
    }

    [Theory]
    [InlineData("https://attacker.example/v3/conversations")]
    [InlineData("http://smba.trafficmanager.net/v3/conversations")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/v3/conversations")]
    [InlineData("https://notbotframework.com/v3/conversations")]
    [InlineData("http://localhost:3978/v3/conversations")]
    public async Task The_token_goes_to_no_other_address_and_neither_does_the_call(string address)
    {
        using var channel = new Channel();
        using var http = Client(channel);

        var response = await http.PostAsync(new Uri(address), new StringContent("the body"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(channel.Bodies);
        Assert.Equal(0, _authority.Bought);
    }

    [Fact]
    public async Task Without_a_token_the_call_fails_as_without_a_network()
    {
        using var channel = new Channel();
        using var http = Client(channel);
        _authority.IsAway = true;

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.PostAsync(new Uri("https://directline.botframework.com/v3/conversations"), new StringContent(""))
        );
        Assert.Empty(channel.Bodies);
    }

    private ConnectorTokens Tokens() => new(_authority.Create, "https://api.botframework.com/.default", _time);

    private HttpClient Client(Channel channel)
    {
        var app = Options.Create(new MicrosoftAppOptions { MicrosoftAppId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301" });
        var environment = new HostingEnvironment { EnvironmentName = "Production" };
        var serviceUrls = new ServiceUrls(app, Options.Create(new ChannelsOptions()), environment);
        return new HttpClient(
            new TokenHandler(new Lazy<ConnectorTokens>(Tokens), serviceUrls, NullLogger<TokenHandler>.Instance) { InnerHandler = channel }
        );
    }

    private sealed class Channel : HttpMessageHandler
    {
        public int Refusals { get; set; }

        public List<string?> Tokens { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Tokens.Add(request.Headers.Authorization?.Parameter);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(Refusals-- > 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        }
    }
}
