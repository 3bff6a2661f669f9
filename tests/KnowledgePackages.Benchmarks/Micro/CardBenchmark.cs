using BenchmarkDotNet.Attributes;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>Measures the creation of each kind of card, from the journey to JSON.</summary>
[MemoryDiagnoser]
public class CardBenchmark
{
    private readonly Dictionary<string, (CardContext Scene, OpenPrompt Place)> _places = [];
    private (CardContext Scene, OpenPrompt Place) _here;

    [Params("start", "question", "check", "recommendation", "route", "step", "summary")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var content = Repository.LoadContent();
        var question = new Journey().Start() with { Answers = Answers(content, 3) };
        var check = question with { Answers = Answers(content, content.Questions.Count) };
        var recommendation = check.ConfirmAnswers();
        var package = Recommendation.From(content, recommendation.Answers).Package;
        var route = recommendation.ChoosePackage(content, package.Id);
        var step = route.GoToStation(content, package.Stations[0].Id).Next(content);
        Journey[] journeys = [new(), question, check, recommendation, route, step, route.Finish()];
        string[] kinds = ["start", "question", "check", "recommendation", "route", "step", "summary"];
        foreach (var (kind, journey) in kinds.Zip(journeys))
        {
            _places[kind] = (new(content, content.In("en"), journey), OpenPrompt.Of(journey, content));
        }

        _here = _places[Kind];
    }

    [Benchmark]
    public object Draw() => CardJson.Write(PromptCards.For(_here.Scene, _here.Place), _here.Scene, _here.Place.Id);

    /// <summary>Creates the text that channels without cards get.</summary>
    [Benchmark]
    public string DrawAsText() => CardText.Write(PromptCards.For(_here.Scene, _here.Place), _here.Scene);

    // Returns answers to the first questions: "yes" to the last of them, "no" to the others.
    private static IReadOnlyList<Answer> Answers(DialogsContent content, int count) =>
        [
            .. content
                .Questions.Take(count)
                .Select((question, index) => new Answer(question.Id, index == count - 1 ? AnswerValue.Yes : AnswerValue.No, default)),
        ];
}
