using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The groups of <c>synonyms.json</c>: other ways to say the same. In a phrase <c>{number}</c> stands for a number and <c>{term}</c> for
/// what is asked about.
/// </summary>
internal static class Groups
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotSure = "notSure";
    public const string Start = "start";
    public const string Next = "next";
    public const string Back = "back";
    public const string Explain = "explain";
    public const string Change = "change";
    public const string Confirm = "confirm";
    public const string Take = "take";
    public const string TakeOther = "takeOther";
    public const string Package = "package";
    /// <summary>How somebody asks for the extra questions of a package.</summary>
    public const string Extra = "extra";

    public const string Stations = "stations";
    public const string Station = "station";
    public const string StationDone = "stationDone";
    public const string ActionDone = "actionDone";
    public const string ActionOpen = "actionOpen";
    public const string Cases = "cases";
    public const string Summary = "summary";
    public const string Stop = "stop";
    public const string Continue = "continue";
    public const string Restart = "restart";
    public const string Erase = "erase";

    /// <summary>How somebody asks to be reminded, without saying when.</summary>
    public const string Remind = "remind";

    /// <summary>How somebody asks not to be reminded any more.</summary>
    public const string RemindNot = "remindNot";
    public const string Help = "help";
    public const string Status = "status";
    public const string Glossary = "glossary";

    /// <summary>How somebody asks for another language, without or with its name: "speak {language}".</summary>
    public const string Language = "language";

    public const string Greet = "greet";
    public const string Thanks = "thanks";

    /// <summary>How a choice is named by its number: "option {number}".</summary>
    public const string Choice = "choice";

    /// <summary>How somebody asks what a term means: "what is {term}".</summary>
    public const string Define = "define";

    /// <summary>Words that stand before a term: "the".</summary>
    public const string Article = "article";

    /// <summary>What stands for the open question: "what is this".</summary>
    public const string This = "this";

    /// <summary>What may stand around an answer and says nothing: "please".</summary>
    public const string Filler = "filler";

    /// <summary>Words after "yes," that take it back or turn it around: "but".</summary>
    public const string Doubt = "doubt";

    /// <summary>How somebody says that they look for something, without or with what it is: "search {term}".</summary>
    public const string Search = "search";

    /// <summary>How a question begins: "how".</summary>
    public const string Ask = "ask";

    /// <summary>Words by which one tells something, so that what has them asks for nothing: "we have few partners".</summary>
    public const string Tell = "tell";

    /// <summary>
    /// How something is named by its number and no word: "# {number}". At a question it is a question's number, elsewhere a choice's.
    /// </summary>
    public const string Numbered = "numbered";

    /// <summary>
    /// Words that look like a word above, or like an answer of another language, and are neither: they are never taken for it.
    /// </summary>
    public const string NeverMatched = "apart";

    /// <summary>The plain words for yes of this language, which count while another one is spoken.</summary>
    public const string YesAbroad = "yes.abroad";

    /// <summary>The plain words for no of this language, which count while another one is spoken.</summary>
    public const string NoAbroad = "no.abroad";

    /// <summary>The plain ways to say "not sure" in this language, which count while another one is spoken.</summary>
    public const string NotSureAbroad = "notSure.abroad";

    /// <summary>How a yes with its reason begins where nobody put a comma: "yes because".</summary>
    public const string YesOpening = "yes.opening";

    /// <summary>How a no with its reason begins where nobody put a comma: "no because".</summary>
    public const string NoOpening = "no.opening";

    /// <summary>Numbers as words; <c>number.1</c> holds those for 1.</summary>
    public static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(1, 9).Select(number => $"number.{number}")];

    /// <summary>The groups that belong to no intent: answers, numbers, and the words from which sentences are made.</summary>
    public static readonly IReadOnlyList<string> Grammar =
    [
        Yes, No, NotSure, Take, Language, Choice, Numbered, Define, Article, This, Filler, Doubt, NeverMatched,
        YesAbroad, NoAbroad, NotSureAbroad, YesOpening, NoOpening,
        Search, Ask, Tell, SearchWords.Related, SearchWords.Empty, .. Numbers,
    ];

    /// <summary>How somebody asks to be reminded in so many days; <c>remind.7</c> holds those for a week.</summary>
    public static string RemindIn(int days) => $"{Remind}.{days}";
}
