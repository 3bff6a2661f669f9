using KnowledgePackages.BotFramework.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.BotFramework.Builder;

/// <summary>What a sender needs to know of, and do to, the stored document between turns.</summary>
internal sealed class ConversationOutbox(
    Conversation conversation, IStorage storage, ConversationTable conversations, TimeProvider time, ILogger logger) : IOutboxOwner
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    public async Task<bool> IsStillOwedAsync(long number, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var stored = await storage.ReadAsync(conversation.Key, cancellationToken);
                return stored is not null && ConversationDocumentJson.Read(stored.Content).Outbox.Any(entry => entry.Number == number);
            }
            catch (StorageException exception)
            {
                logger.StoreFailed(exception.Message);
                await Task.Delay(AskAgain, time, cancellationToken);
            }
        }
    }

    public async Task<bool> WriteReceiptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (_, entered) = conversations.Enter(conversation.Key, cancellationToken);
            using var place = await entered;
            while (place is not null)
            {
                await conversation.LoadAsync(cancellationToken);
                var receipt = conversation.Sender!.Receipt;
                var document = conversation.Document.WithReceipt(receipt);
                if (document.Delivered == conversation.Document.Delivered
                    || await conversation.WriteAsync(document, [], cancellationToken) is WriteResult.Written)
                {
                    conversation.Sender.Receipted(receipt.Through);
                    return true;
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
