using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>
/// Measures the JSON that a turn reads and writes: the incoming activity, the reply with its card, and the document at question 4.
/// </summary>
[MemoryDiagnoser]
public class JsonBenchmark
{
    private readonly byte[] _click = """
        {"type":"message","id":"1700000000000","timestamp":"2026-01-01T12:00:00.123Z","localTimestamp":"2026-01-01T14:00:00.123+02:00",
        "channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"29:person","name":"Ada","aadObjectId":"0"},
        "conversation":{"conversationType":"personal","tenantId":"0","id":"a:conversation"},"recipient":{"id":"28:bot","name":"Bot"},
        "entities":[{"locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/Berlin","type":"clientInfo"}],
        "channelData":{"tenant":{"id":"0"},"source":{"name":"message"},"legacy":{"replyToId":"1"}},"replyToId":"1","locale":"en-GB",
        "value":{"do":"answer","at":"kp2-c4","round":1,"question":"kp2-c4","answer":"yes"}}
        """u8.ToArray();

    private Activity _reply = null!;
    private ConversationDocument _document = null!;
    private ReadOnlyMemory<byte> _stored;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var store = new OneDocument();
        var adapter = SilentAdapter.Create(store);
        var bot = BotFactory.Create(Repository.LoadContent(), new DocumentState(), adapter.Clock, NullLoggerFactory.Instance);
        foreach (var text in (string[])["hi", "start", "yes", "no", "not sure"])
        {
            await adapter.ProcessAsync(text, null, bot.OnTurnAsync);
        }

        _stored = store.Content;
        _document = ConversationDocumentJson.Read(_stored);
        _reply = JsonSerializer.Deserialize(_document.Outbox[^1].Activity.Span, WireJson.Activity)!;
    }

    [Benchmark]
    public Activity? ReadActivity() => JsonSerializer.Deserialize(_click, WireJson.Activity);

    [Benchmark]
    public byte[] WriteReplyWithCard() => JsonSerializer.SerializeToUtf8Bytes(_reply, WireJson.Activity);

    [Benchmark]
    public object ReadDocument() => ConversationDocumentJson.Read(_stored);

    [Benchmark]
    public int WriteDocument() => ConversationDocumentJson.Write(_document).Length;
}
