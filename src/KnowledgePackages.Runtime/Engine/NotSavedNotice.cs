using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Notifies a person, at most once a minute, that messages cannot be saved at the moment. Only this notice is sent without a commit,
/// because a lost notice does no harm.
/// </summary>
internal sealed class NotSavedNotice(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Creates the text of the notice from the input and the last state in memory. No notice is sent if this function is null or returns
    /// null.
    /// </summary>
    public Func<Activity, StateProperties, Task<string?>>? Text { get; set; }

    /// <summary>Sends the notice if one is due, without waiting for its delivery.</summary>
    /// <param name="input">The activity that could not be saved.</param>
    /// <param name="conversation">The conversation in memory; null if the table of conversations is full.</param>
    /// <param name="channel">Delivers the notice.</param>
    /// <param name="json">Serializer options that include the types of the state.</param>
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

        // Changes that the function makes to the state are not stored, because the store accepts no writes.
        string? text;
        try
        {
            text = await Text(input.ToActivity(), new StateProperties(conversation.Document.Properties, json));
        }
        catch (Exception exception)
        {
            logger.TurnFailed(exception.GetType().FullName, exception.StackTrace); // the response is 503 in any case
            return;
        }

        if (text is not null)
        {
            var notice = ReplyTo(input.ToActivity(), text);
            _ = DeliverAsync(
                channel,
                new Delivery(DeliveryKind.Send, JsonSerializer.SerializeToUtf8Bytes(notice, WireJson.PlainActivity), null)
            );
        }
    }

    // Do not use the SDK's CreateReply: it fails if sender or recipient is missing.
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
