using System.Text.Json;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Tests.Authentication;
using KnowledgePackages.Runtime.Tests.Wire;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Connector;

public sealed class ConnectorReplyChannelTests : IDisposable
{
    private readonly FakeConnector _connector = new();
    private readonly HttpClient _http;
    private readonly ConnectorReplyChannel _channel;

    public ConnectorReplyChannelTests()
    {
        _http = new HttpClient(_connector);
        _channel = new ConnectorReplyChannel(
            new ConnectorCalls(_http, TimeProvider.System),
            new SendLanes(TimeProvider.System),
            ServiceUrlsTests.Of("Development", isRegistered: false)
        );
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_reply_to_a_message_names_it_in_path_and_body()
    {
        var message = RecordedActivities.Read("teams-message");

        var result = await DeliverAsync(DeliveryKind.Send, message.CreateReply("hello"));

        Assert.Equal(new DeliveryResult.Delivered("1795448717714"), result);
        var (method, address, body) = Assert.Single(_connector.Calls);
        Assert.Equal("POST", method);
        Assert.Equal($"{message.ServiceUrl}/v3/conversations/{message.Conversation!.Id}/activities/{message.Id}", address);
        using var sent = JsonDocument.Parse(body);
        Assert.Equal(
            [
                "attachments",
                "channelId",
                "conversation",
                "entities",
                "from",
                "locale",
                "recipient",
                "replyToId",
                "serviceUrl",
                "text",
                "timestamp",
                "type",
            ],
            sent.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_welcome_is_sent_to_the_conversation()
    {
        var joined = RecordedActivities.Read("directline-conversation-update");

        await DeliverAsync(DeliveryKind.Send, joined.CreateReply("hello"));

        Assert.Equal($"{joined.ServiceUrl}v3/conversations/{joined.Conversation!.Id}/activities", _connector.Calls[0].Address);
        Assert.DoesNotContain("replyToId", _connector.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_goes_out_under_the_channels_id()
    {
        var card = RecordedActivities.Read("teams-card-submit").CreateReply();
        card.Id = "ours";

        await DeliverAsync(DeliveryKind.Update, card, "1795448850198");

        var (method, address, body) = Assert.Single(_connector.Calls);
        Assert.Equal("PUT", method);
        Assert.EndsWith("/activities/1795448850198", address, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"1795448850198\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ours", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_is_named_in_the_path()
    {
        await DeliverAsync(DeliveryKind.Delete, RecordedActivities.Read("teams-message").CreateReply(), "1795448850198");

        Assert.Equal("DELETE", _connector.Calls[0].Method);
        Assert.EndsWith("/activities/1795448850198", _connector.Calls[0].Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeliveryKind.Update)]
    [InlineData(DeliveryKind.Delete)]
    public async Task What_was_never_shown_is_neither_changed_nor_taken_back(DeliveryKind kind)
    {
        Assert.Equal(new DeliveryResult.Delivered(null), await DeliverAsync(kind, RecordedActivities.Read("teams-message").CreateReply()));
        Assert.Empty(_connector.Calls);
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("urn:knowledge-packages:web")]
    [InlineData(null)]
    public async Task Nothing_goes_to_an_address_that_is_not_trusted(string? serviceUrl)
    {
        var reply = RecordedActivities.Read("teams-message").CreateReply("hello");
        reply.ServiceUrl = serviceUrl;

        Assert.Equal(new DeliveryResult.Refused(0), await DeliverAsync(DeliveryKind.Send, reply));
        Assert.Empty(_connector.Calls);
    }

    [Theory]
    [InlineData(Channels.Msteams, true)]
    [InlineData(Channels.Emulator, true)]
    [InlineData(Channels.Directline, false)]
    [InlineData(Channels.Webchat, false)]
    [InlineData(null, false)]
    public void Only_some_channels_can_change_what_was_shown(string? channel, bool can) =>
        Assert.Equal(can, _channel.CanUpdate(new Activity { ChannelId = channel }));

    private Task<DeliveryResult> DeliverAsync(DeliveryKind kind, Activity activity, string? target = null) =>
        _channel.DeliverAsync(new Delivery(kind, RecordedActivities.Write(activity), target), default);
}
