using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>What a person wants, tapped or written. Ids are content ids and may be unknown: old buttons live long.</summary>
internal abstract record Intent
{
    private Intent() { } // closed: these intents and no others

    /// <summary>What the bot knows about it.</summary>
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

    /// <summary>What a question means, with an example.</summary>
    public sealed record Explain(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Explain;
    }

    /// <summary>An answer to the open question that could be more than one: it asks which is meant.</summary>
    /// <param name="QuestionId">The question.</param>
    /// <param name="IsPartial">Whether it is true in part only, so that "Not sure" is offered first.</param>
    public sealed record Clarify(string QuestionId, bool IsPartial) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Clarify;
    }

    /// <summary>What is kept about the person.</summary>
    public sealed record Kept : Intent
    {
        public override IntentDefinition Definition => IntentTable.Kept;
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

    /// <summary>The answers are right.</summary>
    public sealed record Confirm : Intent
    {
        public override IntentDefinition Definition => IntentTable.Confirm;
    }

    /// <summary>Something about the answers is not right.</summary>
    public sealed record Wrong : Intent
    {
        public override IntentDefinition Definition => IntentTable.Wrong;
    }

    /// <summary>Choose a package.</summary>
    public sealed record Choose(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Choose;
    }

    /// <summary>Begin the extra questions, which put the package's material in order, continue them, or review their answers.</summary>
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

    /// <summary>A station is done.</summary>
    public sealed record StationDone(string StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.StationDone;
    }

    /// <summary>An action is done, or open again.</summary>
    public sealed record ActionDone(string ActionId, bool Done) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ActionDone;
    }

    /// <summary>Choose an action, refuse it, or take it off the plan.</summary>
    public sealed record DecideAction(string ActionId, ActionDecision Decision) : Intent
    {
        public override IntentDefinition Definition => IntentTable.DecideAction;
    }

    /// <summary>Say who does an action and until when, or add a proof or a note; without any of them: ask.</summary>
    public sealed record ArrangeAction(string ActionId) : Intent
    {
        /// <summary>Who does it, as written.</summary>
        public string? Who { get; init; }

        /// <summary>The last day for it, as read.</summary>
        public DayReading? Until { get; init; }

        /// <summary>What shows that it is done, as written.</summary>
        public string? Proof { get; init; }

        /// <summary>A note, as written.</summary>
        public string? Note { get; init; }

        public override IntentDefinition Definition => IntentTable.ArrangeAction;
    }

    /// <summary>Add an action of the person's own.</summary>
    /// <param name="Text">As written; null: ask.</param>
    /// <param name="StationId">The station to which it belongs; null: none.</param>
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

    /// <summary>What fits into this many minutes.</summary>
    public sealed record HaveTime(int Minutes) : Intent
    {
        public override IntentDefinition Definition => IntentTable.HaveTime;
    }

    /// <summary>Examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Cases;
    }

    /// <summary>What was done and what is open.</summary>
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
    /// <param name="Days">After how many days; null: ask.</param>
    public sealed record ScheduleReminder(int? Days) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ScheduleReminder;
    }

    /// <summary>Cancel the reminder.</summary>
    public sealed record CancelReminder : Intent
    {
        public override IntentDefinition Definition => IntentTable.CancelReminder;
    }

    /// <summary>Start again; asks for confirmation first.</summary>
    public sealed record Restart : Intent
    {
        public override IntentDefinition Definition => IntentTable.Restart;
    }

    /// <summary>Yes, start again.</summary>
    public sealed record RestartYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartYes;
    }

    /// <summary>No, go on.</summary>
    public sealed record RestartNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartNo;
    }

    /// <summary>Show what data is stored, and offer to delete it; asks for confirmation first.</summary>
    public sealed record Erase : Intent
    {
        public override IntentDefinition Definition => IntentTable.Erase;
    }

    /// <summary>Yes, delete it.</summary>
    public sealed record EraseYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.EraseYes;
    }

    /// <summary>No, keep it.</summary>
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

    /// <summary>Explain a term; null: a word that is not in the glossary.</summary>
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

    /// <summary>Show one item of the content, wherever it belongs. For a term, its id in the glossary.</summary>
    public sealed record Show(SearchKind Kind, string ThingId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Show;
    }

    /// <summary>Hello.</summary>
    public sealed record Greet : Intent
    {
        public override IntentDefinition Definition => IntentTable.Greet;
    }

    /// <summary>Change the language.</summary>
    /// <param name="Language">Its tag, possibly of a language without texts.</param>
    public sealed record ChangeLanguage(string Language) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ChangeLanguage;
    }

    /// <summary>List the languages.</summary>
    public sealed record Languages : Intent
    {
        public override IntentDefinition Definition => IntentTable.Languages;
    }

    /// <summary>Thank you.</summary>
    public sealed record Thank : Intent
    {
        public override IntentDefinition Definition => IntentTable.Thank;
    }
}

/// <summary>A decision about an action, besides that it is done.</summary>
internal enum ActionDecision
{
    /// <summary>Put it on the plan.</summary>
    Choose,

    /// <summary>Never suggest it again.</summary>
    NotForUs,

    /// <summary>Take it off the plan.</summary>
    Drop,
}
