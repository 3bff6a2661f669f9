using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.TestKit;

/// <summary>Accepts every delivery and passes its activity to the test.</summary>
internal sealed class TestReplyChannel(Action<Activity> deliver, bool updatesMessages = true) : IReplyChannel
{
    private long _id;

    public bool ReadsLog => false;

    public bool Serves(string? serviceUrl) => true;

    public bool CanUpdate(Activity activity) => updatesMessages;

    public void Prepare(Activity activity, long number)
    {
    }

    public Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.Deserialize(delivery.Activity.Span, WireJson.Activity)!;
        var id = delivery.TargetId ?? $"test-{Interlocked.Increment(ref _id)}";
        activity.Id = id;
        if (delivery.Kind == DeliveryKind.Update)
        {
            activity.Type = ActivityTypes.MessageUpdate;
        }

        deliver(activity);
        return Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered(id));
    }

    public void NotifyLogChanged(DocumentKey key)
    {
    }
}
