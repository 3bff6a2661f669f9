using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Tells a person that nothing can be saved just now, at most once a minute. The one thing that is sent without being committed: it
/// promises nothing, and where it is lost, nothing is.
/// </summary>
internal sealed class NotSavedNotice(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Makes the sentence for an activity, with the state as far as this process knows it; null where there is none to say.
    /// </summary>
    public Func<Activity, StateProperties, Task<string?>>? Text { get; set; }

    /// <summary>Sends the notice where one is due, without waiting for its delivery.</summary>
    /// <param name="input">What could not be saved.</param>
    /// <param name="conversation">The conversation as it is in memory; null where there is no room for it.</param>
    /// <param name="channel">The way back.</param>
    /// <param name="json">Knows the types of the state.</param>
    public async Task SendAsync(TurnInput input, Conversation? conversation, IReplyChannel channel, JsonSerializerOptions json)
    {
        var now = time.GetUtcNow();
        if (
            conversation is null
            || channel.ReadsLog
            || input.ExpectsReplies
            || input.IsProactive
            || input.Type != ActivityTypes.Message
            || Text is null
        )
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

        // Nothing of the state is written back: the store takes nothing.
        if (await Text(input.ToActivity(), new StateProperties(conversation.Document.Properties, json)) is { } text)
        {
            var notice = ReplyTo(input.ToActivity(), text);
            _ = DeliverAsync(
                channel,
                new Delivery(DeliveryKind.Send, JsonSerializer.SerializeToUtf8Bytes(notice, WireJson.PlainActivity), null)
            );
        }
    }

    // Not the SDK's CreateReply, which fails where sender or receiver are missing.
    private static Activity ReplyTo(Activity activity, string text)
    {
        var reply = new Activity { Type = ActivityTypes.Message, Text = text, Locale = activity.Locale };
        return reply.ApplyConversationReference(activity.GetConversationReference());
    }

    private async Task DeliverAsync(IReplyChannel channel, Delivery delivery)
    {
        if (await channel.DeliverAsync(delivery, CancellationToken.None) is not DeliveryResult.Delivered)
        {
            logger.NoticeNotSent();
        }
    }
}
