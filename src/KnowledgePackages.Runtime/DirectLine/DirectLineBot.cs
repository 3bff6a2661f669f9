using System.Net;
using System.Security.Claims;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Passes the activities of the built-in web channel to the bot, in process and with an identity that only this channel can create. The bot
/// is resolved for each turn, because the host may replace it.
/// </summary>
internal sealed class DirectLineBot(ChannelAdapter adapter, Func<IBot> bot, DirectLineChannel channel, TurnLimits limits, StoreTime time)
{
    internal static readonly ChannelAccount Account = new() { Id = "knowledge-packages", Name = "Knowledge Packages", Role = "bot" };

    public static DocumentKey KeyOf(DirectLineClient client) =>
        DocumentKey.ForConversation(DirectLineChannel.ChannelId, null, client.UserId, client.ConversationId);

    /// <summary>
    /// Reports to the bot that the client's user has joined. The channel calls this method for each connection; the bot greets only the
    /// first time.
    /// </summary>
    /// <returns>
    /// True if the turn was committed. Also true if the client exceeds its limit of activities, because the bot has greeted such a client
    /// before. Otherwise false, for example if the store is unavailable.
    /// </returns>
    public async Task<bool> JoinAsync(DirectLineClient client, string? locale)
    {
        var outcome = await TakeAsync(client, new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            MembersAdded = [new ChannelAccount { Id = client.UserId, Role = "user" }, Account],
            Locale = locale,
        });
        // If the client exceeds its limit (429), the bot has greeted the user already, because the limit allows many activities.
        return outcome.Status is StatusCodes.Status200OK or StatusCodes.Status429TooManyRequests;
    }

    /// <summary>
    /// Processes a client's activity, reduced by <see cref="ClientActivity.Keep"/>. The server sets the sender, the time and the
    /// conversation; the client's values are ignored.
    /// </summary>
    /// <returns>The outcome of the turn; status 413 if the activity is too large.</returns>
    /// <param name="client">The client.</param>
    /// <param name="sent">The activity.</param>
    /// <param name="address">The client's address; null if it is not known.</param>
    public Task<TurnOutcome> ReceiveAsync(DirectLineClient client, Activity sent, IPAddress? address) =>
        ClientActivity.Keep(sent) is { } activity
        ? TakeAsync(client, activity, address is null ? null : RateLimits.Network(address))
        : Task.FromResult(new TurnOutcome(StatusCodes.Status413PayloadTooLarge, default, null));

    private Task<TurnOutcome> TakeAsync(DirectLineClient client, Activity activity, string? source = null)
    {
        activity.ChannelId = DirectLineChannel.ChannelId;
        activity.ServiceUrl = DirectLineChannel.ServiceUrl;
        activity.Conversation = new ConversationAccount { Id = client.ConversationId };
        activity.From = new ChannelAccount { Id = client.UserId, Role = "user" };
        activity.Recipient = Account;
        activity.Timestamp = time.GetUtcNow();
        if (limits.Refuses(activity) is not null)
        {
            return Task.FromResult(new TurnOutcome(StatusCodes.Status429TooManyRequests, default, null));
        }

        var turn = adapter.ProcessAsync(new ClaimsIdentity(DirectLineChannel.ServiceUrl), activity, channel, bot(), source);
        return activity.Type == ActivityTypes.Message ? Typing.WhileAsync(turn, () => channel.NotifyTyping(KeyOf(client)), time) : turn;
    }
}
