using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// One run of one turn. Collects the bot's replies and state changes, and creates the next document. Replies are sent only after this
/// document is committed, so a run can be discarded and repeated.
/// </summary>
internal sealed class TurnRun
{
    private readonly ConversationDocument _start;
    private readonly TurnInput _input;
    private readonly IReplyChannel _channel;
    private readonly TurnSettings _settings;
    private readonly DateTimeOffset _time;
    private readonly ConversationReference _reference;
    private readonly List<OutboxEntry> _replies = [];
    private long _number;
    private long _deleteLogThrough;

    public TurnRun(
        ConversationDocument start,
        TurnInput input,
        IReplyChannel channel,
        TurnSettings settings,
        DateTimeOffset time,
        IReadOnlyDictionary<HandoverRequest, HandoverFinding> found
    )
    {
        Handover = new HandoverRun(found, settings.SecretKey, input.Document, start.Number);
        (_start, _input, _channel, _settings, _time) = (start, input, channel, settings, time);
        _number = start.Number + 1;
        Activity = input.TakeActivity();
        Activity.DeliveryMode = null; // otherwise the SDK's turn context buffers the replies
        if (input.Type == ActivityTypes.Invoke && Activity.Value is JsonElement value)
        {
            Activity.Value = NewtonsoftJson.ToToken(ActivityRepair.WithReadableState(value)); // the SDK's handler accepts JTokens only
        }

        Activity.Id ??= EngineId.From(_number);
        Activity.Timestamp ??= time;
        _reference = Activity.GetConversationReference();
        State = new StateProperties(start.Properties, settings.Json, settings.Immutable);
    }

    /// <summary>The incoming activity. It belongs to this run, which may change it.</summary>
    public Activity Activity { get; }

    public StateProperties State { get; }

    /// <summary>The requests of this run about handover codes.</summary>
    public HandoverRun Handover { get; }

    /// <summary>Whether the channel can update and delete messages of this conversation.</summary>
    public bool CanUpdate => _channel.CanUpdate(Activity);

    /// <summary>Whether the messages of the conversation are in the document's log.</summary>
    public bool HasLog => _channel.ReadsLog;

    /// <summary>
    /// Deletes all log entries so far, including the replies of this run. Reserves the next number for the input's echo, so that the
    /// deletion does not include the echo.
    /// </summary>
    public void DeleteLog() => (_deleteLogThrough, _number) = (_number, _number + 1);

    /// <summary>The document that this run reads and writes.</summary>
    public DocumentKey Document => _input.Document;

    public ResourceResponse Send(Activity activity)
    {
        activity.Id = null;
        return Buffer(DeliveryKind.Send, activity, targetId: null);
    }

    /// <summary>
    /// Records an update of the reply with the activity's id, which the engine or the channel has assigned. Drops the update if the channel
    /// cannot update messages, or if the response's body contains the replies.
    /// </summary>
    public ResourceResponse Update(Activity activity)
    {
        var target = activity.Id;
        if (!string.IsNullOrEmpty(target) && CanUpdate && !_input.ExpectsReplies)
        {
            Buffer(DeliveryKind.Update, activity, target);
        }

        return new ResourceResponse { Id = target };
    }

