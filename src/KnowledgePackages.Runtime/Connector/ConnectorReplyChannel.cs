using System.Text.Json;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>Delivers replies to Bot Framework channels through the Bot Connector at the serviceUrl of the activity.</summary>
internal sealed class ConnectorReplyChannel(ConnectorCalls client, SendLanes lanes, ServiceUrls serviceUrls) : IReplyChannel
{
    public bool ReadsLog => false;

    public bool Serves(string? serviceUrl) => serviceUrl?.StartsWith("http", StringComparison.OrdinalIgnoreCase) ?? false;

    // Teams and the Emulator can update a shown message. Azure's Direct Line and Web Chat cannot.
    public bool CanUpdate(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.ChannelId is Channels.Msteams or Channels.Emulator;
    }

    public void Prepare(Activity activity, long number)
    {
    }

    public void NotifyLogChanged(DocumentKey key)
    {
    }

    public Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var address = ReplyAddress.Read(delivery.Activity.Span);
        if (address is not { ServiceUrl: { } serviceUrl, Conversation.Id: { } conversation } || !serviceUrls.IsTrusted(serviceUrl))
        {
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Refused(0));
        }

        // Teams counts the messages in all threads of a Teams channel towards one quota, so the lane's name has no thread id.
        var lane = $"{address.ChannelId}\n{conversation.Split(';')[0]}";
        return lanes.RunAsync(
            lane,
            address.ChannelId == Channels.Msteams ? Quota.OfTeams : [],
            () => CallAsync(delivery, address, serviceUrl, conversation),
            cancellationToken
        );
    }

    /// <summary>Begins a conversation with one call, without retries.</summary>
    public Task<DeliveryResult> CreateConversationAsync(
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellationToken
    ) =>
        serviceUrls.IsTrusted(serviceUrl)
            ? client.CreateConversationAsync(serviceUrl, parameters, cancellationToken)
            : Task.FromResult<DeliveryResult>(new DeliveryResult.Refused(0));

    // Never cancels a call, because after a cancellation nobody knows whether the channel has accepted the reply.
    private Task<DeliveryResult> CallAsync(Delivery delivery, ReplyAddress address, string serviceUrl, string conversation) =>
        (delivery.Kind, delivery.TargetId, address.ReplyToId) switch
        {
            (DeliveryKind.Send, _, null or "") => client.SendToConversationAsync(
                serviceUrl,
                conversation,
                delivery.Activity,
                CancellationToken.None
            ),
            (DeliveryKind.Send, _, { } replyTo) => client.ReplyToActivityAsync(
                serviceUrl,
                conversation,
                replyTo,
                delivery.Activity,
                CancellationToken.None
            ),
            (DeliveryKind.Update, { } target, _) => client.UpdateActivityAsync(
                serviceUrl,
                conversation,
                target,
                Renamed(delivery, target),
                CancellationToken.None
            ),
            (DeliveryKind.Delete, { } target, _) => client.DeleteActivityAsync(serviceUrl, conversation, target, CancellationToken.None),

            // If the channel's id of the message is not known, make no call, and count the update or deletion as delivered.
            _ => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered(null)),
        };

    // Replaces the engine's own activity id in a committed update by the channel's id.
    private static byte[] Renamed(Delivery delivery, string target)
    {
        var activity = JsonSerializer.Deserialize(delivery.Activity.Span, WireJson.Activity)!;
        activity.Id = target;
        return JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.PlainActivity);
    }
}
