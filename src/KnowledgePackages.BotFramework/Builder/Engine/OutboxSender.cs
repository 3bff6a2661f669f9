using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.BotFramework.Builder;

/// <summary>
/// Sends the owed replies of one conversation, strictly one after the other, and keeps trying. What it has achieved becomes the
/// receipt that the next commit takes along, or that is written by itself when no commit comes.
/// </summary>
internal sealed class OutboxSender(IReplyChannel channel, IOutboxOwner owner, TurnSettings settings, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<OutboxEntry> _owed = [];
    private readonly List<(long Number, TaskCompletionSource Reached)> _waiting = [];
    private readonly CancellationTokenSource _stopping = new();
    private ImmutableArray<SentActivity> _sent = [];
    private long _accepted;
    private long _through;
    private long _receipted;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _running;
    private Task _loop = Task.CompletedTask;

    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _owed.Count > 0 || _through > _receipted;
            }
        }
    }

    /// <summary>What was achieved so far.</summary>
    public Receipt Receipt
    {
        get
        {
            lock (_gate)
            {
                return new Receipt(_through, _sent);
            }
        }
    }

    /// <summary>Takes over what a committed document owes; what it has seen before it leaves out.</summary>
    public void Accept(ConversationDocument document)
    {
        lock (_gate)
        {
            foreach (var entry in document.Outbox.Where(entry => entry.Number > _accepted))
            {
                _owed.Enqueue(entry);
                _accepted = entry.Number;
            }

            Known(document.Sent);
            if (_owed.Count == 0)
            {
                return;
            }

            _more.TrySetResult();
            if (!_running)
            {
                _running = true;
                _loop = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Notes that a commit has stored the receipt up to <paramref name="through"/>.</summary>
    public void Receipted(long through)
    {
        lock (_gate)
        {
            _receipted = Math.Max(_receipted, through);
        }
    }

    /// <summary>Completes when everything up to <paramref name="number"/> is delivered or refused for good.</summary>
    public Task ReachedAsync(long number)
    {
        lock (_gate)
        {
            if (_through >= number || _owed.Count == 0)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((number, reached));
            return reached.Task;
        }
    }

    /// <summary>Stops after the call under way; what is still owed stays in the document.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                while (Next() is { } entry)
                {
                    _stopping.Token.ThrowIfCancellationRequested();
                    await SendAsync(entry);
                }
            }
            while (await MoreComesAsync() || !await owner.WriteReceiptAsync(_stopping.Token) || !Rests());
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // The next turn starts it again; what is owed stays in the document.
            logger.SendingFailed(exception.GetType().FullName, exception.StackTrace);
            lock (_gate)
            {
                _running = false;
            }
        }
    }

    private OutboxEntry? Next()
    {
        lock (_gate)
        {
            return _owed.TryPeek(out var entry) ? entry : null;
        }
    }

    private async Task<bool> MoreComesAsync()
    {
        Task more;
        lock (_gate)
        {
            if (_owed.Count > 0)
            {
                return true;
            }

            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            more = _more.Task;
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

    private bool Rests()
    {
        lock (_gate)
        {
            _running = _owed.Count > 0;
            return !_running;
        }
    }

    // A call under way is never cut off: whether the other side took it would then be unknown.
    private async Task SendAsync(OutboxEntry entry)
    {
        if (!await MaySendAsync(entry))
        {
            Done(entry, channelId: null);
            return;
        }

        for (var attempt = 0; ; attempt++)
        {
            switch (await channel.DeliverAsync(Address(entry), CancellationToken.None))
            {
                case DeliveryResult.Delivered delivered:
                    Done(entry, delivered.ActivityId);
                    return;
                case DeliveryResult.Refused refused:
                    logger.ReplyRefused(refused.Status);
                    Done(entry, channelId: null);
                    return;
                case DeliveryResult.RetryLater when time.GetUtcNow() - entry.OwnedUntil > settings.GiveUpAfter:
                    logger.ReplyGivenUp(settings.GiveUpAfter);
                    Done(entry, channelId: null);
                    return;
                case DeliveryResult.RetryLater later:
                    var wait = Wait(attempt, later.After);
                    logger.ReplyRetried(attempt + 1, wait.TotalMilliseconds);
                    await Task.Delay(wait, time, _stopping.Token);
                    break;
            }
        }
    }

    // Another instance's reply is left to it while it may live; every look asks the store whether it has sent it meanwhile.
    private async Task<bool> MaySendAsync(OutboxEntry entry)
    {
        if (entry.Owner == settings.Instance)
        {
            return true;
        }

        while (await owner.IsStillOwedAsync(entry.Number, _stopping.Token))
        {
            if (time.GetUtcNow() >= entry.OwnedUntil)
            {
                return true;
            }

            await Task.Delay(LookAgain, time, _stopping.Token);
        }

        return false;
    }

    private Delivery Address(OutboxEntry entry)
    {
        if (entry.Kind == DeliveryKind.Send || EngineId.NumberOf(entry.TargetId) is not { } number)
        {
            return new Delivery(entry.Kind, entry.Activity, entry.TargetId);
        }

        lock (_gate)
        {
            var known = _sent.LastOrDefault(sent => sent.Number == number).ChannelId;
            return known is null && entry.Kind == DeliveryKind.Update
                ? new Delivery(DeliveryKind.Send, entry.Activity, TargetId: null) // never shown, or too long ago: show it anew
                : new Delivery(entry.Kind, entry.Activity, known);
        }
    }

    private void Done(OutboxEntry entry, string? channelId)
    {
        lock (_gate)
        {
            _owed.Dequeue();
            _through = entry.Number;
            if (channelId is not null && (entry.Kind == DeliveryKind.Send ? entry.Number : EngineId.NumberOf(entry.TargetId)) is { } number)
            {
                Known([new SentActivity(number, channelId)]);
            }

            _waiting.RemoveAll(waiting => waiting.Number <= entry.Number && waiting.Reached.TrySetResult());
        }
    }

    private void Known(ImmutableArray<SentActivity> sent)
    {
        _sent = ConversationDocument.Newest(_sent, sent);
    }

    // Exponential with jitter over its upper half, never below what the other side asked for.
    private static TimeSpan Wait(int attempt, TimeSpan? least)
    {
        var ceiling = Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempt, 10));
        var jittered = TimeSpan.FromTicks(ceiling / 2 + Random.Shared.NextInt64(ceiling / 2));
        return least > jittered ? least.Value : jittered;
    }
}

/// <summary>What a sender asks of the conversation whose replies it sends.</summary>
internal interface IOutboxOwner
{
    /// <summary>Whether the stored document still owes the reply; asks until the store answers.</summary>
    Task<bool> IsStillOwedAsync(long number, CancellationToken cancellationToken);

    /// <summary>Stores the sender's receipt. False where the store did not take it; to be tried again.</summary>
    Task<bool> WriteReceiptAsync(CancellationToken cancellationToken);
}
