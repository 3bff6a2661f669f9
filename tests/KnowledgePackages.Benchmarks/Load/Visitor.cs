using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// One person in a website chat. The channel is like Azure's Direct Line: it cannot update messages, so each turn has exactly one reply.
/// The person joins, starts, answers six questions by clicks, confirms, and chooses the recommended package.
/// </summary>
/// <param name="http">The client for the bot.</param>
/// <param name="sink">The connector that receives the replies.</param>
/// <param name="name">A unique id for both the conversation and the person.</param>
/// <param name="number">The number that determines the answers.</param>
internal sealed class Visitor(HttpClient http, ConnectorSink sink, string name, int number) : IDisposable
{
    /// <summary>The number of turns in a whole conversation: join, start, six answers, confirm, choose.</summary>
    public const int Turns = 10;

    private const int Questions = 6;
    private static readonly string[] Answers = ["no", "notSure", "yes"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TaskCompletionSource<JsonElement> _reply = New();
    private int _activities;

    /// <summary>
    /// Runs a whole conversation, or stops in the middle of the conversation when <paramref name="isOver"/> returns true.
    /// </summary>
    /// <param name="turnDone">Called after each turn with the time until both the response and the reply had arrived.</param>
    /// <param name="isOver">Called after each turn. Returns true to stop, false to continue.</param>
    /// <exception cref="WrongAnswerException">The bot rejected an activity, or a reply lacks the expected button.</exception>
    public async Task TalkAsync(Action<TimeSpan> turnDone, Func<bool> isOver)
    {
        sink.Join(name, TakeAsync);
        var said = await SendAsync(Join(), turnDone);
        for (var step = 0; step < Turns - 1 && !isOver(); step++)
        {
            var wanted = Wanted(step);
            said = await SendAsync(Click(FindButton(said, wanted)), turnDone);
        }

        if (!isOver())
        {
            FindButton(said, ("do", "station"));
        }
    }

    /// <summary>Joins and waits for the greeting. Serves to measure how long a process needs for its first reply.</summary>
    public async Task GreetAsync()
    {
        sink.Join(name, TakeAsync);
        await SendAsync(Join(), _ => { });
    }

    public void Dispose() => sink.Leave(name);

    private (string Name, string Value)[] Wanted(int step) => step switch
    {
        0 => [("do", "start")],
        <= Questions => [("do", "answer"), ("answer", AnswerTo(step - 1))],
        Questions + 1 => [("do", "confirm")],
        _ => [("do", "choose"), ("package", Enumerable.Range(0, Questions).Any(question => AnswerTo(question) == "yes") ? "kp2" : "kp1")],
    };

    // Every tenth person answers every question with "no". The others have different combinations of answers.
    private string AnswerTo(int question) =>
        number % 10 == 0 ? "no" : Answers[number / (int)Math.Pow(Answers.Length, question) % Answers.Length];

    private async Task<JsonElement> SendAsync(string activity, Action<TimeSpan> turnDone)
    {
        _reply = New();
        var start = Stopwatch.GetTimestamp();
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/api/messages", content);
        if (!response.IsSuccessStatusCode)
        {
            throw new WrongAnswerException($"Activity {_activities} of {name} was answered with {(int)response.StatusCode}.");
        }

        var reply = await _reply.Task.WaitAsync(Patience);
        turnDone(Stopwatch.GetElapsedTime(start));
        return reply;
    }

    private string Join() => ChatJson.Join(name, $"{++_activities:0000000}", sink.ServiceUrl);

    private string Click(JsonElement data) => ChatJson.Click(name, $"{++_activities:0000000}", sink.ServiceUrl, data);

    private Task TakeAsync(JsonElement reply)
    {
        _reply.TrySetResult(reply);
        return Task.CompletedTask;
    }

    // Returns the data of a button. The button of the recommended package must be the card's primary button, so this method also detects a
    // wrong recommendation.
    private JsonElement FindButton(JsonElement reply, params (string Name, string Value)[] wanted)
    {
        foreach (var button in ChatJson.Buttons(reply))
        {
            var data = button.GetProperty("data");
            if (
                wanted.All(value => ChatJson.Text(data, value.Name) == value.Value)
                && (wanted[0].Value != "choose" || ChatJson.Text(button, "style") == "positive")
            )
            {
                return data;
            }
        }

        throw new WrongAnswerException($"{name} finds no button {string.Join(' ', wanted)} in: {reply}");
    }

    private static TaskCompletionSource<JsonElement> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A target gave a wrong reply.</summary>
internal sealed class WrongAnswerException(string message) : Exception(message);
