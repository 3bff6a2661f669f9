using KnowledgePackages.Simulator.Channels;
using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Simulator.Faults;

/// <summary>What can go wrong with one call of the bot. A new kind is one more line here.</summary>
/// <param name="Name">Stands in the record.</param>
/// <param name="HappensAsync">Answers the call in its way, or not at all.</param>
internal sealed record Fault(string Name, Func<FaultyCall, Task> HappensAsync)
{
    /// <summary>429 with Retry-After; not taken.</summary>
    public static Fault Throttled(int seconds) => new($"429, Retry-After {seconds} s", call =>
    {
        call.Http.Response.Headers.RetryAfter = $"{seconds}";
        call.Record.RetryAfter = TimeSpan.FromSeconds(seconds);
        return call.AnswerAsync(StatusCodes.Status429TooManyRequests);
    });

    /// <summary>An error of a gateway: 412, 502, 503, 504; not taken.</summary>
    public static Fault Status(int status) => new($"{status}", call => call.AnswerAsync(status));

    /// <summary>No answer for so long, then the line is cut; not taken. The bot hangs up earlier if it does not wait that long.</summary>
    public static Fault Silence(TimeSpan longest) => new("no answer", async call =>
    {
        await call.WaitAsync(longest);
        call.Reset();
    });

    /// <summary>The connection breaks before the call is taken.</summary>
    public static Fault Reset { get; } = new("connection reset", call =>
    {
        call.Reset();
        return Task.CompletedTask;
    });

    /// <summary>Taken and answered well, after this time.</summary>
    public static Fault Slow(TimeSpan time) => new($"slow, {time.TotalMilliseconds:0} ms", async call =>
    {
        await call.WaitAsync(time);
        await call.TakeAsync();
    });

    /// <summary>Taken and shown at once, but the answer to the bot takes this time.</summary>
    public static Fault SlowAnswer(TimeSpan time) => new($"slow answer, {time.TotalMilliseconds:0} ms", async call =>
    {
        call.TakeWithoutAnswer();
        await call.WaitAsync(time);
        await call.AnswerAsync(StatusCodes.Status201Created);
    });

    /// <summary>Taken, but the answer gets lost: the one case in which a channel shows a reply twice through nobody's fault.</summary>
    public static Fault LostAnswer { get; } = new("answer lost", call =>
    {
        call.TakeWithoutAnswer();
        call.Reset();
        return Task.CompletedTask;
    });
}

/// <summary>A call on which a fault falls, with all that a fault can do to it.</summary>
internal sealed class FaultyCall(HttpContext http, ConnectorCall record, Func<Task> take, Action takeWithoutAnswer, TimeProvider time)
{
    public HttpContext Http { get; } = http;

    public ConnectorCall Record { get; } = record;

    public Task TakeAsync() => take();

    public void TakeWithoutAnswer() => takeWithoutAnswer();

    public Task AnswerAsync(int status)
    {
        (Record.Status, Record.Answered) = (status, time.GetUtcNow());
        Http.Response.StatusCode = status;
        return Http.Response.CompleteAsync();
    }

    /// <summary>Waits, at most until the bot hangs up.</summary>
    public Task WaitAsync(TimeSpan span) => Task.Delay(span, time, Http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public void Reset() => Http.Abort();
}
