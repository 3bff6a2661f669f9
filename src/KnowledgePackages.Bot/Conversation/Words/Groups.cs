using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The names of the groups in <c>synonyms.json</c>; each group has several phrases with one meaning. In a phrase <c>{number}</c> stands for
/// a number and <c>{term}</c> for the term in question.
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
    /// <summary>Requests for the extra questions of a package.</summary>
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

    /// <summary>Requests for a reminder without a time.</summary>
    public const string Remind = "remind";

    /// <summary>Requests to cancel the reminder.</summary>
    public const string RemindNot = "remindNot";
    /// <summary>Ways to ask for something that is named: "I want {term}".</summary>
    public const string Request = "request";

    /// <summary>Questions about the stored data; they are answered, and delete nothing.</summary>
    public const string Kept = "kept";

    /// <summary>A search result by its number: "result {number}".</summary>
    public const string Result = "result";
    public const string Help = "help";
    public const string Status = "status";
    public const string Glossary = "glossary";

    /// <summary>Requests for another language, with or without its name: "speak {language}".</summary>
    public const string Language = "language";

    /// <summary>Requests for the resources that exist in the person's language.</summary>
    public const string InMyLanguage = "inMyLanguage";

    /// <summary>Requests to choose a country.</summary>
    public const string Countries = "countries";

    /// <summary>Sentences with the country of a centre: "we are in {term}".</summary>
    public const string Country = "country";

    public const string Greet = "greet";
    public const string Thanks = "thanks";

    /// <summary>A choice named by its number: "option {number}".</summary>
    public const string Choice = "choice";

    /// <summary>Questions for the meaning of a term: "what is {term}".</summary>
    public const string Define = "define";

    /// <summary>Words that may come before a term: "the".</summary>
    public const string Article = "article";

    /// <summary>Words that refer to the open question: "what is this".</summary>
    public const string This = "this";

    /// <summary>Words around an answer that have no meaning of their own: "please".</summary>
    public const string Filler = "filler";

    /// <summary>Words after "yes," that withdraw or reverse the answer: "but".</summary>
    public const string Doubt = "doubt";

    /// <summary>Requests for a search, with or without its subject: "search {term}".</summary>
    public const string Search = "search";

    /// <summary>How a question begins: "how".</summary>
    public const string Ask = "ask";

    /// <summary>Words that mark a statement, which is therefore no search: "we have few partners".</summary>
    public const string Tell = "tell";

    /// <summary>
    /// A bare number without a word: "# {number}". At a question it means the question of that number, elsewhere a choice.
    /// </summary>
    public const string Numbered = "numbered";

    /// <summary>Words that look like a word of another group, or like an answer in another language, but must never match it.</summary>
    public const string NeverMatched = "apart";

    /// <summary>This language's plain words for yes, which also count in conversations in other languages.</summary>
    public const string YesAbroad = "yes.abroad";

    /// <summary>This language's plain words for no, which also count in conversations in other languages.</summary>
    public const string NoAbroad = "no.abroad";

    /// <summary>This language's plain ways to say "not sure", which also count in conversations in other languages.</summary>
    public const string NotSureAbroad = "notSure.abroad";

    /// <summary>Openings of an answer yes that is followed by its reason without a comma: "yes because".</summary>
    public const string YesOpening = "yes.opening";

    /// <summary>Openings of an answer no that is followed by its reason without a comma: "no because".</summary>
    public const string NoOpening = "no.opening";

    /// <summary>Requests for the plan.</summary>
    public const string Plan = "plan";

    /// <summary>Requests to put an action on the plan.</summary>
    public const string PlanChoose = "plan.choose";

    /// <summary>Requests never to suggest an action again.</summary>
    public const string PlanNotForUs = "plan.notForUs";

    /// <summary>Requests to take an action off the plan.</summary>
    public const string PlanDrop = "plan.drop";

    /// <summary>Requests for the form of an action: who does it, and until when.</summary>
    public const string PlanArrange = "plan.arrange";

    /// <summary>How a sentence about an action begins: "action {number}". A name and a date follow.</summary>
    public const string PlanAction = "plan.action";

    /// <summary>Words before the last day of an action: "until".</summary>
    public const string PlanUntil = "plan.until";

    /// <summary>How a note begins: "note {number}".</summary>
    public const string PlanNote = "plan.note";

    /// <summary>How a proof begins: "proof {number}".</summary>
    public const string PlanProof = "plan.proof";

    /// <summary>How an action of the person's own begins: "add action".</summary>
    public const string PlanOwn = "plan.own";

    /// <summary>Requests to save a resource of the open step: "save {number}".</summary>
    public const string ResourceSave = "resource.save";

    /// <summary>Requests to remove a saved resource of the open step.</summary>
    public const string ResourceRemove = "resource.remove";

    /// <summary>Requests for material that fits into a time: "I have {number} minutes".</summary>
    public const string Time = "time";

    /// <summary>Words for the present day.</summary>
    public const string DateToday = "date.today";

    /// <summary>Words for the next day.</summary>
    public const string DateTomorrow = "date.tomorrow";

    /// <summary>Words for the same day of the next week.</summary>
    public const string DateWeek = "date.week";

    /// <summary>Words for the same day of the next month.</summary>
    public const string DateMonth = "date.month";

    /// <summary>Words for a day some days ahead: "in {number} days".</summary>
    public const string DateDays = "date.days";

    /// <summary>Words for a day some weeks ahead: "in {number} weeks".</summary>
    public const string DateWeeks = "date.weeks";

    /// <summary>Words for a day some months ahead: "in {number} months".</summary>
    public const string DateMonths = "date.months";

    /// <summary>Words before the name of a month that mean the month's last day: "end of".</summary>
    public const string DateEnd = "date.end";

    /// <summary>Words in a date without a meaning of their own: "of".</summary>
    public const string DateFiller = "date.filler";

    /// <summary>Words that name a difficulty: "hard", "problem".</summary>
    public const string Hard = "hard";

    /// <summary>Words for something easy: "easy", "no problem".</summary>
    public const string Easy = "easy";

    /// <summary>
    /// Words that reverse a hard or easy word: "not". If the group contains the answer "no", that word can deny too: "no partners".
    /// </summary>
    public const string Negation = "negation";

    /// <summary>Negations that only strengthen another one beside them: "ningún" in "no tenemos ningún problema".</summary>
    public const string NegationAlso = "negation.also";

    /// <summary>Negations that, at the end of a part, deny the words before them: "das schaffen wir nicht".</summary>
    public const string NegationAfter = "negation.after";

    /// <summary>Words that make an answer true in part: "sometimes".</summary>
    public const string Partly = "partly";

    /// <summary>Words that introduce what contradicts the words before: "but".</summary>
    public const string Contrast = "contrast";

    /// <summary>Words for an earlier time: "used to".</summary>
    public const string Past = "past";

    /// <summary>Words that change nothing between a negation and what it denies: "very".</summary>
    public const string Degree = "degree";

    /// <summary>Numbers as words; <c>number.1</c> holds those for 1.</summary>
    public static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(1, 9).Select(number => $"number.{number}")];

    /// <summary>The groups that belong to no intent: answers, numbers, and the words from which sentences are made.</summary>
    public static readonly IReadOnlyList<string> Grammar =
    [
        Yes, No, NotSure, Take, Language, Country, Choice, Numbered, Result, Request, Define, Article, This, Filler, Doubt, NeverMatched,
        YesAbroad, NoAbroad, NotSureAbroad, YesOpening, NoOpening,
        Hard, Easy, Negation, NegationAlso, NegationAfter, Partly, Contrast, Past, Degree,
        Search, Ask, Tell, SearchWords.Related, SearchWords.Empty, .. Numbers,
        PlanAction, PlanUntil, PlanNote, PlanProof,
        DateToday, DateTomorrow, DateWeek, DateMonth, DateDays, DateWeeks, DateMonths, DateEnd, DateFiller,
        .. Enumerable.Range(1, 12).Select(Month),
    ];

    /// <summary>Returns the group with other names and forms of a month, 1 to 12, in addition to the form in dates.</summary>
    public static string Month(int month) => $"month.{month}";

    /// <summary>Returns the group with requests for a reminder in this many days; <c>remind.7</c> has those for a week.</summary>
    public static string RemindIn(int days) => $"{Remind}.{days}";
}
