using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// A request of a person to the bot, tapped or typed. The ids in an intent are content ids. The content may no longer have them, because
/// old buttons stay on people's screens.
/// </summary>
internal abstract record Intent
{
    private Intent() { } // no other classes can derive from it

    /// <summary>The row of <see cref="IntentTable"/> that defines the intent.</summary>
    public abstract IntentDefinition Definition { get; }

    /// <summary>The person wants to start the questions.</summary>
    public sealed record Start : Intent
    {
        public override IntentDefinition Definition => IntentTable.Start;
    }

    /// <summary>The person answers a question.</summary>
    public sealed record Answer(string QuestionId, AnswerValue Value) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Answer;
    }

    /// <summary>The person wants the bot to explain a question, with an example.</summary>
    public sealed record Explain(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Explain;
    }

    /// <summary>The person gives an unclear answer to the open question. The bot then asks which answer the person means.</summary>
    /// <param name="QuestionId">The question.</param>
    /// <param name="IsPartial">Whether the text agrees with the question only in part, so that "Not sure" may fit.</param>
    public sealed record Clarify(string QuestionId, bool IsPartial) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Clarify;
    }

    /// <summary>The person wants to see which data is stored about them.</summary>
    public sealed record Kept : Intent
    {
        public override IntentDefinition Definition => IntentTable.Kept;
    }

    /// <summary>The person wants to compare the two packages.</summary>
    public sealed record ComparePackages : Intent
    {
        public override IntentDefinition Definition => IntentTable.ComparePackages;
    }

    /// <summary>The person wants to compare the current round with the last finished one.</summary>
    public sealed record CompareRounds : Intent
    {
        public override IntentDefinition Definition => IntentTable.CompareRounds;
    }

    /// <summary>The person wants a file with everything that is stored about them.</summary>
    public sealed record Export : Intent
    {
        public override IntentDefinition Definition => IntentTable.Export;
    }

    /// <summary>The person asks a question about the assistant itself. The content has the answer in <c>about.json</c>.</summary>
    public sealed record About(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.About;
    }

    /// <summary>The person wants to go back one step.</summary>
    public sealed record Back : Intent
    {
        public override IntentDefinition Definition => IntentTable.Back;
    }

    /// <summary>The person wants to go to a question and answer it, usually to change an earlier answer.</summary>
    public sealed record Change(string QuestionId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Change;
    }

    /// <summary>The person confirms that the answers are right.</summary>
    public sealed record Confirm : Intent
    {
        public override IntentDefinition Definition => IntentTable.Confirm;
    }

    /// <summary>The person says that one of the reviewed answers is not right.</summary>
    public sealed record Wrong : Intent
    {
        public override IntentDefinition Definition => IntentTable.Wrong;
    }

    /// <summary>The person chooses a package.</summary>
    public sealed record Choose(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Choose;
    }

    /// <summary>
    /// The person wants to begin or continue the extra questions, or to review their answers. These answers determine the order of the
    /// package's material.
    /// </summary>
    public sealed record Extra : Intent
    {
        public override IntentDefinition Definition => IntentTable.Extra;
    }

    /// <summary>The person wants to go to the route: the card with all stations of the package.</summary>
    public sealed record Route : Intent
    {
        public override IntentDefinition Definition => IntentTable.Route;
    }

    /// <summary>The person wants to go to a station.</summary>
    public sealed record Station(string StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Station;
    }

    /// <summary>The person wants to go to the next step of the station.</summary>
    public sealed record Next : Intent
    {
        public override IntentDefinition Definition => IntentTable.Next;
    }

    /// <summary>The person marks a station as done.</summary>
    public sealed record StationDone(string StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.StationDone;
    }

    /// <summary>The person marks an action as done, or as open again.</summary>
    public sealed record ActionDone(string ActionId, bool Done) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ActionDone;
    }

    /// <summary>The person chooses an action, refuses it, or removes it from the plan.</summary>
    public sealed record DecideAction(string ActionId, ActionDecision Decision) : Intent
    {
        public override IntentDefinition Definition => IntentTable.DecideAction;
    }

    /// <summary>
    /// The person adds details to an action: who does it, until when, a proof or a note. If all details are missing, the bot asks for them.
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

    /// <summary>The person adds an action of their own to the plan.</summary>
    /// <param name="Text">The text of the action, as the person wrote it; if null or empty, the bot asks for it.</param>
    /// <param name="StationId">The station to which the action belongs; null if it belongs to no station.</param>
    public sealed record AddAction(string? Text, string? StationId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.AddAction;
    }

    /// <summary>The person saves a resource for later, or removes it from the saved resources.</summary>
    public sealed record SaveResource(string ResourceId, bool Saved) : Intent
    {
        public override IntentDefinition Definition => IntentTable.SaveResource;
    }

    /// <summary>The person wants to see the plan.</summary>
    public sealed record MyPlan : Intent
    {
        public override IntentDefinition Definition => IntentTable.MyPlan;
    }

    /// <summary>The person wants to see resources that they can read in this many minutes.</summary>
    public sealed record HaveTime(int Minutes) : Intent
    {
        public override IntentDefinition Definition => IntentTable.HaveTime;
    }

    /// <summary>The person wants to see examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Cases;
    }

    /// <summary>The person wants to go to the summary of the done and the open stations and actions.</summary>
    public sealed record Finish : Intent
    {
        public override IntentDefinition Definition => IntentTable.Finish;
    }

    /// <summary>The person stops for now. The bot says goodbye.</summary>
    public sealed record Leave : Intent
    {
        public override IntentDefinition Definition => IntentTable.Leave;
    }

    /// <summary>The person wants to continue at their position.</summary>
    public sealed record Continue : Intent
    {
        public override IntentDefinition Definition => IntentTable.Continue;
    }

    /// <summary>The person wants a reminder.</summary>
    /// <param name="Days">The number of days until the reminder; if null, the bot asks for it.</param>
    public sealed record ScheduleReminder(int? Days) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ScheduleReminder;
    }

    /// <summary>The person cancels the reminder.</summary>
    public sealed record CancelReminder : Intent
    {
        public override IntentDefinition Definition => IntentTable.CancelReminder;
    }

    /// <summary>The person wants a code with which they can continue in another conversation.</summary>
    public sealed record ContinueElsewhere : Intent
    {
        public override IntentDefinition Definition => IntentTable.ContinueElsewhere;
    }

    /// <summary>
    /// The person enters the code of another conversation. The bot then asks whether to bring that conversation's plan here.
    /// </summary>
    /// <param name="Code">The code; null if the text has the form of a code with a typing mistake.</param>
    public sealed record EnterCode(string? Code) : Intent
    {
        public override IntentDefinition Definition => IntentTable.EnterCode;
    }

    /// <summary>The person confirms that the bot brings the plan here.</summary>
    /// <param name="Number">The number of the confirmation (<see cref="IncomingPlan.Number"/>).</param>
    public sealed record BringYes(int Number) : Intent
    {
        public override IntentDefinition Definition => IntentTable.BringYes;
    }

    /// <summary>The person does not want to bring the plan here, and goes on.</summary>
    public sealed record BringNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.BringNo;
    }

    /// <summary>The person wants to start again. The bot asks for confirmation first.</summary>
    public sealed record Restart : Intent
    {
        public override IntentDefinition Definition => IntentTable.Restart;
    }

    /// <summary>The person confirms starting again.</summary>
    public sealed record RestartYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartYes;
    }

    /// <summary>The person does not want to start again, and goes on.</summary>
    public sealed record RestartNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.RestartNo;
    }

    /// <summary>The person wants to delete their data. The bot explains which data is stored, and asks for confirmation first.</summary>
    public sealed record Erase : Intent
    {
        public override IntentDefinition Definition => IntentTable.Erase;
    }

    /// <summary>The person confirms the deletion.</summary>
    public sealed record EraseYes : Intent
    {
        public override IntentDefinition Definition => IntentTable.EraseYes;
    }

    /// <summary>The person does not want the deletion.</summary>
    public sealed record EraseNo : Intent
    {
        public override IntentDefinition Definition => IntentTable.EraseNo;
    }

    /// <summary>The person wants to see the texts that they can type at this point.</summary>
    public sealed record Help : Intent
    {
        public override IntentDefinition Definition => IntentTable.Help;
    }

    /// <summary>The person wants to see their position and progress.</summary>
    public sealed record Status : Intent
    {
        public override IntentDefinition Definition => IntentTable.Status;
    }

    /// <summary>The person wants a list of all terms that the bot can explain.</summary>
    public sealed record Glossary : Intent
    {
        public override IntentDefinition Definition => IntentTable.Glossary;
    }

    /// <summary>The person wants an explanation of a term. The id is null if the word is not in the glossary.</summary>
    public sealed record LookUp(string? TermId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.LookUp;
    }

    /// <summary>The person searches the content. The bot shows the result, even if nothing was found.</summary>
    public sealed record Search(SearchResult Result) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Search;
    }

    /// <summary>The person wants to know how to search.</summary>
    public sealed record SearchHelp : Intent
    {
        public override IntentDefinition Definition => IntentTable.SearchHelp;
    }

    /// <summary>
    /// The person wants to see one item of the content, which may be in another package. The id of a term is its id in the glossary.
    /// </summary>
    public sealed record Show(SearchKind Kind, string ThingId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.Show;
    }

    /// <summary>The person greets the bot.</summary>
    public sealed record Greet : Intent
    {
        public override IntentDefinition Definition => IntentTable.Greet;
    }

    /// <summary>The person changes the language.</summary>
    /// <param name="Language">The BCP 47 tag of the language. The content may have no texts in it.</param>
    public sealed record ChangeLanguage(string Language) : Intent
    {
        public override IntentDefinition Definition => IntentTable.ChangeLanguage;
    }

    /// <summary>The person wants a list of the resources that exist in their language.</summary>
    public sealed record InMyLanguage : Intent
    {
        public override IntentDefinition Definition => IntentTable.InMyLanguage;
    }

    /// <summary>The person names the country of the centre.</summary>
    /// <param name="CountryId">The id of the country; null to continue without a country.</param>
    public sealed record SetCountry(string? CountryId) : Intent
    {
        public override IntentDefinition Definition => IntentTable.SetCountry;
    }

    /// <summary>The person wants a list of the countries to choose from.</summary>
    public sealed record Countries : Intent
    {
        public override IntentDefinition Definition => IntentTable.Countries;
    }

    /// <summary>The person wants a list of the languages.</summary>
    public sealed record Languages : Intent
    {
        public override IntentDefinition Definition => IntentTable.Languages;
    }

    /// <summary>The person thanks the bot.</summary>
    public sealed record Thank : Intent
    {
        public override IntentDefinition Definition => IntentTable.Thank;
    }
}

/// <summary>A decision of the person about an action, other than marking it as done.</summary>
internal enum ActionDecision
{
    /// <summary>Put the action on the plan.</summary>
    Choose,

    /// <summary>Never suggest the action again.</summary>
    NotForUs,

    /// <summary>Remove the action from the plan.</summary>
    Drop,
}
