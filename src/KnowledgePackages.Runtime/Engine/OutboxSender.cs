using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Sends the undelivered replies of one conversation, strictly one after the other, with retries. The receipt is the sender's progress. The
/// next commit stores the receipt; if no commit follows in time, the sender stores the receipt itself.
/// </summary>
internal sealed class OutboxSender(IReplyChannel channel, IOutboxOwner owner, TurnSettings settings, StoreTime time, ILogger logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly UndeliveredReplies _undelivered = new();
    private readonly TurnTraces _traces = new();
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _running;
    private Task _loop = Task.CompletedTask;

    public bool IsBusy => _undelivered.IsBusy;

    /// <summary>How many replies are undelivered.</summary>
    public int Undelivered => _undelivered.All.Length;

    /// <inheritdoc cref="UndeliveredReplies.Receipt"/>
    public Receipt Receipt => _undelivered.Receipt;

    /// <summary>Whether the send loop is running. False after the loop has ended or failed.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    // The minimum remaining time of the lease at the start of a call. With less time, the sender renews the lease first. During a call, the
    // sender renews the lease at intervals of half this time.
    private TimeSpan MinLease => settings.LeaseDuration / 2;

    /// <summary>Loads the undelivered replies of a stored document and begins to send them.</summary>
    public void Accept(ConversationDocument document)
    {
        _undelivered.Accept(document);
        if (document.Outbox.IsEmpty)
        {
            return;
        }

        _traces.Note(document.Outbox[^1].Number);
        lock (_gate)
        {
            _more.TrySetResult();
            if (!_running && !_stopping.IsCancellationRequested)
            {
                _running = true;
                _loop = Task.Run(RunAsync);
            }
        }
    }

    /// <inheritdoc cref="UndeliveredReplies.Forget"/>
    public void Forget() => _undelivered.Forget();

    /// <inheritdoc cref="UndeliveredReplies.ReachedAsync"/>
    public Task ReachedAsync(long number) => _stopping.IsCancellationRequested ? Task.CompletedTask : _undelivered.ReachedAsync(number);

    /// <summary>Stops sending after the current call ends. Undelivered replies stay in the document.</summary>
    public async ValueTask DisposeAsync()
    {
        Task loop;
        lock (_gate)
        {
            _stopping.Cancel();
            loop = _loop;
        }

        await loop;
        _undelivered.Abandon();
    }

    private async Task RunAsync()
    {
        // The send loop serves later turns too, so its calls must not be traced under the turn that started it.
        System.Diagnostics.Activity.Current = null;
        try
        {
            do
            {
                await SendAllAsync();
            }
            while (await WaitForMoreAsync() || !await WriteReceiptAsync() || !TryBecomeIdle());
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // The next turn or the next recovery scan restarts the send loop. Undelivered replies stay in the document.
            logger.SendingFailed(exception.GetType().FullName, exception.StackTrace);
            lock (_gate)
            {
                _running = false;
            }
        }
    }

    private async Task SendAllAsync()
    {
        var (number, attempt) = (0L, 0);
        while (_undelivered.All is [var entry, ..])
        {
            _stopping.Token.ThrowIfCancellationRequested();
            attempt = entry.Number == number ? attempt + 1 : 0;
            number = entry.Number;
            await (channel.ReadsLog ? AppendAsync(attempt) : SendAsync(entry, attempt));
        }
    }

    // A log stores each number once, so repeated appends are harmless, even by several instances. If the entries include a deletion of the
    // log, the deletion is the first entry. The sender retries a deletion until it succeeds, because the bot has already confirmed it to
    // the person.
    private async Task AppendAsync(int attempt)
    {
        var entries = _undelivered.All;
        if (entries.IsEmpty)
        {
            return; // another instance has appended the entries
        }

        using var span = _traces.Begin("append", entries[^1].Number);
        if (await owner.AppendLogAsync(entries, _stopping.Token))
        {
            _undelivered.Settle(entries[^1]);
            channel.NotifyLogChanged(owner.Key);
        }
        else if (entries[0].Kind != DeliveryKind.DeleteLog && time.GetUtcNow() - entries[0].Committed > settings.GiveUpAfter)
        {
            GiveUp(entries[0]);
        }
        else
        {
            await Task.Delay(Wait(attempt, null), time, _stopping.Token);
        }
    }

    private async Task SendAsync(OutboxEntry entry, int attempt)
    {
        if (entry.LeaseHolder != settings.Instance || entry.LeaseExpires - time.GetUtcNow() < MinLease)
        {
            if (!await owner.AcquireLeaseAsync(settings.LeaseDuration, _stopping.Token))
            {
                await Task.Delay(LookAgain, time, _stopping.Token);
            }

            return; // the first undelivered reply may have changed
        }

        switch (await DeliverAsync(entry))
        {
            case DeliveryResult.Delivered delivered:
                _undelivered.Settle(entry, delivered.ActivityId);
                break;
            case DeliveryResult.Refused refused:
                Telemetry.Undelivered.Add(1, new KeyValuePair<string, object?>("bot.reason", "refused"));
                logger.ReplyRefused(refused.Status);
                _undelivered.Settle(entry, refusal: refused.Status);
                break;
            case DeliveryResult.RetryLater when time.GetUtcNow() - entry.Committed > settings.GiveUpAfter:
                GiveUp(entry);
                break;
            case DeliveryResult.RetryLater later:
                await WaitAsync(entry, attempt, later.After);
                break;
        }
    }

    private void GiveUp(OutboxEntry entry)
    {
        Telemetry.Undelivered.Add(1, new KeyValuePair<string, object?>("bot.reason", "given up"));
        logger.ReplyGivenUp(settings.GiveUpAfter);
        _undelivered.Settle(entry);
    }

    // Makes one call to the channel. Renews the lease during the call, because the call may be slow or wait for the channel's quota. If a
    // renewal fails, another instance may take over the reply. Then a call that has not begun is cancelled, and the method returns null.
    private async Task<DeliveryResult?> DeliverAsync(OutboxEntry entry)
    {
        using var span = _traces.Begin("deliver", entry.Number);
        span?.SetTag("bot.delivery.kind", entry.Kind.ToString());
        using var mayBegin = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var call = channel.DeliverAsync(_undelivered.Address(entry), mayBegin.Token);
        while (!call.IsCompleted)
        {
            await ((Task)call.WaitAsync(MinLease / 2, time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (
                !call.IsCompleted
                && !(
                    await owner.AcquireLeaseAsync(settings.LeaseDuration, CancellationToken.None)
                    && _undelivered.All is [var first, ..]
                    && first.Number == entry.Number
                )
            )
            {
                await mayBegin.CancelAsync();
            }
        }

        try
        {
            return await call;
        }
        catch (OperationCanceledException) when (mayBegin.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            logger.SendingFailed(exception.GetType().FullName, exception.StackTrace);
            return new DeliveryResult.RetryLater(null);
        }
    }

    // Waits before the next attempt. Extends the lease beyond the wait, because otherwise another instance would take over the reply and
    // send it earlier than the channel requested.
    private async Task WaitAsync(OutboxEntry entry, int attempt, TimeSpan? least)
    {
        var wait = Wait(attempt, least);
        Telemetry.Retries.Add(1);
        logger.ReplyRetried(attempt + 1, wait.TotalMilliseconds);
        if (entry.LeaseExpires - time.GetUtcNow() < wait + MinLease)
        {
            await owner.AcquireLeaseAsync(wait + settings.LeaseDuration, _stopping.Token);
        }

        await Task.Delay(wait, time, _stopping.Token);
    }

    private async Task<bool> WriteReceiptAsync()
    {
        if (await owner.WriteReceiptAsync(_stopping.Token))
        {
            return true;
        }

        await Task.Delay(LookAgain, time, _stopping.Token);
        return false;
    }

    private async Task<bool> WaitForMoreAsync()
    {
        Task more;
        lock (_gate)
        {
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            more = _more.Task;
        }

        if (!_undelivered.All.IsEmpty)
        {
            return true;
        }

        if (owner.IsShared)
        {
            return false; // store the receipt without delay: another instance may be waiting for it
        }

        try
        {
            await more.WaitAsync(settings.ReceiptAfter, time, _stopping.Token);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool TryBecomeIdle()
    {
        lock (_gate)
        {
            _running = !_undelivered.All.IsEmpty;
            return !_running;
        }
    }

    // Exponential backoff with jitter: a random time between half of the backoff and the whole backoff. The wait is never shorter than the
    // channel requested.
    private static TimeSpan Wait(int attempt, TimeSpan? least)
    {
        var ceiling = Math.Min(MaxWait.Ticks, FirstWait.Ticks << Math.Min(attempt, 10));
        var jittered = TimeSpan.FromTicks(ceiling / 2 + Random.Shared.NextInt64(ceiling / 2));
        return least > jittered ? least.Value : jittered;
    }
}

/// <summary>
/// Gives an <see cref="OutboxSender"/> access to its conversation. All methods call the store. They return true on success, and false if
/// the store fails.
/// </summary>
internal interface IOutboxOwner
{
    /// <summary>The key of the conversation's document.</summary>
    Storage.DocumentKey Key { get; }

    /// <inheritdoc cref="Conversation.IsShared"/>
    bool IsShared { get; }

    /// <summary>
    /// Acquires or renews the lease on the undelivered replies for <paramref name="time"/> by a conditional write, and passes the stored
    /// undelivered replies to the sender. Also returns false if another instance still holds the lease.
    /// </summary>
    Task<bool> AcquireLeaseAsync(TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Carries out the first entry if it is a deletion of the log, and appends the other entries to the log.</summary>
    Task<bool> AppendLogAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken);

    /// <summary>Stores the sender's receipt in the document.</summary>
    Task<bool> WriteReceiptAsync(CancellationToken cancellationToken);
}
