using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Commands;

/// <summary>What a person wants, tapped or written. Ids are content ids and may be unknown: old buttons live long.</summary>
internal abstract record Intent
{
    private Intent() { } // closed: these moves and no others

    /// <summary>Begin with the questions.</summary>
    public sealed record Start : Intent;

    /// <summary>Answer a question.</summary>
    public sealed record Answer(string QuestionId, AnswerValue Value) : Intent;

    /// <summary>What a question means, with an example.</summary>
    public sealed record Explain(string QuestionId) : Intent;

    /// <summary>One place back.</summary>
    public sealed record Back : Intent;

    /// <summary>Answer a question again.</summary>
    public sealed record Change(string QuestionId) : Intent;

    /// <summary>The answers are right.</summary>
    public sealed record Confirm : Intent;

    /// <summary>Something about the answers is not right.</summary>
    public sealed record Wrong : Intent;

    /// <summary>Take a package.</summary>
    public sealed record Choose(string PackageId) : Intent;

    /// <summary>The extra questions that put the package's material in order: begin, go on, or look at the answers.</summary>
    public sealed record Extra : Intent;

    /// <summary>To the line with all stations.</summary>
    public sealed record Route : Intent;

    /// <summary>Into a station.</summary>
    public sealed record Station(string StationId) : Intent;

    /// <summary>The next step of the station.</summary>
    public sealed record Next : Intent;

    /// <summary>A station is done.</summary>
    public sealed record StationDone(string StationId) : Intent;

    /// <summary>An action is done, or open again.</summary>
    public sealed record ActionDone(string ActionId, bool Done) : Intent;

    /// <summary>Examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Intent;

    /// <summary>What was done and what is open.</summary>
    public sealed record Finish : Intent;

    /// <summary>Stop for now.</summary>
    public sealed record Leave : Intent;

    /// <summary>Go on where it was left.</summary>
    public sealed record Continue : Intent;

    /// <summary>To be reminded.</summary>
    /// <param name="Days">After how many days; null: asks.</param>
    public sealed record ScheduleReminder(int? Days) : Intent;

    /// <summary>Not to be reminded.</summary>
    public sealed record CancelReminder : Intent;

    /// <summary>Start again: asks first.</summary>
    public sealed record Restart : Intent;

    /// <summary>Yes, start again.</summary>
    public sealed record RestartYes : Intent;

    /// <summary>No, go on.</summary>
    public sealed record RestartNo : Intent;

    /// <summary>What is kept, and whether to delete it: asks first.</summary>
    public sealed record Erase : Intent;

    /// <summary>Yes, delete it.</summary>
    public sealed record EraseYes : Intent;

    /// <summary>No, keep it.</summary>
    public sealed record EraseNo : Intent;

    /// <summary>What can be written here.</summary>
    public sealed record Help : Intent;

    /// <summary>Where am I?</summary>
    public sealed record Status : Intent;

    /// <summary>All words that can be explained.</summary>
    public sealed record Glossary : Intent;

    /// <summary>What a term means; null: a word that is not in the glossary.</summary>
    public sealed record LookUp(string? TermId) : Intent;

    /// <summary>What a search has found, or that it has not.</summary>
    public sealed record Search(SearchResult Result) : Intent;

    /// <summary>How to search.</summary>
    public sealed record SearchHelp : Intent;

    /// <summary>One thing of the content, wherever it belongs. For a term, the id of the glossary.</summary>
    public sealed record Show(SearchKind Kind, string ThingId) : Intent;

    /// <summary>Hello.</summary>
    public sealed record Greet : Intent;

    /// <summary>Another language.</summary>
    /// <param name="Language">Its tag; maybe of a language that has no texts.</param>
    public sealed record ChangeLanguage(string Language) : Intent;

    /// <summary>Which languages are there?</summary>
    public sealed record Languages : Intent;

    /// <summary>Thank you.</summary>
    public sealed record Thank : Intent;
}
