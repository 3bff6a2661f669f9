using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Runs the bot once for a turn. In the first run <paramref name="failure"/> is null. If the first run throws an exception, a second run
/// passes this exception to the bot's error handler.
/// </summary>
internal delegate Task<InvokeResponse?> TurnCallback(TurnRun turn, Exception? failure, CancellationToken cancellationToken);

/// <summary>
/// Processes the activities of each conversation in the order of arrival, and each activity once. Commits the outcome of a turn before it
/// sends any reply, and returns the HTTP response within <see cref="TurnSettings.MaxAnswerTime"/>.
/// </summary>
internal sealed class TurnEngine(
    IConversationStore storage,
    TurnSettings settings,
    TurnClock clock,
    StoreTime time,
    ILogger<TurnEngine> logger
)
{
    private readonly ConversationTable _conversations = new(storage, settings);
    private readonly Handovers _handovers = new(storage, settings, time, logger);
    private readonly NotSavedNotice _notice = new(time, logger);
    private volatile bool _draining;
    private volatile bool _sendsNoMore;

    /// <summary>
    /// The function that returns the text of the notice to a person whose message cannot be saved. The notice is sent at most once a
    /// minute. No notice is sent if the function is null or returns null. The function gets the conversation's
    /// last state in memory, which is empty until this process has read the document.
    /// </summary>
    public Func<Activity, StateProperties, Task<string?>>? NotSavedText
    {
        get => _notice.Text;
        set => _notice.Text = value;
    }

    /// <summary>
    /// The function to call, with the key of the code's entry, after the commit that completes a handover. It sends the handover's event
    /// without delay. Without this call, the next check of due entries sends the event.
    /// </summary>
    public Action<DocumentKey>? HandoverCompleted { get; set; }

    /// <summary>The number of conversations in memory.</summary>
    internal int ConversationsHeld => _conversations.All.Count;

    /// <summary>The number of conversations in memory that cannot be evicted yet.</summary>
    internal int ConversationsBusy => _conversations.All.Count(conversation => !conversation.IsIdle);

    /// <summary>Processes one activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="channel">Delivers the replies.</param>
    /// <param name="run">Runs the bot.</param>
    /// <param name="cancellationToken">Stops waiting for the outcome. A write that has begun continues.</param>
    /// <param name="isProactive">Whether the turn is proactive: the person sent nothing.</param>
    /// <param name="waitsForDelivery">
    /// Whether the call waits for the delivery of the replies. If false, it returns after the commit.
    /// </param>
    /// <param name="source">
    /// The sender's network: an IP address, or an IPv6 /64 prefix. Null if the activity came from a channel's server.
    /// </param>
    /// <param name="body">
    /// The JSON that the activity was read from. The bot then gets the activity itself and may change it, so the caller must not use it any
    /// more. Empty if the activity was not read from JSON; the bot then gets a copy.
    /// </param>
    /// <returns>
    /// The HTTP response, after the commit and the delivery. If the delivery exceeds the time limit, the response is returned before the
    /// delivery ends. The status is 503 if no commit was confirmed in time.
    /// </returns>
    public async Task<TurnOutcome> ProcessAsync(
        Activity activity,
        IReplyChannel channel,
        TurnCallback run,
        CancellationToken cancellationToken,
        bool isProactive = false,
        bool waitsForDelivery = true,
        string? source = null,
        ReadOnlyMemory<byte> body = default
    )
    {
        if (TurnInput.From(activity, isProactive, body) is not { } sent)
        {
            return TurnOutcome.Nothing;
        }

        var input = sent with { Source = source };

        using var observed = new TurnObservation(activity, input, time, logger);
        if (_draining)
        {
            return observed.End(TurnOutcome.Unavailable);
        }

        Task<(TurnOutcome, Task)>? commit = null;
        using var budget = new CancellationTokenSource(settings.MaxAnswerTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            commit = CommitAsync(input, channel, run, linked.Token);
            var (outcome, delivered) = await commit.WaitAsync(linked.Token);
            if (waitsForDelivery)
            {
                // If the time limit ends during the delivery, the response is returned, and the sender continues.
                await ((Task)delivered.WaitAsync(linked.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return observed.End(outcome);
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
        catch (JsonException)
        {
            logger.DocumentUnreadable(input.Document.Name);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            logger.TurnTimedOut(input.Document.Name);
            _ = commit!.ContinueWith(LogLate, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        await _notice.SendAsync(input, _conversations.Find(input.Document), channel, settings.Json);
        return observed.End(TurnOutcome.Unavailable);
    }

    /// <summary>Returns how many conversations in memory had a turn that began at most <paramref name="lately"/> ago.</summary>
    public int CountActive(TimeSpan lately)
    {
        var since = time.GetUtcNow() - lately;
        return _conversations.All.Count(conversation => conversation.LastTurn >= since);
    }

    /// <summary>Returns how many replies this process has committed or taken over from another instance, but not delivered yet.</summary>
    public int CountUndelivered() => _conversations.All.Sum(conversation => conversation.Sender?.Undelivered ?? 0);

    /// <summary>
    /// Finds documents with undelivered replies that no instance is sending, because their lease has expired, and begins to send these
    /// replies.
    /// </summary>
    /// <param name="channels">All reply channels. The serviceUrl in a document selects the channel for the document's replies.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task RecoverAsync(IReadOnlyList<IReplyChannel> channels, CancellationToken cancellationToken)
    {
        time.WarnIfApart();
        await foreach (var key in storage.ListPendingAsync(DocumentKey.Conversations, cancellationToken))
        {
            try
            {
                if (_conversations.Find(key) is not ({ Queue.Length: > 0 } or { Sender.IsRunning: true }))
                {
                    await RecoverAsync(key, channels, cancellationToken);
                }
            }
            catch (JsonException)
            {
                logger.DocumentUnreadable(key.Name); // skip this document, so that the other documents are recovered
            }
            catch (StorageException exception)
            {
                logger.StoreFailed(exception.Message);
            }
        }
    }

    /// <summary>Returns whether this process has the conversation in memory.</summary>
    public bool IsInMemory(DocumentKey key) => _conversations.Find(key) is not null;

    /// <summary>
    /// Removes a conversation's usage events with numbers below <paramref name="next"/>. Waits for a place in the turn queue, so the
    /// removal runs between two turns.
    /// </summary>
    /// <returns>True if the stored document contains none of these events any more; false if the turn queue is full.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<bool> RemoveUsageAsync(DocumentKey key, long next, CancellationToken cancellationToken)
    {
        var (conversation, entered) = _conversations.Enter(key, cancellationToken);
        using var place = await entered;
        if (place is null)
        {
            return false;
        }

        while (true)
        {
            conversation.Forget(); // another instance may have written the document
            await conversation.LoadAsync(cancellationToken);
            var left = UncountedUsage.Remove(conversation.Document, next);
            if (
                ReferenceEquals(left, conversation.Document)
                || await conversation.WriteAsync(left, [], cancellationToken) is WriteResult.Written
            )
            {
                return true;
            }
        }
    }

    /// <summary>Accepts no more turns; running turns continue.</summary>
    public void BeginDrain() => _draining = true;

    /// <summary>
    /// Accepts no more turns, waits for the current calls to channels, stores the receipts and releases the leases of this instance.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        BeginDrain();
        _sendsNoMore = true;
        await Task.WhenAll(
            _conversations.All.Select(async conversation =>
            {
                if (conversation.Sender is { } sender)
                {
                    await sender.DisposeAsync().AsTask().WaitAsync(cancellationToken);
                    await OutboxOf(conversation).ReleaseLeaseAsync(cancellationToken);
                }
            })
        );
    }

    private async Task RecoverAsync(DocumentKey key, IReadOnlyList<IReplyChannel> channels, CancellationToken cancellationToken)
    {
        // Skip documents whose first reply is leased by another instance, which is probably running and sends the reply itself.
        if (
            await storage.ReadAsync(key, cancellationToken) is not { } stored
            || ConversationDocumentJson.Read(stored.Content).Outbox is not [var first, ..]
            || !ConversationDocument.IsLeasable(first, settings.Instance, time.GetUtcNow())
        )
        {
            return;
        }

        var (conversation, entered) = _conversations.Enter(key, cancellationToken);
        using var place = await entered;
        if (place is null)
        {
            return;
        }

        conversation.Forget(); // another instance may have written the document
        await conversation.LoadAsync(cancellationToken);
        if (conversation.Document is { Outbox.IsEmpty: false, Reference: { IsEmpty: false } reference })
        {
            var serviceUrl = JsonSerializer.Deserialize(reference.Span, WireJson.PlainReference)?.ServiceUrl;
            if (channels.FirstOrDefault(channel => channel.Serves(serviceUrl)) is { } channel)
            {
                _ = SendUndelivered(conversation, channel);
            }
        }
    }

    // The token can stop the turn only before the write begins. A write that has begun runs to its end, and its replies are sent, even if
    // the HTTP response was returned before.
    private async Task<(TurnOutcome Outcome, Task Delivered)> CommitAsync(
        TurnInput input,
        IReplyChannel channel,
        TurnCallback run,
        CancellationToken cancellationToken
    )
    {
        var (conversation, entered) = _conversations.Enter(input.Document, cancellationToken);
        using var place = await entered;
        if (place is null)
        {
            logger.QueueFull(input.Document.Name);
            return (TurnOutcome.Unavailable, Task.CompletedTask);
        }

        var now = time.GetUtcNow();
        conversation.LastTurn = now;
        var found = new Dictionary<HandoverRequest, HandoverFinding>();
        for (var attempt = 1; ; attempt++)
        {
            await conversation.LoadAsync(cancellationToken);
            if (channel.ReadsLog)
            {
                await conversation.FollowLogAsync(cancellationToken);
            }

            if (conversation.Document.FindProcessed(input.Key) is { } repeat)
            {
                Telemetry.Repeats.Add(1);
                logger.InputRepeated(input.Document.Name);
                var status = repeat.IsBodyGone ? TurnOutcome.AnsweredBefore : repeat.Status;
                var outcome = new TurnOutcome(status, repeat.Body, repeat.Key.ActivityId ?? EngineId.From(repeat.Number));
                return (outcome, SendUndelivered(conversation, channel));
            }

            var document = conversation.Sender is { } sender ? conversation.Document.WithReceipt(sender.Receipt) : conversation.Document;
            if (input.IsProactive && document.Unreachable != 0)
            {
                logger.NotSentUnasked(document.Unreachable);
                return (TurnOutcome.Nothing, Task.CompletedTask);
            }

            var result = await RunAsync(document, input, channel, run, now, found, cancellationToken);
            while (result.Wanted is { } wanted)
            {
                found[wanted] = await _handovers.AnswerAsync(wanted, input, cancellationToken);
                result = await RunAsync(document, input, channel, run, now, found, cancellationToken);
            }

            if (!result.Changed)
            {
                return (result.Outcome, SendUndelivered(conversation, channel));
            }

            if (result.Offer is { } offer)
            {
                await _handovers.StoreAsync(offer, input.Document, CancellationToken.None);
            }

            var write = conversation.WriteAsync(result.Document, result.Log, CancellationToken.None, result.DeleteLogThrough);
            if (await write is WriteResult.Written)
            {
                if (result.Dropped > 0)
                {
                    Telemetry.Undelivered.Add(result.Dropped, new KeyValuePair<string, object?>("bot.reason", "dropped"));
                    logger.RepliesDropped(input.Document.Name, result.Dropped);
                }

                if (channel.ReadsLog && settings.LogIsAtomic)
                {
                    channel.NotifyLogChanged(input.Document);
                }

                if (result.Completed is { } completed)
                {
                    HandoverCompleted?.Invoke(completed);
                }

                return (result.Outcome, SendUndelivered(conversation, channel));
            }

            Telemetry.Conflicts.Add(1);
            logger.StateConflict(input.Document.Name, attempt);
        }
    }

    private async Task<TurnResult> RunAsync(
        ConversationDocument document,
        TurnInput input,
        IReplyChannel channel,
        TurnCallback run,
        DateTimeOffset now,
        IReadOnlyDictionary<HandoverRequest, HandoverFinding> found,
        CancellationToken cancellationToken
    )
    {
        clock.StandAt(now);
        var result = await RunOnceAsync();
        if (
            settings.RunsTwice
            && !ConversationDocumentJson
                .Write((await RunOnceAsync()).Document)
                .Span.SequenceEqual(ConversationDocumentJson.Write(result.Document).Span)
        )
        {
            throw new InvalidOperationException(
                "Two runs of the same turn had different outcomes. The bot must depend on the document and the activity only."
            );
        }

        return result;

        async Task<TurnResult> RunOnceAsync()
        {
            var turn = new TurnRun(document, input, channel, settings, now, found);
            try
            {
                return turn.Finish(await run(turn, null, cancellationToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Log only the type and the stack trace, because the exception's message could contain a user's text.
                Telemetry.Failures.Add(1);
                logger.TurnFailed(exception.GetType().FullName, exception.StackTrace);
                return await ApologiseAsync(exception);
            }
        }

        async Task<TurnResult> ApologiseAsync(Exception failure)
        {
            var turn = new TurnRun(document, input, channel, settings, now, found);
            try
            {
                return turn.Finish(await run(turn, failure, cancellationToken));
            }
            catch (Exception exception)
                when ((exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested) && exception != failure)
            {
                // If the second run throws the same exception, the bot has no error handler, and the caller gets the exception. Any other
                // exception comes from the bot's error handler.
                logger.TurnFailed(exception.GetType().FullName, exception.StackTrace);
                return TurnResult.Unchanged(document, new TurnOutcome(500, default, turn.Activity.Id));
            }
        }
    }

    private void LogLate(Task commit) =>
        logger.TurnFailed(commit.Exception!.InnerException!.GetType().FullName, commit.Exception.InnerException.StackTrace);

    private ConversationOutbox OutboxOf(Conversation conversation) => new(conversation, storage, _conversations, settings, time, logger);

    private Task SendUndelivered(Conversation conversation, IReplyChannel channel)
    {
        if (conversation.Document.Outbox.IsEmpty || _sendsNoMore)
        {
            conversation.Sender?.Accept(conversation.Document);
            return Task.CompletedTask;
        }

        conversation.Sender ??= new OutboxSender(channel, OutboxOf(conversation), settings, time, logger);
        conversation.Sender.Accept(conversation.Document);
        return conversation.Sender.ReachedAsync(conversation.Document.Outbox[^1].Number);
    }
}
