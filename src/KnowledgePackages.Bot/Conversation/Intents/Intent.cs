using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// A request of a person to the bot, tapped or typed. The ids in it are content ids. The content may no longer have them, because old
/// buttons stay on people's screens.
/// </summary>
internal abstract record Intent
{
    private Intent() { } // no other classes can derive from it

    /// <summary>The row of <see cref="IntentTable"/> that defines the intent.</summary>
    public abstract IntentDefinition Definition { get; }

    /// <summary>Start the questions.</summary>
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

    /// <summary>Give an unclear answer to the open question. The bot asks which answer the person means.</summary>
    /// <param name="QuestionId">The question.</param>
    /// <param name="IsPartial">Whether the text agrees with the question only in part, so that "Not sure" may fit.</param>
    public sealed record Clarify(string QuestionId, bool IsPartial) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Clarify;
    }

    /// <summary>Show which data is stored about the person.</summary>
    public sealed record Kept : Intent
    {
        public override IntentDefinition Definition => IntentTable.Kept;
    }

    /// <summary>Compare the two packages.</summary>
    public sealed record ComparePackages : Intent
    {
        public override IntentDefinition Definition => IntentTable.ComparePackages;
    }

    /// <summary>Compare the current round with the last finished one.</summary>
    public sealed record CompareRounds : Intent
    {
        public override IntentDefinition Definition => IntentTable.CompareRounds;
    }

    /// <summary>Get a file with everything that is stored about the person.</summary>
    public sealed record Export : Intent
    {
        public override IntentDefinition Definition => IntentTable.Export;
    }

    /// <summary>Ask a question about the assistant itself. The content has the answer in <c>about.json</c>.</summary>
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

    /// <summary>Say that one of the reviewed answers is not right.</summary>
    public sealed record Wrong : Intent
    {
        public override IntentDefinition Definition => IntentTable.Wrong;
    }

    /// <summary>Choose a package.</summary>
    public sealed record Choose(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Choose;
    }

    /// <summary>
    /// Begin or continue the extra questions, or review their answers. The answers determine the order of the package's material.
    /// </summary>
    public sealed record Extra : Intent
    {
        public override IntentDefinition Definition => IntentTable.Extra;
    }

    /// <summary>Go to the route: the card with all stations of the package.</summary>
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

    /// <summary>Choose an action, refuse it, or remove it from the plan.</summary>
    public sealed record DecideAction(string ActionId, ActionDecision Decision) : Intent
    {
        public override IntentDefinition Definition => IntentTable.DecideAction;
    }

    /// <summary>
    /// Add details to an action: who does it, until when, a proof or a note. If all details are missing, the bot asks for them.
    /// </summary>
    public sealed record ArrangeAction(string ActionId) : Intent
    {
        /// <summary>The person or group who does the action, as the person wrote it.</summary>
        public string? Who { get; init; }

        /// <summary>The last day for the action, as the bot understood it.</summary>
        public DayReading? Until { get; init; }

        /// <summary>The proof that the action is done, as the person wrote it.</summary>
        public string? Proof { get; init; }

        /// <summary>A note, as the person wrote it.</summary>
        public string? Note { get; init; }

        public override IntentDefinition Definition => IntentTable.ArrangeAction;
    }

    /// <summary>Add an action that the person wrote to the plan.</summary>
    /// <param name="Text">The text of the action, as the person wrote it; if null or empty, the bot asks for it.</param>
    /// <param name="StationId">The station to which the action belongs; null if it belongs to no station.</param>
    public sealed record AddAction(string? Text, string? StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.AddAction;
    }

    /// <summary>Save a resource for later, or remove it from the saved resources.</summary>
    public sealed record SaveResource(string ResourceId, bool Saved) : Intent
    {
        public override IntentDefinition Definition => IntentTable.SaveResource;
    }

    /// <summary>Show the plan.</summary>
    public sealed record MyPlan : Intent
    {
        public override IntentDefinition Definition => IntentTable.MyPlan;
    }

    /// <summary>Show resources that can be read in this many minutes.</summary>
    public sealed record HaveTime(int Minutes) : Intent
    {
        public override IntentDefinition Definition => IntentTable.HaveTime;
    }

    /// <summary>Show examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Cases;
    }

    /// <summary>Go to the summary of the done and the open stations and actions.</summary>
    public sealed record Finish : Intent
    {
        public override IntentDefinition Definition => IntentTable.Finish;
    }

    /// <summary>Stop for now; the bot says goodbye.</summary>
    public sealed record Leave : Intent
    {
        public override IntentDefinition Definition => IntentTable.Leave;
    }

    /// <summary>Continue at the person's position.</summary>
    public sealed record Continue : Intent
    {
        public override IntentDefinition Definition => IntentTable.Continue;
    }

    /// <summary>Schedule a reminder.</summary>
    /// <param name="Days">The number of days until the reminder; if null, the bot asks for it.</param>
    public sealed record ScheduleReminder(int? Days) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ScheduleReminder;
    }

    /// <summary>Cancel the reminder.</summary>
    public sealed record CancelReminder : Intent
    {
        public override IntentDefinition Definition => IntentTable.CancelReminder;
    }

    /// <summary>Get a code for going on in another conversation.</summary>
    public sealed record ContinueElsewhere : Intent
    {
        public override IntentDefinition Definition => IntentTable.ContinueElsewhere;
    }

    /// <summary>Enter the code of another conversation; the bot then asks whether to bring its plan here.</summary>
    /// <param name="Code">The code; null if the text has the form of a code but a typing mistake.</param>
    public sealed record EnterCode(string? Code) : Intent
    {
        public override IntentDefinition Definition => IntentTable.EnterCode;
    }

    /// <summary>Confirm bringing the plan here.</summary>
    /// <param name="Number">The number of the question (<see cref="IncomingPlan.Number"/>).</param>
    public sealed record BringYes(int Number) : Intent
    {
        public override IntentDefinition Definition => IntentTable.BringYes;
    }

    /// <summary>Decline bringing the plan here, and go on.</summary>
    public sealed record BringNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.BringNo;
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

    /// <summary>Explain which data is stored, and ask whether to delete it.</summary>
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

    /// <summary>Show the texts that the person can type at this point.</summary>
    public sealed record Help : Intent
    {
        public override IntentDefinition Definition => IntentTable.Help;
    }

    /// <summary>Show the person's position and progress.</summary>
    public sealed record Status : Intent
    {
        public override IntentDefinition Definition => IntentTable.Status;
    }

    /// <summary>List all terms that can be explained.</summary>
    public sealed record Glossary : Intent
    {
        public override IntentDefinition Definition => IntentTable.Glossary;
    }

    /// <summary>Explain a term of the glossary. The id is null if the person asked about a word that is not in the glossary.</summary>
    public sealed record LookUp(string? TermId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.LookUp;
    }

    /// <summary>Show the result of a search, even if nothing was found.</summary>
    public sealed record Search(SearchResult Result) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Search;
    }

    /// <summary>Explain how to search.</summary>
    public sealed record SearchHelp : Intent
    {
        public override IntentDefinition Definition => IntentTable.SearchHelp;
    }

    /// <summary>Show one item of the content, which may be in another package. The id of a term is its id in the glossary.</summary>
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
    /// <param name="Language">The BCP 47 tag of the language. The content may have no texts in it.</param>
    public sealed record ChangeLanguage(string Language) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ChangeLanguage;
    }

    /// <summary>List the resources that exist in the person's language.</summary>
    public sealed record InMyLanguage : Intent
    {
        public override IntentDefinition Definition => IntentTable.InMyLanguage;
    }

    /// <summary>Set the country of the centre.</summary>
    /// <param name="CountryId">The id of the country; null to continue without a country.</param>
    public sealed record SetCountry(string? CountryId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.SetCountry;
    }

    /// <summary>List the countries to choose from.</summary>
    public sealed record Countries : Intent
    {
        public override IntentDefinition Definition => IntentTable.Countries;
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

    /// <summary>Remove the action from the plan.</summary>
    Drop,
}
