using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The reply channel of the built-in web channel. The engine writes replies into the document's log. This class notifies the open
/// connections of this instance, and each connection then reads the log. <see cref="LogExchange"/> notifies those of other instances.
/// </summary>
internal sealed class DirectLineChannel : IReplyChannel
{
    /// <summary>
    /// The channel id in activities. Equal to the id of Azure's Direct Line, so the bot supports the same features on both channels. Only
    /// <see cref="ServiceUrl"/> and the stored log tell them apart.
    /// </summary>
    public const string ChannelId = "directline";

    /// <summary>The serviceUrl of this channel's activities. An activity from outside with this serviceUrl is rejected.</summary>
    public const string ServiceUrl = "urn:knowledge-packages:web";

    private readonly ConcurrentDictionary<DocumentKey, Subscriptions> _listeners = new();
    private volatile bool _isFollowing;

    /// <summary>Raised when this instance has changed a log.</summary>
    public event Action<DocumentKey>? LogChanged;

    /// <summary>Raised when a connection begins to listen.</summary>
    public event Action? Opened;

    /// <summary>
    /// Whether the connections of this instance are also notified of the entries of other instances, so that they need not look for them.
    /// </summary>
    public bool IsFollowing
    {
        get => _isFollowing;
        set => _isFollowing = value;
    }

    /// <summary>Whether a connection of this instance is open.</summary>
    public bool HasListeners => !_listeners.IsEmpty;

    public bool ReadsLog => true;

    public bool Serves(string? serviceUrl) => serviceUrl == ServiceUrl;

    public bool CanUpdate(Activity activity) => true;

    // Adds the number by which Web Chat sorts activities. An update gets the number of the original activity, so it appears in the same
    // place.
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

    public void NotifyLogChanged(DocumentKey key)
    {
        Wake(key);
        LogChanged?.Invoke(key);
    }

    /// <summary>Wakes the connections that listen to a log. Returns false if there are none.</summary>
    public bool Wake(DocumentKey key)
    {
        if (!_listeners.TryGetValue(key, out var listeners))
        {
            return false;
        }

        listeners.Signal();
        return true;
    }

    /// <summary>Wakes all connections, so that each reads its log once.</summary>
    public void WakeAll()
    {
        foreach (var (_, listeners) in _listeners)
        {
            listeners.Signal();
        }
    }

    /// <summary>Announces typing to all connections that listen to a log. The typing indicator is not stored.</summary>
    public void NotifyTyping(DocumentKey key)
    {
        if (_listeners.TryGetValue(key, out var listeners))
        {
            Array.ForEach(listeners.All, listener => listener.SignalTyping());
        }
    }

    /// <summary>Returns how many connections of this instance listen to a log.</summary>
    public int CountListeners(DocumentKey key) => _listeners.TryGetValue(key, out var listeners) ? listeners.All.Length : 0;

    /// <summary>
    /// Subscribes to the announcements of a log. An announcement wakes the subscriber. Several announcements before the subscriber wakes
    /// count as one.
    /// </summary>
    public Subscription Listen(DocumentKey key)
    {
        var listener = new Subscription(this, key);
        _listeners.AddOrUpdate(key, _ => new Subscriptions([listener]), (_, listeners) => new Subscriptions([.. listeners.All, listener]));
        Opened?.Invoke();
        return listener;
    }

    // Copies property by property, because a client may repeat a name. A JsonObject of the whole element would then throw on first
    // access.
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

    /// <summary>The subscription of one connection. Announcements that arrive while the subscriber is busy are merged into one.</summary>
    internal sealed class Subscription(DirectLineChannel channel, DocumentKey key) : IDisposable
    {
        private readonly Signal _signal = new();

        private bool _isTyping;

        public DocumentKey Key => key;

        /// <summary>Waits for an announcement. Returns false if there is none within the given time.</summary>
        public Task<bool> SignalledAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken) =>
            _signal.WaitAsync(longest, time, cancellationToken);

        public void Signal() => _signal.Set();

        public void SignalTyping()
        {
            Volatile.Write(ref _isTyping, true);
            Signal();
        }

        /// <summary>Returns whether typing was announced since the last call, and resets the flag.</summary>
        public bool TakeTyping() => Interlocked.Exchange(ref _isTyping, false);

        public void Dispose() => channel.Remove(this);
    }

    private sealed class Subscriptions(Subscription[] all)
    {
        public Subscription[] All => all;

        public void Signal() => Array.ForEach(all, listener => listener.Signal());
    }
}
