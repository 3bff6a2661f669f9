using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>One turn without I/O on a document at question 4; the store is a variable, the channel takes everything at once.</summary>
[MemoryDiagnoser]
public class TurnBenchmark
{
    private static readonly JsonElement Answer =
        JsonElement.Parse("""{"do":"answer","at":"kp2-c4","round":1,"question":"kp2-c4","answer":"yes"}""");

    private static readonly JsonElement Back = JsonElement.Parse("""{"do":"back","at":"kp2-c5","round":1}""");

    private SilentAdapter _adapter = null!;
    private IBot _bot = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _adapter = SilentAdapter.Create(new OneDocument());
        _bot = BotFactory.Create(Repository.LoadContent(), new DocumentState(), _adapter.Clock, NullLoggerFactory.Instance);
        foreach (var text in (string[])["hi", "start", "yes", "no", "not sure"])
        {
            await _adapter.ProcessAsync(text, null, _bot.OnTurnAsync);
        }
    }

    /// <summary>The engine: the same document, with a bot that only says a sentence. Budget: 100 µs and 20 KB.</summary>
    [Benchmark]
    public Task Engine() =>
        _adapter.ProcessAsync("yes", null, (context, token) => context.SendActivityAsync("One sentence.", cancellationToken: token));

    /// <summary>
    /// The whole bot with its cards: answers question 4 (the answered card is updated, question 5 asked), then goes back to it. What is
    /// shown is the mean of the two turns.
    /// </summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public async Task AnswerAndBack()
    {
        await _adapter.ProcessAsync(null, Answer, _bot.OnTurnAsync);
        await _adapter.ProcessAsync(null, Back, _bot.OnTurnAsync);
    }
}
