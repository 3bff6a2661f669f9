using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>What moves are called in the tables of phrases.</summary>
internal static class HeardAs
{
    public static readonly IReadOnlyDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(Move.Start)] = "start",
        [typeof(Move.Explain)] = "explain",
        [typeof(Move.Back)] = "back",
        [typeof(Move.Confirm)] = "confirm",
        [typeof(Move.Wrong)] = "wrong",
        [typeof(Move.Route)] = "stations",
        [typeof(Move.Next)] = "next",
        [typeof(Move.StationDone)] = "station done",
        [typeof(Move.Cases)] = "examples",
        [typeof(Move.Finish)] = "summary",
        [typeof(Move.Leave)] = "stop",
        [typeof(Move.Continue)] = "continue",
        [typeof(Move.Restart)] = "restart",
        [typeof(Move.RestartYes)] = "restart: yes",
        [typeof(Move.RestartNo)] = "restart: no",
        [typeof(Move.Help)] = "help",
        [typeof(Move.Status)] = "status",
        [typeof(Move.Glossary)] = "words",
        [typeof(Move.Greet)] = "hello",
        [typeof(Move.Languages)] = "languages",
        [typeof(Move.Thank)] = "thanks",
    };

    public static string Answer(AnswerValue value) => value switch
    {
        AnswerValue.Yes => "yes",
        AnswerValue.No => "no",
        _ => "not sure",
    };

    public static int PlaceOf(string id, IEnumerable<string> ids) => ids.ToList().IndexOf(id);
}
