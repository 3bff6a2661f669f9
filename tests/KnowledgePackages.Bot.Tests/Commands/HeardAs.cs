using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>The names of intents in the tables of phrases.</summary>
internal static class HeardAs
{
    public static readonly IReadOnlyDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(Intent.Start)] = "start",
        [typeof(Intent.Explain)] = "explain",
        [typeof(Intent.Clarify)] = "which answer",
        [typeof(Intent.Kept)] = "kept",
        [typeof(Intent.Export)] = "export",
        [typeof(Intent.CompareRounds)] = "compare rounds",
        [typeof(Intent.ComparePackages)] = "compare packages",
        [typeof(Intent.About)] = "about",
        [typeof(Intent.Erase)] = "erase",
        [typeof(Intent.Back)] = "back",
        [typeof(Intent.Confirm)] = "confirm",
        [typeof(Intent.Wrong)] = "wrong",
        [typeof(Intent.Route)] = "stations",
        [typeof(Intent.Next)] = "next",
        [typeof(Intent.StationDone)] = "station done",
        [typeof(Intent.Cases)] = "examples",
        [typeof(Intent.Finish)] = "summary",
        [typeof(Intent.MyPlan)] = "plan",
        [typeof(Intent.ContinueElsewhere)] = "elsewhere",
        [typeof(Intent.HaveTime)] = "time",
        [typeof(Intent.ArrangeAction)] = "who and when",
        [typeof(Intent.AddAction)] = "own action",
        [typeof(Intent.Leave)] = "stop",
        [typeof(Intent.Continue)] = "continue",
        [typeof(Intent.Restart)] = "restart",
        [typeof(Intent.RestartYes)] = "restart: yes",
        [typeof(Intent.RestartNo)] = "restart: no",
        [typeof(Intent.Help)] = "help",
        [typeof(Intent.Status)] = "status",
        [typeof(Intent.Glossary)] = "words",
        [typeof(Intent.Greet)] = "hello",
        [typeof(Intent.InMyLanguage)] = "in my language",
        [typeof(Intent.Countries)] = "countries",
        [typeof(Intent.Languages)] = "languages",
        [typeof(Intent.Thank)] = "thanks",
    };

    public static string Answer(AnswerValue value) => value switch
    {
        AnswerValue.Yes => "yes",
        AnswerValue.No => "no",
        _ => "not sure",
    };

    public static int PlaceOf(string id, IEnumerable<string> ids) => ids.ToList().IndexOf(id);
}
