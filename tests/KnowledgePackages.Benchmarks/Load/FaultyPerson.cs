using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>A person whose clicks are lost or repeated. Records the cards that the person sees.</summary>
internal sealed class FaultyPerson(HttpClient http, ConnectorSink sink, string name) : IDisposable
{
    private const int BeforeTheFaults = 2; // the greeting and question 1
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly List<JsonElement> _replies = [];
    private TaskCompletionSource _more = New();
    private Func<Task> _beforeTaken = () => Task.CompletedTask;
    private int _activities;

    /// <summary>The client for the bot's current process.</summary>
    public HttpClient Http { get; set; } = http;

    /// <summary>
    /// Joins and starts the questions. Repeats each activity until it succeeds, as channels do, because a new process may be slow at first.
    /// </summary>
    public async Task ComeAsync()
    {
        sink.Join(name, TakeAsync);
        await SendUntilTakenAsync(ChatJson.Join(name, NextId(), sink.ServiceUrl));
        await SendUntilTakenAsync(ChatJson.Click(name, NextId(), sink.ServiceUrl, await ButtonAsync("start")));
        await ButtonAsync("yes");
    }

    public string NextId() => Interlocked.Increment(ref _activities).ToString("0000000", CultureInfo.InvariantCulture);

    /// <summary>Returns the data of a button, from the newest card that has it. Waits for the card if it has not arrived yet.</summary>
    /// <param name="means">The answer or the intent of the button.</param>
    /// <exception cref="WrongAnswerException">The card did not arrive in time.</exception>
    public async Task<JsonElement> ButtonAsync(string means)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (FindButton(means) is { ValueKind: JsonValueKind.Object } data)
                {
                    return data;
                }

                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                throw new WrongAnswerException($"{name} got no card with the button '{means}' in time.");
            }
        }
    }

    /// <summary>Clicks a button with this data.</summary>
    /// <returns>The HTTP status of the response; 0 if the bot's process ended before it responded.</returns>
    public Task<int> ClickAsync(JsonElement data, string id) => SendAsync(ChatJson.Click(name, id, sink.ServiceUrl, data));

    /// <summary>Sets an action that runs once, when the next reply has arrived but before the bot gets the response to its call.</summary>
    public void BeforeTaken(Func<Task> act) => _beforeTaken = act;

    /// <summary>
    /// Waits until no reply has arrived for <see cref="Quiet"/>. After a kill, the new process sends the missing replies only after some
    /// seconds.
    /// </summary>
    public async Task WaitForQuietAsync()
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(Quiet);
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    /// <summary>Returns one line with the HTTP statuses and the cards that the person saw after question 1.</summary>
    public string Outcome(IEnumerable<int> statuses)
    {
        lock (_gate)
        {
            var codes = statuses.GroupBy(status => status).OrderBy(group => group.Key).Select(group => $"{group.Count()} × {group.Key}");
            var shown = _replies
                .Skip(BeforeTheFaults)
                .Select(Shown)
                .GroupBy(what => what)
                .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()} times)");
            return $"HTTP {string.Join(", ", codes)}; shown: {string.Join(", ", shown.DefaultIfEmpty("nothing"))}";
        }
    }

    public void Dispose() => sink.Leave(name);

    private JsonElement FindButton(string means) =>
        _replies.AsEnumerable().Reverse().SelectMany(ChatJson.Buttons).Select(button => button.GetProperty("data"))
            .FirstOrDefault(data => ChatJson.Text(data, "answer") == means || ChatJson.Text(data, "do") == means);

    private static string Shown(JsonElement reply) =>
        ChatJson
            .Buttons(reply)
            .Select(button => button.GetProperty("data"))
            .FirstOrDefault(data => ChatJson.Text(data, "answer") is not null)
            is { ValueKind: JsonValueKind.Object } data
            ? $"question {ChatJson.Text(data, "question")![^1]}"
            : ChatJson.Text(reply, "text") ?? "another card";

    private async Task TakeAsync(JsonElement reply)
    {
        Func<Task> act;
        lock (_gate)
        {
            _replies.Add(reply);
            (act, _beforeTaken) = (_beforeTaken, () => Task.CompletedTask);
            _more.SetResult();
            _more = New();
        }

        await act();
    }

    private async Task SendUntilTakenAsync(string activity)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (await SendAsync(activity) is var status and (< 200 or > 299))
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new WrongAnswerException($"{name} is answered with {status}.");
            }
        }
    }

    private async Task<int> SendAsync(string activity)
    {
        try
        {
            using var content = new StringContent(activity, Encoding.UTF8, "application/json");
            using var response = await Http.PostAsync("/api/messages", content);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
