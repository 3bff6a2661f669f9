using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>
/// Measures the recognition of one text at the first question. A text that matches nothing takes longest, because the recognizer tries all
/// its rules.
/// </summary>
[MemoryDiagnoser]
public class RecognitionBenchmark
{
    private TextRecognizer _listener = null!;
    private CardContext _scene = null!;
    private OpenPrompt _place = null!;
    private IReadOnlyList<Submit> _choices = null!;

    [Params("en", "ar")]
    public string Language { get; set; } = "";

    /// <summary>The text: an answer, a mistyped word, or a sentence that is neither an answer nor a command.</summary>
    [Params("👍", "absolutley", "we know many firms and everybody is very friendly")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var content = Repository.LoadContent();
        _scene = new(content, content.In(Language), new Journey().Start());
        _place = OpenPrompt.Of(_scene.Journey, content);
        _choices = PromptCards.For(_scene, _place).Choices;
        _listener = new TextRecognizers(content).For(_scene.Texts);
    }

    [Benchmark]
    public object? Hear() => _listener.Recognize(Utterance.Of(Text), _scene, _place, _choices, _choices);
}
