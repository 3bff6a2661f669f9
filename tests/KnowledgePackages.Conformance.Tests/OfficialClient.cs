using System.Text.Json.Nodes;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>One client: the activities that it received and the states of its connection.</summary>
internal sealed class OfficialClient(OfficialClients all, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly List<JsonNode> _activities = [];
    private readonly List<string> _statuses = [];
    private readonly Dictionary<string, TaskCompletionSource<JsonNode>> _orders = [];
    private TaskCompletionSource _happened = New();

    public string Name => name;

    /// <summary>All received activities of the log in the order of arrival, including repeats.</summary>
    public IReadOnlyList<JsonNode> Activities
    {
        get
        {
            lock (_gate)
            {
                return [.. _activities];
            }
        }
    }

    /// <summary>
    /// All states of the client's connection so far, by the client's own names: Uninitialized, Connecting, Online, ExpiredToken,
    /// FailedToConnect, Ended.
    /// </summary>
    public IReadOnlyList<string> Statuses
    {
        get
        {
            lock (_gate)
            {
                return [.. _statuses];
            }
        }
    }

    /// <summary>The activities as texts for comparison. A replaced card has the same id but another text.</summary>
    public IReadOnlyList<string> Shown => [.. Activities.Select(Whole)];

    /// <summary>The client's watermark: the position in the log after its last activity.</summary>
    public string Watermark => Activities is [.., var last] ? last["watermark"]!.GetValue<string>() : "";

    /// <summary>Returns whether the client received the message and a reply of the bot to this message.</summary>
    public bool HasAnswerTo(string text) =>
        Activities is var all
        && all.FirstOrDefault(activity => activity["text"]?.GetValue<string>() == text) is { } said
        && all.Any(activity => activity["replyToId"]?.GetValue<string>() == said["id"]!.GetValue<string>());

    /// <summary>Sends a message as Web Chat does.</summary>
    /// <returns>
    /// An object with the activity's <c>id</c> ("retry" if the client would try again), or with the <c>status</c> and <c>body</c> of an
    /// error.
    /// </returns>
    public Task<JsonNode> SayAsync(string text, JsonArray? attachments = null) => OrderAsync("post", new JsonObject
    {
        ["activity"] = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["channelId"] = "webchat",
            ["from"] = new JsonObject { ["id"] = "somebody-else", ["role"] = "user" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = $"{name}-{text}" },
            ["attachments"] = attachments,
        },
    });

    public Task<JsonNode> SessionAsync() => OrderAsync("session", []);

    /// <summary>Makes the client refresh its token, as it does every 15 minutes, and waits for the new token.</summary>
    public Task RefreshAsync() => OrderAsync("refresh", []);

    public void Reconnect(JsonObject conversation) =>
        all.Send(
            new JsonObject
            {
                ["do"] = "reconnect",
                ["client"] = name,
                ["conversation"] = conversation,
            }
        );

    public void End() => all.Send(new JsonObject { ["do"] = "end", ["client"] = name });

    /// <summary>
    /// Waits for a condition. If the condition does not become true in time, fails with a list of the received activities.
    /// </summary>
    public async Task UntilAsync(Func<OfficialClient, bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            Task next;
            lock (_gate)
            {
                next = _happened.Task;
            }

            if (holds(this))
            {
                return;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail(
                    $"It never came. Connection: {string.Join(", ", Statuses)}. Shown: {string.Join(Environment.NewLine, Activities)}. {all.Problems}"
                );
            }
        }
    }

    /// <summary>Asserts that no activity arrived twice. More activities may arrive meanwhile.</summary>
    public void ShowsNothingTwice()
    {
        var shown = Shown;
        Assert.Equal(shown.Distinct(), shown);
    }

    public Task UntilStatusAsync(string status) => UntilAsync(client => client.Statuses.Contains(status));

    internal void Hear(string what, JsonNode? value)
    {
        lock (_gate)
        {
            switch (what)
            {
                // During a slow turn, connected clients get a typing activity. The log does not contain it.
                case "activity" when value!["type"]!.GetValue<string>() == "typing":
                    break;
                case "activity":
                    _activities.Add(value!);
                    break;
                case "posted":
                    _orders[value!["order"]!.GetValue<string>()].TrySetResult(value);
                    break;
                default:
                    _statuses.Add(value!.GetValue<string>());
                    break;
            }

            _happened.TrySetResult();
            _happened = New();
        }
    }

    private static string Whole(JsonNode activity)
    {
        var copy = activity.DeepClone().AsObject();
        copy.Remove("watermark"); // the client adds its watermark to each activity
        return copy.ToJsonString();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<JsonNode> OrderAsync(string what, JsonObject order)
    {
        var done = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            order["order"] = $"{_orders.Count + 1}";
            _orders[order["order"]!.GetValue<string>()] = done;
        }

        order["do"] = what;
        order["client"] = name;
        all.Send(order);
        return done.Task.WaitAsync(Patience);
    }
}
