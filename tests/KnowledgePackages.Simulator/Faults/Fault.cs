using KnowledgePackages.Simulator.Channels;
using Microsoft.AspNetCore.Http;

namespace KnowledgePackages.Simulator.Faults;

/// <summary>A fault in one call of the bot. Add a new kind of fault here, as one more member.</summary>
/// <param name="Name">The fault's name in the record.</param>
/// <param name="HappensAsync">Handles the call: sends a response, or ends the call without a response.</param>
internal sealed record Fault(string Name, Func<FaultyCall, Task> HappensAsync)
{
    /// <summary>A 429 with Retry-After. The call is not accepted.</summary>
    public static Fault Throttled(int seconds) => new($"429, Retry-After {seconds} s", call =>
    {
        call.Http.Response.Headers.RetryAfter = $"{seconds}";
        call.Record.RetryAfter = TimeSpan.FromSeconds(seconds);
        return call.AnswerAsync(StatusCodes.Status429TooManyRequests);
    });

    /// <summary>An error status of a gateway: 412, 502, 503 or 504. The call is not accepted.</summary>
    public static Fault Status(int status) => new($"{status}", call => call.AnswerAsync(status));

    /// <summary>
    /// Sends no response. Cuts the connection after this time, unless the bot gives up earlier. The call is not accepted.
    /// </summary>
    public static Fault Silence(TimeSpan longest) => new("no answer", async call =>
    {
        await call.WaitAsync(longest);
        call.Reset();
    });

    /// <summary>A connection that breaks before the call is accepted.</summary>
    public static Fault Reset { get; } = new("connection reset", call =>
    {
        call.Reset();
        return Task.CompletedTask;
    });

    /// <summary>The call is accepted and answered after this time.</summary>
    public static Fault Slow(TimeSpan time) => new($"slow, {time.TotalMilliseconds:0} ms", async call =>
    {
        await call.WaitAsync(time);
        await call.TakeAsync();
    });

    /// <summary>The call is accepted and shown immediately, but the response arrives after this time.</summary>
    public static Fault SlowAnswer(TimeSpan time) => new($"slow answer, {time.TotalMilliseconds:0} ms", async call =>
    {
        call.TakeWithoutAnswer();
        await call.WaitAsync(time);
        await call.AnswerAsync(StatusCodes.Status201Created);
    });

    /// <summary>The call is accepted, but its response is lost. Only this fault may cause a reply to be shown twice.</summary>
    public static Fault LostAnswer { get; } = new("answer lost", call =>
    {
        call.TakeWithoutAnswer();
        call.Reset();
        return Task.CompletedTask;
    });
}

/// <summary>A call with a fault, and the operations that a fault can use.</summary>
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

    /// <summary>Waits for this time, or until the bot gives up the call.</summary>
    public Task WaitAsync(TimeSpan span) => Task.Delay(span, time, Http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public void Reset() => Http.Abort();
}
