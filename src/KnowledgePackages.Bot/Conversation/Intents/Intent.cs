using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// What a person wants, tapped or written. Ids are content ids and may be unknown, because buttons outlive the content that they were made
/// for.
/// </summary>
internal abstract record Intent
{
    private Intent() { } // closed: these intents and no others

    /// <summary>The definition of the intent: what the bot knows about it.</summary>
    public abstract IntentDefinition Definition { get; }

    /// <summary>Begin with the questions.</summary>
    public sealed record Start : Intent
    {
        public override IntentDefinition Definition => IntentTable.Start;
    }

    /// <summary>Answer a question.</summary>
    public sealed record Answer(string QuestionId, AnswerValue Value) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Answer;
    }

    /// <summary>Explain a question, with an example.</summary>
    public sealed record Explain(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Explain;
    }

    /// <summary>An unclear answer to the open question: the bot asks which answer is meant.</summary>
    /// <param name="QuestionId">The question.</param>
    /// <param name="IsPartial">Whether the answer was true in part only, so that "Not sure" is offered first.</param>
    public sealed record Clarify(string QuestionId, bool IsPartial) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Clarify;
    }

    /// <summary>Show what data is stored about the person.</summary>
    public sealed record Kept : Intent
    {
        public override IntentDefinition Definition => IntentTable.Kept;
    }

    /// <summary>A question about the assistant itself; its answer is in <c>about.json</c>.</summary>
    public sealed record About(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.About;
    }

    /// <summary>Go back one step.</summary>
    public sealed record Back : Intent
    {
        public override IntentDefinition Definition => IntentTable.Back;
    }

    /// <summary>Answer a question again.</summary>
    public sealed record Change(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Change;
    }

    /// <summary>Confirm that the answers are right.</summary>
    public sealed record Confirm : Intent
    {
        public override IntentDefinition Definition => IntentTable.Confirm;
    }

    /// <summary>Say that an answer is not right.</summary>
    public sealed record Wrong : Intent
    {
        public override IntentDefinition Definition => IntentTable.Wrong;
    }

    /// <summary>Choose a package.</summary>
    public sealed record Choose(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Choose;
    }

    /// <summary>Begin or continue the extra questions, which put the package's material in order, or review their answers.</summary>
    public sealed record Extra : Intent
    {
        public override IntentDefinition Definition => IntentTable.Extra;
    }

    /// <summary>Go to the line with all stations.</summary>
    public sealed record Route : Intent
    {
        public override IntentDefinition Definition => IntentTable.Route;
    }

    /// <summary>Go to a station.</summary>
    public sealed record Station(string StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Station;
    }

    /// <summary>Go to the next step of the station.</summary>
    public sealed record Next : Intent
    {
        public override IntentDefinition Definition => IntentTable.Next;
    }

    /// <summary>Mark a station as done.</summary>
    public sealed record StationDone(string StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.StationDone;
    }

    /// <summary>Mark an action as done, or as open again.</summary>
    public sealed record ActionDone(string ActionId, bool Done) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ActionDone;
    }

    /// <summary>Choose an action, refuse it, or take it off the plan.</summary>
    public sealed record DecideAction(string ActionId, ActionDecision Decision) : Intent
    {
        public override IntentDefinition Definition => IntentTable.DecideAction;
    }

    /// <summary>Add to an action who does it, until when, a proof or a note. If all of these are missing, the bot asks for them.</summary>
    public sealed record ArrangeAction(string ActionId) : Intent
    {
        /// <summary>Who does the action, as the person wrote it.</summary>
        public string? Who { get; init; }

        /// <summary>The last day for the action, as the bot read it.</summary>
        public DayReading? Until { get; init; }

        /// <summary>What shows that the action is done, as the person wrote it.</summary>
        public string? Proof { get; init; }

        /// <summary>A note, as the person wrote it.</summary>
        public string? Note { get; init; }

        public override IntentDefinition Definition => IntentTable.ArrangeAction;
    }

    /// <summary>Add an action of the person's own.</summary>
    /// <param name="Text">The action as the person wrote it; if null, the bot asks for it.</param>
    /// <param name="StationId">The station to which the action belongs; null if it belongs to no station.</param>
    public sealed record AddAction(string? Text, string? StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.AddAction;
    }

    /// <summary>Save a resource for later, or remove it.</summary>
    public sealed record SaveResource(string ResourceId, bool Saved) : Intent
    {
        public override IntentDefinition Definition => IntentTable.SaveResource;
    }

    /// <summary>Show the plan.</summary>
    public sealed record MyPlan : Intent
    {
        public override IntentDefinition Definition => IntentTable.MyPlan;
    }

    /// <summary>Show what fits into this many minutes.</summary>
    public sealed record HaveTime(int Minutes) : Intent
    {
        public override IntentDefinition Definition => IntentTable.HaveTime;
    }

    /// <summary>Show examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Cases;
    }

    /// <summary>Go to the summary: what was done and what is open.</summary>
    public sealed record Finish : Intent
    {
        public override IntentDefinition Definition => IntentTable.Finish;
    }

    /// <summary>Stop for now: say goodbye.</summary>
    public sealed record Leave : Intent
    {
        public override IntentDefinition Definition => IntentTable.Leave;
    }

    /// <summary>Continue from where the person left.</summary>
    public sealed record Continue : Intent
    {
        public override IntentDefinition Definition => IntentTable.Continue;
    }

    /// <summary>Schedule a reminder.</summary>
    /// <param name="Days">After how many days; if null, the bot asks.</param>
    public sealed record ScheduleReminder(int? Days) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ScheduleReminder;
    }

    /// <summary>Cancel the reminder.</summary>
    public sealed record CancelReminder : Intent
    {
        public override IntentDefinition Definition => IntentTable.CancelReminder;
    }

    /// <summary>Start again; the bot asks for confirmation first.</summary>
    public sealed record Restart : Intent
    {
        public override IntentDefinition Definition => IntentTable.Restart;
    }

    /// <summary>Confirm starting again.</summary>
    public sealed record RestartYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartYes;
    }

    /// <summary>Decline starting again, and go on.</summary>
    public sealed record RestartNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartNo;
    }

    /// <summary>Show what data is stored, and ask whether to delete it.</summary>
    public sealed record Erase : Intent
    {
        public override IntentDefinition Definition => IntentTable.Erase;
    }

    /// <summary>Confirm the deletion.</summary>
    public sealed record EraseYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.EraseYes;
    }

    /// <summary>Decline the deletion.</summary>
    public sealed record EraseNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.EraseNo;
    }

    /// <summary>Show what can be typed here.</summary>
    public sealed record Help : Intent
    {
        public override IntentDefinition Definition => IntentTable.Help;
    }

    /// <summary>Show where the person is.</summary>
    public sealed record Status : Intent
    {
        public override IntentDefinition Definition => IntentTable.Status;
    }

    /// <summary>List all terms that can be explained.</summary>
    public sealed record Glossary : Intent
    {
        public override IntentDefinition Definition => IntentTable.Glossary;
    }

    /// <summary>Explain a term; the id is null for a word that is not in the glossary.</summary>
    public sealed record LookUp(string? TermId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.LookUp;
    }

    /// <summary>Show the result of a search, including an empty one.</summary>
    public sealed record Search(SearchResult Result) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Search;
    }

    /// <summary>Explain how to search.</summary>
    public sealed record SearchHelp : Intent
    {
        public override IntentDefinition Definition => IntentTable.SearchHelp;
    }

    /// <summary>Show one item of the content, also of another package. The id of a term is its id in the glossary.</summary>
    public sealed record Show(SearchKind Kind, string ThingId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Show;
    }

    /// <summary>Greet the bot.</summary>
    public sealed record Greet : Intent
    {
        public override IntentDefinition Definition => IntentTable.Greet;
    }

    /// <summary>Change the language.</summary>
    /// <param name="Language">The tag of the language, which may have no texts.</param>
    public sealed record ChangeLanguage(string Language) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ChangeLanguage;
    }

    /// <summary>List the languages.</summary>
    public sealed record Languages : Intent
    {
        public override IntentDefinition Definition => IntentTable.Languages;
    }

    /// <summary>Thank the bot.</summary>
    public sealed record Thank : Intent
    {
        public override IntentDefinition Definition => IntentTable.Thank;
    }
}

/// <summary>A decision about an action, other than marking it as done.</summary>
internal enum ActionDecision
{
    /// <summary>Put the action on the plan.</summary>
    Choose,

    /// <summary>Never suggest the action again.</summary>
    NotForUs,

    /// <summary>Take the action off the plan.</summary>
    Drop,
}
