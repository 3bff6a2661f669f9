using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;

namespace KnowledgePackages.Simulator.Channels;

/// <summary>
/// One person in one conversation of a channel. Each action of the person becomes an activity. The channel sends the activity to the bot,
/// and repeats it until the bot accepts it. The bot's replies appear on the <see cref="Screen"/>.
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

    /// <summary>All attempts to deliver an activity to the bot, in the order of sending.</summary>
    public IReadOnlyCollection<Delivery> Deliveries => _deliveries;

    /// <summary>
    /// How long the channel waits for the bot's response before it sends the same activity again. The default is the time of Teams.
    /// </summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Joins the conversation. In a group, the person mentions the bot in a message. Otherwise the channel reports the new person to the
    /// bot.
    /// </summary>
    public Task JoinAsync(CancellationToken cancellationToken) =>
        IsGroup
            ? SendAsync(Kind.Mention(Text("<at>Test Bot</at> hi")), cancellationToken)
            : Task.WhenAll(Kind.Joins(this, Envelope).Select(activity => SendAsync(activity, cancellationToken)));

    public Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken) =>
        SendAsync(Tap(card, data), cancellationToken);

    public Task WriteAsync(string text, CancellationToken cancellationToken) => SendAsync(Text(text), cancellationToken);

    /// <summary>Creates the activity of a tapped button, with a new id.</summary>
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

    /// <summary>Creates the activity of a written text, with a new id.</summary>
    public JsonObject Text(string text)
    {
        var activity = Envelope("message");
        activity["text"] = text;
        return Dressed(activity);
    }

    /// <summary>Creates the activity of a channel's second attempt: the same content with another id and a later time.</summary>
    public JsonObject Anew(JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = NextId();
        again["timestamp"] = Envelope("message")["timestamp"]!.DeepClone();
        return again;
    }

    /// <summary>
    /// Delivers an activity to the bot as channels do. Repeats the same activity until the bot accepts it.
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

    /// <summary>Makes one attempt to deliver the activity to the host that the router selects.</summary>
    public Task<Delivery> DeliverAsync(JsonObject activity, CancellationToken cancellationToken) =>
        DeliverAsync(activity, router(), cancellationToken);

    /// <summary>Makes one attempt to deliver the activity to this host.</summary>
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

/// <summary>One attempt to deliver an activity to the bot.</summary>
internal sealed class Delivery(JsonObject activity, DateTimeOffset sent)
{
    public JsonObject Activity { get; } = activity;

    public DateTimeOffset Sent { get; } = sent;

    public DateTimeOffset? Answered { get; set; }

    /// <summary>The HTTP status of the bot's response; 0 if there was none.</summary>
    public int Status { get; set; }

    /// <summary>The type of the exception if there was no response; otherwise null.</summary>
    public string? Trouble { get; set; }

    public bool IsAccepted => Status is >= 200 and < 300;

    public string Id => Activity["id"]!.GetValue<string>();
}
