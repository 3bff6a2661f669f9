using System.Security.Claims;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The bot as the built-in web channel reaches it: in process, with an identity that only this channel makes. Which bot, is asked for each
/// turn, because the host may swap it.
/// </summary>
internal sealed class DirectLineBot(ChannelAdapter adapter, Func<IBot> bot, DirectLineChannel channel, TurnLimits limits, TimeProvider time)
{
    internal static readonly ChannelAccount Account = new() { Id = "knowledge-packages", Name = "Knowledge Packages", Role = "bot" };

    public static DocumentKey KeyOf(DirectLineClient client) =>
        DocumentKey.ForConversation(DirectLineChannel.ChannelId, null, client.UserId, client.ConversationId);

    /// <summary>Tells the bot that its user is here. Every connect says so; the bot greets once.</summary>
    /// <returns>False where the store did not take it.</returns>
    public async Task<bool> JoinAsync(DirectLineClient client, string? locale)
    {
        var outcome = await ReceiveAsync(client, new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            MembersAdded = [new ChannelAccount { Id = client.UserId, Role = "user" }, Account],
            Locale = locale,
        });
        // Whoever connects that often has been greeted.
        return outcome.Status is StatusCodes.Status200OK or StatusCodes.Status429TooManyRequests;
    }

    /// <summary>Takes a client's activity. Who sends it, where and when is what the server knows, not what the client says.</summary>
    public Task<TurnOutcome> ReceiveAsync(DirectLineClient client, Activity activity)
    {
        activity.Id = null;
        activity.ChannelId = DirectLineChannel.ChannelId;
        activity.ServiceUrl = DirectLineChannel.ServiceUrl;
        activity.Conversation = new ConversationAccount { Id = client.ConversationId };
        activity.From = new ChannelAccount { Id = client.UserId, Role = "user" };
        activity.Recipient = Account;
        activity.Timestamp = time.GetUtcNow();
        activity.DeliveryMode = null;
        activity.TextFormat = TextFormatTypes.Plain; // what a visitor writes is shown as it stands, never as markup
        // No files, no cards.
        activity.Attachments = activity.Attachments?.Select(file => new Attachment(file.ContentType, name: file.Name)).ToList();
        if (limits.Refuses(activity) is not null)
        {
            return Task.FromResult(new TurnOutcome(StatusCodes.Status429TooManyRequests, default, null));
        }

        var turn = adapter.ProcessAsync(new ClaimsIdentity(DirectLineChannel.ServiceUrl), activity, channel, bot());
        return activity.Type == ActivityTypes.Message ? Typing.WhileAsync(turn, () => channel.AnnounceTyping(KeyOf(client)), time) : turn;
    }
}
