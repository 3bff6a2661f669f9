using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>
/// One person in one conversation of a channel. What the person does becomes activities that go to the bot, again and again as the channel
/// does until the bot takes them; what the bot says stands on the <see cref="Screen"/>.
/// </summary>
internal sealed class ChannelConversation(SimulatedChannel channel, ChannelKind kind, string userId, string id, HostRouter router)
    : IConversation
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly ConcurrentQueue<Delivery> _deliveries = new();
    private readonly Random _chance = new(channel.Seed ^ Seeds.Of(userId + kind.Id));

    public ChannelKind Kind { get; } = kind;

    public string Id { get; } = id;

    public string UserId { get; } = userId;

    public required long Number { get; init; }

    public required string ServiceUrl { get; init; }

    public required bool IsGroup { get; init; }

    public Screen Screen { get; } = new();

    /// <summary>Every attempt to bring an activity to the bot, in the order of sending.</summary>
    public IReadOnlyCollection<Delivery> Deliveries => _deliveries;

    /// <summary>How long Teams waits for the bot's answer before it sends the same activity once more.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Alone with the bot, the channel tells it who is there. In a group, it hears of somebody who mentions it.</summary>
    public Task JoinAsync(CancellationToken cancellationToken) =>
        IsGroup
            ? SendAsync(Kind.Mention(Text("<at>Test Bot</at> hi")), cancellationToken)
            : Task.WhenAll(Kind.Joins(this, Envelope).Select(activity => SendAsync(activity, cancellationToken)));

    public Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken) =>
        SendAsync(Tap(card, data), cancellationToken);

    public Task WriteAsync(string text, CancellationToken cancellationToken) => SendAsync(Text(text), cancellationToken);

    /// <summary>A tapped button as an activity, with a new id.</summary>
    public JsonObject Tap(ShownMessage card, JsonObject data)
    {
        var activity = Envelope("message");
        activity["value"] = data.DeepClone();
        if (Kind.CanUpdate && Kind != ChannelKind.Emulator)
        {
            activity["replyToId"] = card.Id;
        }

        return Dressed(activity);
    }

    /// <summary>A written text as an activity, with a new id.</summary>
    public JsonObject Text(string text)
    {
        var activity = Envelope("message");
        activity["text"] = text;
        return Dressed(activity);
    }

    /// <summary>The same activity as a channel's second attempt brings it: another id, a later time, the same content.</summary>
    public JsonObject Anew(JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = NextId();
        again["timestamp"] = Envelope("message")["timestamp"]!.DeepClone();
        return again;
    }

    /// <summary>
    /// Brings an activity to the bot as channels do: without an answer, and while the bot is not there or not ready, the same once more.
    /// </summary>
    public async Task SendAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        for (; ; cancellationToken.ThrowIfCancellationRequested())
        {
            var host = router();
            await host.Listens.WaitAsync(cancellationToken);
            if ((await DeliverAsync(activity, host, cancellationToken)).IsAccepted)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), channel.Time, cancellationToken);
        }
    }

    /// <summary>One attempt, to wherever the next activity goes.</summary>
    public Task<Delivery> DeliverAsync(JsonObject activity, CancellationToken cancellationToken) =>
        DeliverAsync(activity, router(), cancellationToken);

    /// <summary>One attempt, to this host.</summary>
    public async Task<Delivery> DeliverAsync(JsonObject activity, HostUnderTest host, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Url, "/api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, Json),
        };
        using var patience = new CancellationTokenSource(AnswerWithin, channel.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        channel.Moments.Note(Moment.Sending);
        var delivery = new Delivery(activity, channel.Time.GetUtcNow());
        _deliveries.Enqueue(delivery);
        try
        {
            using var response = await channel.Http.SendAsync(request, either.Token);
            delivery.Status = (int)response.StatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            delivery.Trouble = exception.GetType().Name;
        }

        delivery.Answered = channel.Time.GetUtcNow();
        if (delivery.IsAccepted)
        {
            channel.Moments.Note(Moment.Accepted);
        }

        return delivery;
    }

    private JsonObject Dressed(JsonObject message)
    {
        Kind.Dress(message, NextId()[..11], channel.Time.GetUtcNow());
        return message;
    }

    private JsonObject Envelope(string type) => Kind.Envelope(this, type, NextId(), channel.Time.GetUtcNow());

    private string NextId()
    {
        lock (_chance)
        {
            return _chance.NextId();
        }
    }
}

/// <summary>One attempt to bring an activity to the bot.</summary>
internal sealed class Delivery(JsonObject activity, DateTimeOffset sent)
{
    public JsonObject Activity { get; } = activity;

    public DateTimeOffset Sent { get; } = sent;

    public DateTimeOffset? Answered { get; set; }

    /// <summary>The bot's answer; 0: none.</summary>
    public int Status { get; set; }

    /// <summary>Why there was no answer.</summary>
    public string? Trouble { get; set; }

    public bool IsAccepted => Status is >= 200 and < 300;

    public string Id => Activity["id"]!.GetValue<string>();
}
