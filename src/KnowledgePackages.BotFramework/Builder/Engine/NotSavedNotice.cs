using System.Text.Json;
using KnowledgePackages.BotFramework.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.BotFramework.Builder;

/// <summary>
/// Tells a person that nothing can be saved just now, at most once a minute. The one thing that is sent without being committed: it
/// promises nothing, and where it is lost, nothing is.
/// </summary>
internal sealed class NotSavedNotice(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Makes the sentence for an activity; null where there is none to say.</summary>
    public Func<IMessageActivity, string?>? Text { get; set; }

    /// <summary>Sends the notice where one is due, without waiting for it.</summary>
    public void Send(TurnInput input, Conversation? conversation, IReplyChannel channel)
    {
        var now = time.GetUtcNow();
        if (conversation is null || channel.ReadsLog || input.ExpectsReplies || input.IsProactive || input.Type != ActivityTypes.Message
            || Text?.Invoke(input.ToActivity()) is not { } text)
        {
            return;
        }

        lock (conversation)
        {
            if (now - conversation.NoticedAt < Pause)
            {
                return;
            }

            conversation.NoticedAt = now;
        }

        var notice = input.ToActivity().CreateReply(text);
        var delivery = new Delivery(DeliveryKind.Send, JsonSerializer.SerializeToUtf8Bytes(notice, SchemaJsonContext.Plain.Activity), null);
        _ = SendAsync(channel, delivery);
    }

    private async Task SendAsync(IReplyChannel channel, Delivery delivery)
    {
        if (await channel.DeliverAsync(delivery, CancellationToken.None) is not DeliveryResult.Delivered)
        {
            logger.NoticeNotSent();
        }
    }
}
