using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;

namespace KnowledgePackages.Simulator.People;

/// <summary>A person's view of a conversation: the bot's messages in order, each in its latest version.</summary>
internal sealed class Screen
{
    private readonly Lock _gate = new();
    private readonly List<ShownMessage> _messages = [];
    private readonly HashSet<string> _seen = [];
    private TaskCompletionSource _changed = New();

    public IReadOnlyList<ShownMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>The newest message with buttons that is no repeat; null if there is none.</summary>
    public ShownMessage? Open => Messages.LastOrDefault(message => !message.IsRepeat && message.Buttons.Count > 0);

    /// <summary>Applies an accepted call of the bot to the screen.</summary>
    public void Show(ConnectorCall call, string id, JsonObject activity)
    {
        switch (call.Method)
        {
            case "POST":
                Do(() => Add(id, activity, call.Body));
                break;
            case "PUT":
                Change(id, known => known with { Activity = activity });
                break;
            case "DELETE":
                Change(id, known => known with { Activity = [] });
                break;
        }
    }

    /// <summary>Shows a message: replaces the message with the same id, or adds the message at the end.</summary>
    public void Put(string id, JsonObject activity) => Do(() =>
    {
        if (_messages.FindIndex(message => message.Id == id) is var at and >= 0)
        {
            _messages[at] = _messages[at] with { Activity = activity };
        }
        else
        {
            Add(id, activity, activity.ToJsonString());
        }
    });

    /// <summary>Waits until <paramref name="look"/> finds something.</summary>
    /// <returns>The found object; null if nothing was found in time.</returns>
    public async Task<T?> FindAsync<T>(Func<Screen, T?> look, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            if (look(this) is { } found)
            {
                return found;
            }

            try
            {
                await changed.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return look(this);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(string id, JsonObject activity, string same) =>
        _messages.Add(new ShownMessage(id, _messages.Count, activity, IsRepeat: !_seen.Add(same)));

    private void Change(string id, Func<ShownMessage, ShownMessage> change) => Do(() =>
    {
        if (_messages.FindIndex(message => message.Id == id) is var at and >= 0)
        {
            _messages[at] = change(_messages[at]);
        }
    });

    private void Do(Action act)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            act();
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }
}
