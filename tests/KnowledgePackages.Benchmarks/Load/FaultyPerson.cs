using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Somebody whose clicks go astray; notes what is shown.</summary>
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

    /// <summary>To the bot as it runs now.</summary>
    public HttpClient Http { get; set; } = http;

    /// <summary>Comes in, and starts. A process that has only just begun may be slow, so this is sent again as channels do.</summary>
    public async Task ComeAsync()
    {
        sink.Join(name, TakeAsync);
        await SendUntilTakenAsync(ChatJson.Join(name, NextId(), sink.ServiceUrl));
        await SendUntilTakenAsync(ChatJson.Click(name, NextId(), sink.ServiceUrl, await ButtonAsync("start")));
        await ButtonAsync("yes");
    }

    public string NextId() => Interlocked.Increment(ref _activities).ToString("0000000", CultureInfo.InvariantCulture);

    /// <summary>
    /// The data of a button of the newest card that has it, by its answer or by what it does; waits for a card that is still on its way.
    /// </summary>
    /// <exception cref="WrongAnswerException">No such card came.</exception>
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
                throw new WrongAnswerException($"{name} waits for a button '{means}' in vain.");
            }
        }
    }

    /// <summary>Clicks.</summary>
    /// <returns>The HTTP status; 0 where the bot died meanwhile.</returns>
    public Task<int> ClickAsync(JsonElement data, string id) => SendAsync(ChatJson.Click(name, id, sink.ServiceUrl, data));

    /// <summary>Does something when the next reply has come and its call is not yet answered.</summary>
    public void BeforeTaken(Func<Task> act) => _beforeTaken = act;

    /// <summary>Waits until nothing more comes: what a process owed when it died is sent by the next one only after a while.</summary>
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

    /// <summary>The HTTP answers, and what was shown after the first question.</summary>
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
