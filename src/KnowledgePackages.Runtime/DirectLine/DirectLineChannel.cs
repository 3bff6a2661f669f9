using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The built-in web channel's way back: what is committed stands in the log of the document, and the sockets that listen read it there.
/// </summary>
internal sealed class DirectLineChannel : IReplyChannel
{
    /// <summary>The channel id that bots see, the same as from Azure's Direct Line.</summary>
    public const string ChannelId = "directline";

    /// <summary>Stands where other channels have their address; refused when it comes from outside.</summary>
    public const string ServiceUrl = "urn:knowledge-packages:web";

    private readonly ConcurrentDictionary<DocumentKey, Subscriptions> _listeners = new();

    public bool ReadsLog => true;

    public bool Serves(string? serviceUrl) => serviceUrl == ServiceUrl;

    public bool CanUpdate(Activity activity) => true;

    // Web Chat puts activities in the order of this number; a later version of an activity keeps its first place.
    public void Prepare(Activity activity, long number)
    {
        var data = activity.ChannelData switch
        {
            JsonObject given => given,
            var given when ActivityPayload.AsElement(given) is { ValueKind: JsonValueKind.Object } element => Copy(element),
            _ => [],
        };
        data["webchat:sequence-id"] = EngineIdNumber(activity) ?? number;
        activity.ChannelData = data;
    }

    public Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered(null));

    public void Announce(DocumentKey key)
    {
        if (_listeners.TryGetValue(key, out var listeners))
        {
            listeners.Signal();
        }
    }

    /// <summary>Shows everybody who listens to a log that the bot is at work; nothing of it is kept.</summary>
    public void AnnounceTyping(DocumentKey key)
    {
        if (_listeners.TryGetValue(key, out var listeners))
        {
            Array.ForEach(listeners.All, listener => listener.SignalTyping());
        }
    }

    /// <summary>How many listen to a log in this instance.</summary>
    public int CountListeners(DocumentKey key) => _listeners.TryGetValue(key, out var listeners) ? listeners.All.Length : 0;

    /// <summary>Listens for growth of a log: the reader yields at least once after each announcement.</summary>
    public Subscription Listen(DocumentKey key)
    {
        var listener = new Subscription(this, key);
        _listeners.AddOrUpdate(key, _ => new Subscriptions([listener]), (_, listeners) => new Subscriptions([.. listeners.All, listener]));
        return listener;
    }

    // One by one, because a client may name a property twice, which a JsonObject over the whole would refuse later on.
    private static JsonObject Copy(JsonElement given)
    {
        var copy = new JsonObject();
        foreach (var property in given.EnumerateObject())
        {
            copy[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => JsonObject.Create(property.Value),
                JsonValueKind.Array => JsonArray.Create(property.Value),
                _ => JsonValue.Create(property.Value),
            };
        }

        return copy;
    }

    private static long? EngineIdNumber(Activity activity) => EngineId.NumberOf(activity.Id);

    private void Remove(Subscription listener)
    {
        while (_listeners.TryGetValue(listener.Key, out var listeners))
        {
            var rest = new Subscriptions([.. listeners.All.Where(other => other != listener)]);
            if (rest.All.Length == 0
                ? _listeners.TryRemove(KeyValuePair.Create(listener.Key, listeners))
                : _listeners.TryUpdate(listener.Key, rest, listeners))
            {
                return;
            }
        }
    }

    /// <summary>One socket's ear. Announcements that come while it is busy are one.</summary>
    internal sealed class Subscription(DirectLineChannel channel, DocumentKey key) : IDisposable
    {
        private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        private bool _isTyping;

        public DocumentKey Key => key;

        public ValueTask<bool> SignalledAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);

        public void Signal() => _signal.Writer.TryWrite(true);

        public void SignalTyping()
        {
            Volatile.Write(ref _isTyping, true);
            Signal();
        }

        /// <summary>Whether the bot was said to be at work since this was asked last.</summary>
        public bool TakeTyping() => Interlocked.Exchange(ref _isTyping, false);

        public void Dispose() => channel.Remove(this);
    }

    private sealed class Subscriptions(Subscription[] all)
    {
        public Subscription[] All => all;

        public void Signal() => Array.ForEach(all, listener => listener.Signal());
    }
}