    public void Delete(string activityId, ConversationReference reference)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.MessageDelete,
            Id = activityId,
            ChannelId = reference.ChannelId,
            ServiceUrl = reference.ServiceUrl,
            Conversation = reference.Conversation,
        };
        if (CanUpdate && !_input.ExpectsReplies)
        {
            Buffer(DeliveryKind.Delete, activity, activityId);
        }
    }

    /// <summary>Ends the run and returns its result.</summary>
    /// <param name="invoke">The HTTP status and body that the bot returned for an invoke; null for other activities.</param>
    /// <exception cref="InvalidOperationException">The replies exceed <see cref="ConversationDocument.MaxOutboxBytes"/>.</exception>
    public TurnResult Finish(InvokeResponse? invoke)
    {
        if (_replies.Sum(reply => reply.Activity.Length) > ConversationDocument.MaxOutboxBytes)
        {
            throw new InvalidOperationException($"The replies of one turn have more than {ConversationDocument.MaxOutboxBytes} bytes.");
        }

        var number = _start.Number + 1;
        var answer = new TurnOutcome(invoke?.Status ?? 200, BodyOf(invoke), Activity.Id);
        var log = LogEntries(number);
        var properties = State.Save();
        var isReachedAgain = _start.Unreachable != 0 && !_input.IsProactive;
        var isSilent = ReferenceEquals(properties, _start.Properties)
            && _replies.Count == 0
            && log.IsEmpty
            && answer.Body.IsEmpty
            && _deleteLogThrough == 0;

        // Store the key of a message even if the message had no effect: otherwise a later repeat would run again, and might have an effect.
        if (isSilent && !isReachedAgain && _input.Type != ActivityTypes.Message)
        {
            return TurnResult.Unchanged(_start, answer) with { Wanted = Handover.Wanted };
        }

        var before = _deleteLogThrough == 0 ? _start : WithoutWhatWasSaid(_start);
        var owed = before.WithLease(_settings.Instance, _time, _time + _settings.LeaseDuration).Outbox.AddRange(Owed(log));
        var kept = Bounded(owed);
        var next = before.WithProcessed(new ProcessedInput(_input.Key, number, answer.Status, answer.Body)) with
        {
            Number = _number,
            Properties = properties,
            Outbox = kept,
            Unreachable = isReachedAgain ? 0 : _start.Unreachable,
            Reference = JsonSerializer.SerializeToUtf8Bytes(_reference, WireJson.PlainReference),
        };
        next = Handover.Completed is { } completed ? next.WithHandover(completed) : next;
        var atomicLog = _settings.LogIsAtomic ? log : [];
        return new TurnResult(next.WithinBounds(), answer, atomicLog, Dropped: owed.Length - kept.Length, Changed: true)
        {
            DeleteLogThrough = HasLog && _settings.LogIsAtomic ? _deleteLogThrough : 0,
            Wanted = Handover.Wanted,
            Offer = Handover.Offer,
            Completed = Handover.Completed,
        };
    }

    // Drops the stored bodies of earlier responses, because they contain replies. If log entries wait in the outbox, the deletion replaces
    // them, so that they never reach the log. The deletion precedes all later entries.
    private ConversationDocument WithoutWhatWasSaid(ConversationDocument document) => document with
    {
        Processed = [.. document.Processed.Select(input => input.WithoutBody())],
        Outbox = !HasLog ? document.Outbox
            : _settings.LogIsAtomic ? []
            : [Entry(_deleteLogThrough, default, DeliveryKind.DeleteLog)],
    };

    private ResourceResponse Buffer(DeliveryKind kind, Activity activity, string? targetId)
    {
        _number++;
        var id = targetId ?? EngineId.From(_number);
        activity.Timestamp = _time;
        if (_channel.ReadsLog)
        {
            activity.Id = id;
        }
        else
        {
            activity.Id = null; // other channels assign their own ids and reject the engine's ids
            activity.ReplyToId = EngineId.NumberOf(activity.ReplyToId) is null ? activity.ReplyToId : null;
        }

        _channel.Prepare(activity, _number);
        var content = JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.PlainActivity);
        _replies.Add(Entry(_number, content, kind, targetId));
        return new ResourceResponse { Id = id };
    }

    private OutboxEntry Entry(long number, ReadOnlyMemory<byte> content, DeliveryKind kind = DeliveryKind.Send, string? targetId = null) =>
        new(number, kind, content, targetId, _settings.Instance, _time + _settings.LeaseDuration, _time);

    // Returns the replies to deliver after the commit. Replies in the response's body, and replies in a log that the same write commits,
    // need no delivery.
    private IEnumerable<OutboxEntry> Owed(ImmutableArray<LogEntry> log) =>
        _input.ExpectsReplies ? []
        : !_channel.ReadsLog ? _replies
        : _settings.LogIsAtomic ? []
        : log.Select(entry => Entry(entry.Number, entry.Content));

    private ImmutableArray<LogEntry> LogEntries(long number)
    {
        if (!_channel.ReadsLog)
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<LogEntry>(_replies.Count + 1);
        if (_input.Type is ActivityTypes.Message or ActivityTypes.Event && !_input.IsProactive)
        {
            var echo = _deleteLogThrough == 0 ? _input.ToActivity() : WithoutContent(_input.ToActivity());
            (echo.Id, echo.Timestamp) = (Activity.Id, Activity.Timestamp);
            _channel.Prepare(echo, number);
            var content = JsonSerializer.SerializeToUtf8Bytes(echo, WireJson.PlainActivity);
            entries.Add(new LogEntry(_deleteLogThrough == 0 ? number : _deleteLogThrough + 1, content));
        }

        entries.AddRange(
            _replies.Where(reply => reply.Number > _deleteLogThrough).Select(reply => new LogEntry(reply.Number, reply.Activity)));
        return entries.DrainToImmutable();
    }

    // Keeps the client's id, because clients wait for the echo of their input and identify it by this id.
    private static Activity WithoutContent(Activity sent) => new()
    {
        Type = sent.Type,
        From = sent.From,
        Recipient = sent.Recipient,
        Conversation = sent.Conversation,
        ChannelId = sent.ChannelId,
        ServiceUrl = sent.ServiceUrl,
        ChannelData = TurnInput.ClientActivityId(sent) is { } id ? new JsonObject { ["clientActivityID"] = id } : null,
    };

    private ReadOnlyMemory<byte> BodyOf(InvokeResponse? invoke)
    {
        if (invoke is not null)
        {
            return invoke.Body is null
                ? default
                : JsonSerializer.SerializeToUtf8Bytes(invoke.Body, WireJson.Plain.GetTypeInfo(typeof(object)));
        }

        if (!_input.ExpectsReplies)
        {
            return default;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
        _replies.ForEach(reply => json.WriteRawValue(reply.Activity.Span, skipInputValidation: true));
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ImmutableArray<OutboxEntry> Bounded(ImmutableArray<OutboxEntry> outbox)
    {
        var size = outbox.Sum(entry => entry.Activity.Length);
        var first = outbox is [{ Kind: DeliveryKind.DeleteLog }, ..] ? 1 : 0; // a deletion is never dropped
        var drop = first;
        while (size > ConversationDocument.MaxOutboxBytes && drop < outbox.Length - 1)
        {
            size -= outbox[drop++].Activity.Length;
        }

        return outbox.RemoveRange(first, drop - first);
    }
}

/// <summary>
/// The result of one run: the next document, the HTTP response, the log entries to write with the document, how many undelivered replies
/// were dropped because the outbox was full, and whether there is anything to write.
/// </summary>
internal sealed record TurnResult(
    ConversationDocument Document,
    TurnOutcome Outcome,
    ImmutableArray<LogEntry> Log,
    int Dropped,
    bool Changed
)
{
    /// <summary>The number up to which the write deletes the document's log; 0 if the write deletes nothing from it.</summary>
    public long DeleteLogThrough { get; init; }

    /// <summary>
    /// The first request about a handover code for which the run had no finding; null if there is none. The engine discards the run, gets
    /// the finding, and runs the turn again.
    /// </summary>
    public HandoverRequest? Wanted { get; init; }

    /// <summary>The new handover code whose entry the engine must store before the document; null if there is no new code.</summary>
    public HandoverOffer? Offer { get; init; }

    /// <summary>The entry of the handover that this result completes; null if it completes none.</summary>
    public DocumentKey? Completed { get; init; }

    /// <summary>Returns a result for a run that has nothing to write.</summary>
    public static TurnResult Unchanged(ConversationDocument document, TurnOutcome outcome) => new(document, outcome, [], 0, Changed: false);
}

/// <summary>The HTTP response to an activity.</summary>
/// <param name="Status">
/// 200, or the status that the bot returned for an invoke. 500 if the bot and its error handler failed. 503 if no commit was confirmed, so
/// that the channel sends the activity again. <see cref="AnsweredBefore"/> for a repeat without a stored response.
/// </param>
/// <param name="Body">The response's body as UTF-8 JSON, or empty.</param>
/// <param name="ActivityId">
/// The activity's id, which the engine assigns if the client gave none; null if the activity was ignored or not committed.
/// </param>
internal sealed record TurnOutcome(int Status, ReadOnlyMemory<byte> Body, string? ActivityId)
{
    public static TurnOutcome Nothing { get; } = new(200, default, null);

    public static TurnOutcome Unavailable { get; } = new(503, default, null);

    /// <summary>The status for a repeat of an input whose response body was dropped.</summary>
    public const int AnsweredBefore = 409;
}
