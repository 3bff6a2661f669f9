using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>
/// Measures one turn without I/O, in a conversation that has reached question 4. The store keeps its one document in memory, and the
/// channel accepts replies immediately.
/// </summary>
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

    /// <summary>Measures the engine alone: the bot only sends a sentence. The budget is 100 µs and 20 KB.</summary>
    [Benchmark]
    public Task Engine() =>
        _adapter.ProcessAsync("yes", null, (context, token) => context.SendActivityAsync("One sentence.", cancellationToken: token));

    /// <summary>
    /// Measures the whole bot with its cards. The first turn answers question 4, which updates the card of question 4 and asks question 5;
    /// the second turn goes back to question 4. The result is the mean of the two turns.
    /// </summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public async Task AnswerAndBack()
    {
        await _adapter.ProcessAsync(null, Answer, _bot.OnTurnAsync);
        await _adapter.ProcessAsync(null, Back, _bot.OnTurnAsync);
    }
}
