using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Lets an <see cref="OutboxSender"/> read and write the stored document of its conversation. The methods that read or write the document
/// wait for a place in the turn queue, so they run between two turns.
/// </summary>
internal sealed class ConversationOutbox(
    Conversation conversation,
    IConversationStore storage,
    ConversationTable conversations,
    TurnSettings settings,
    StoreTime time,
    ILogger logger
) : IOutboxOwner
{
    public DocumentKey Key => conversation.Key;

    public bool IsShared => conversation.IsShared;

    public Task<bool> AcquireLeaseAsync(TimeSpan time, CancellationToken cancellationToken) =>
        InTurnAsync(() => TryAcquireLeaseAsync(time, cancellationToken), cancellationToken);

    /// <summary>
    /// On shutdown: stores the receipt, and releases the lease on undelivered replies so that another instance can send them immediately.
    /// </summary>
    public Task<bool> ReleaseLeaseAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => TryReleaseLeaseAsync(cancellationToken), cancellationToken);

    public Task<bool> WriteReceiptAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => TryWriteReceiptAsync(cancellationToken), cancellationToken);

    public async Task<bool> AppendLogAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            if (entries is [{ Kind: DeliveryKind.DeleteLog } deletion, ..])
            {
                await storage.DeleteLogAsync(Key, deletion.Number, cancellationToken);
                entries = [.. entries.Skip(1)];
            }

            await storage.AppendLogAsync(Key, [.. entries.Select(entry => new LogEntry(entry.Number, entry.Activity))], cancellationToken);
            return true;
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
            return false;
        }
    }

    private async Task<bool?> TryAcquireLeaseAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        if (conversation.Document.Outbox.Any(entry => entry.LeaseHolder != settings.Instance))
        {
            conversation.Forget(); // the other instance may have sent its replies or renewed its lease
        }

        await conversation.LoadAsync(cancellationToken);
        var document = conversation.Document.WithReceipt(conversation.Sender!.Receipt);
        var now = time.GetUtcNow();
        if (!document.CanLease(settings.Instance, now))
        {
            // Store this instance's receipt, because the other instance may wait for this receipt before sending its own replies.
            if (document.Delivered > conversation.Document.Delivered && await TryWriteAsync(document, cancellationToken) is null)
            {
                return null;
            }

            conversation.Sender.Accept(conversation.Document);
            return document.Outbox.IsEmpty;
        }

        return await TryWriteAsync(document.WithLease(settings.Instance, now, now + span), cancellationToken);
    }

    private async Task<bool?> TryWriteReceiptAsync(CancellationToken cancellationToken)
    {
        await conversation.LoadAsync(cancellationToken);
        var document = conversation.Document.WithReceipt(conversation.Sender!.Receipt);
        if (document.Delivered == conversation.Document.Delivered)
        {
            conversation.Sender.Accept(conversation.Document); // another instance may have stored the receipt already
            return true;
        }

        return await TryWriteAsync(document, cancellationToken);
    }

    private async Task<bool?> TryReleaseLeaseAsync(CancellationToken cancellationToken)
    {
        await conversation.LoadAsync(cancellationToken);
        var now = time.GetUtcNow();
        var document = conversation
            .Document.WithReceipt(conversation.Sender!.Receipt)
            .WithoutLease(settings.Instance, now, now + settings.LeaseDuration);
        return ReferenceEquals(document, conversation.Document) ? true : await TryWriteAsync(document, cancellationToken);
    }

    // Returns true if the document was written, and null if another instance wrote first.
    private async Task<bool?> TryWriteAsync(ConversationDocument document, CancellationToken cancellationToken)
    {
        if (await conversation.WriteAsync(document, [], cancellationToken) is not WriteResult.Written)
        {
            return null;
        }

        conversation.Sender!.Accept(document);
        return true;
    }

    private async Task<bool> InTurnAsync(Func<Task<bool?>> tryOnce, CancellationToken cancellationToken)
    {
        try
        {
            var (_, entered) = conversations.Enter(conversation.Key, cancellationToken);
            using var place = await entered;
            while (place is not null)
            {
                if (await tryOnce() is { } done)
                {
                    return done;
                }
            }
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }

        return false;
    }
}
