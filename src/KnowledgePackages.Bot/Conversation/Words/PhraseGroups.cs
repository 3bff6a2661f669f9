using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The names of the synonym groups in <c>synonyms.json</c>. Each group has several phrases with the same meaning. In a phrase,
/// <c>{number}</c> stands for a number, <c>{language}</c> for the name of a language, and <c>{term}</c> for any words.
/// </summary>
internal static class PhraseGroups
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

    /// <summary>Requests to go on in another conversation or on another device.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Requests for a reminder that do not say when.</summary>
    public const string Remind = "remind";

    /// <summary>Requests to cancel the reminder.</summary>
    public const string RemindNot = "remindNot";
    /// <summary>Polite requests that name a button or a command: "I want {term}".</summary>
    public const string Request = "request";

    /// <summary>Questions about the stored data. The bot answers them, and deletes nothing.</summary>
    public const string Kept = "kept";

    /// <summary>Requests for a file with everything that is stored about the person.</summary>
    public const string Export = "export";

    /// <summary>Requests to compare the two packages.</summary>
    public const string Packages = "packages";

    /// <summary>Requests to compare the current round with the last one.</summary>
    public const string Rounds = "rounds";

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

    /// <summary>Questions about the meaning of a term: "what is {term}".</summary>
    public const string Define = "define";

    /// <summary>Words that may come before a term: "the".</summary>
    public const string Article = "article";

    /// <summary>Words that refer to the open question: "this" in "what is this".</summary>
    public const string This = "this";

    /// <summary>Words around an answer that have no meaning of their own: "please".</summary>
    public const string Filler = "filler";

    /// <summary>Words after "yes," that withdraw or reverse the answer: "but".</summary>
    public const string Doubt = "doubt";

    /// <summary>Requests for a search, with or without its subject: "search {term}".</summary>
    public const string Search = "search";

    /// <summary>Beginnings of a question or of a request: "how", "show me".</summary>
    public const string Ask = "ask";

    /// <summary>Words that show that a text is a statement and not a search: "we have" in "we have few partners".</summary>
    public const string Tell = "tell";

    /// <summary>
    /// A number after a number sign, without a word: "# {number}". While a question is open it means the question with that number,
    /// otherwise a choice.
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

    /// <summary>Beginnings of an answer "yes" that continues with its reason without a comma: "yes because".</summary>
    public const string YesOpening = "yes.opening";

    /// <summary>Beginnings of an answer "no" that continues with its reason without a comma: "no because".</summary>
    public const string NoOpening = "no.opening";

    /// <summary>Requests for the plan.</summary>
    public const string Plan = "plan";

    /// <summary>Requests to put an action on the plan.</summary>
    public const string PlanChoose = "plan.choose";

    /// <summary>Requests never to suggest an action again.</summary>
    public const string PlanNotForUs = "plan.notForUs";

    /// <summary>Requests to remove an action from the plan.</summary>
    public const string PlanDrop = "plan.drop";

    /// <summary>Requests to enter who does an action, and until when.</summary>
    public const string PlanArrange = "plan.arrange";

    /// <summary>Beginnings of a sentence about an action: "action {number}". A name and a date follow.</summary>
    public const string PlanAction = "plan.action";

    /// <summary>Words before the due date of an action: "until".</summary>
    public const string PlanUntil = "plan.until";

    /// <summary>Beginnings of a note: "note {number}".</summary>
    public const string PlanNote = "plan.note";

    /// <summary>Beginnings of a proof: "proof {number}".</summary>
    public const string PlanProof = "plan.proof";

    /// <summary>Beginnings of a text that adds an action to the plan: "add action".</summary>
    public const string PlanOwn = "plan.own";

    /// <summary>Requests to save a resource of the open step: "save {number}".</summary>
    public const string ResourceSave = "resource.save";

    /// <summary>Requests to remove a saved resource of the open step.</summary>
    public const string ResourceRemove = "resource.remove";

    /// <summary>Requests for resources that can be read in a given time: "I have {number} minutes".</summary>
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

    /// <summary>Words for something difficult: "hard", "problem".</summary>
    public const string Hard = "hard";

    /// <summary>Words for something easy: "easy", "no problem".</summary>
    public const string Easy = "easy";

    /// <summary>
    /// Words that reverse a hard or easy word: "not". If the group contains the answer "no", that answer can also be a negation: "no
    /// partners".
    /// </summary>
    public const string Negation = "negation";

    /// <summary>Negations that only strengthen another negation next to them: "ningún" in "no tenemos ningún problema".</summary>
    public const string NegationAlso = "negation.also";

    /// <summary>
    /// Negations that deny the words before them if no other words follow: "nicht" in "das schaffen wir nicht", "would not call" in "hard I
    /// would not call it".
    /// </summary>
    public const string NegationAfter = "negation.after";

    /// <summary>Words that make an answer true in part: "sometimes".</summary>
    public const string Partly = "partly";

    /// <summary>Words after which a contradiction to the words before them follows: "but".</summary>
    public const string Contrast = "contrast";

    /// <summary>Words with which a text is not the person's own experience: "others", "should be", "in theory", "the link".</summary>
    public const string Hedge = "hedge";

    /// <summary>Words after which the reason for the words before them follows: "because".</summary>
    public const string Cause = "cause";

    /// <summary>
    /// Words at the beginning of a clause that continues the clause before it: "that" in "I would not say, that it is hard".
    /// </summary>
    public const string That = "that";

    /// <summary>What the work needs: "time", "money", "reply". A lack of it is a difficulty.</summary>
    public const string Need = "need";

    /// <summary>Verbs that say how much the work needs: "takes" in "it takes no time".</summary>
    public const string NeedUse = "need.use";

    /// <summary>Words for an earlier time: "used to".</summary>
    public const string Past = "past";

    /// <summary>
    /// Beginnings of a sentence about something that the person does not know: "don't know how we". The words after them say nothing.
    /// </summary>
    public const string NotKnowing = "notSure.opening";

    /// <summary>
    /// Words at the beginning of a clause that name the trade, year or group that the clause is about: "for" in "fine for the bakers, for
    /// the cooks hopeless".
    /// </summary>
    public const string Scope = "scope";

    /// <summary>
    /// What follows "but" where the question is an exception to the words before it: "not this" in "everything else is hard but not this",
    /// "not any more" in "it used to be hard, but not any more".
    /// </summary>
    public const string Exception = "exception";

    /// <summary>Laughter, in words and emoji: "haha". A longer answer with laughter may mean the opposite.</summary>
    public const string Laughter = "laughter";

    /// <summary>Words that change nothing between a negation and the denied word: "very" in "not very hard".</summary>
    public const string Degree = "degree";

    /// <summary>The groups with the words for the numbers 1 to 9; <c>number.1</c> has the words for 1.</summary>
    public static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(1, 9).Select(number => $"number.{number}")];

    /// <summary>
    /// The groups that the content must have besides the groups in the rows of <see cref="Intents.IntentTable"/>: answers, numbers, parts
    /// of dates, and words that the recognizers look for inside sentences.
    /// </summary>
    public static readonly IReadOnlyList<string> Grammar =
    [
        Yes, No, NotSure, Take, Language, Country, Choice, Numbered, Result, Request, Define, Article, This, Filler, Doubt, NeverMatched,
        YesAbroad, NoAbroad, NotSureAbroad, YesOpening, NoOpening,
        Hard, Easy, Negation, NegationAlso, NegationAfter, Partly, Contrast, Cause, That, Hedge, Need, NeedUse, Past, Degree,
        NotKnowing, Scope, Exception, Laughter,
        Search, Ask, Tell, SearchWords.Related, SearchWords.Empty, .. Numbers,
        PlanAction, PlanUntil, PlanNote, PlanProof,
        DateToday, DateTomorrow, DateWeek, DateMonth, DateDays, DateWeeks, DateMonths, DateEnd, DateFiller,
        .. Enumerable.Range(1, 12).Select(Month),
    ];

    /// <summary>
    /// Returns the name of the group with further names of a month (1 to 12): "jan" in <c>month.1</c>. The name that the bot itself writes
    /// in dates ("January", <see cref="Messages.Month"/>) is always understood and need not be in the group.
    /// </summary>
    public static string Month(int month) => $"month.{month}";

    /// <summary>
    /// Returns the name of the group with requests for a reminder in this many days; <c>remind.7</c> has the requests for a week.
    /// </summary>
    public static string RemindIn(int days) => $"{Remind}.{days}";
}
