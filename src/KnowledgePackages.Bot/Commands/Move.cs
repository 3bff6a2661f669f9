using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Commands;

/// <summary>What a person wants, tapped or written. Ids are content ids and may be unknown: old buttons live long.</summary>
internal abstract record Move
{
    private Move() { } // closed: these moves and no others

    /// <summary>Begin with the questions.</summary>
    public sealed record Start : Move;

    /// <summary>Answer a question.</summary>
    public sealed record Answer(string QuestionId, AnswerValue Value) : Move;

    /// <summary>What a question means, with an example.</summary>
    public sealed record Explain(string QuestionId) : Move;

    /// <summary>One place back.</summary>
    public sealed record Back : Move;

    /// <summary>Answer a question again.</summary>
    public sealed record Change(string QuestionId) : Move;

    /// <summary>The answers are right.</summary>
    public sealed record Confirm : Move;

    /// <summary>Something about the answers is not right.</summary>
    public sealed record Wrong : Move;

    /// <summary>Take a package.</summary>
    public sealed record Choose(string PackageId) : Move;

    /// <summary>The extra questions that put the package's material in order: begin, go on, or look at the answers.</summary>
    public sealed record Extra : Move;

    /// <summary>To the line with all stations.</summary>
    public sealed record Route : Move;

    /// <summary>Into a station.</summary>
    public sealed record Station(string StationId) : Move;

    /// <summary>The next step of the station.</summary>
    public sealed record Next : Move;

    /// <summary>A station is done.</summary>
    public sealed record StationDone(string StationId) : Move;

    /// <summary>An action is done, or open again.</summary>
    public sealed record ActionDone(string ActionId, bool Done) : Move;

    /// <summary>Examples from other centres.</summary>
    public sealed record Cases(string PackageId) : Move;

    /// <summary>What was done and what is open.</summary>
    public sealed record Finish : Move;

    /// <summary>Stop for now.</summary>
    public sealed record Leave : Move;

    /// <summary>Go on where it was left.</summary>
    public sealed record Continue : Move;

    /// <summary>To be reminded.</summary>
    /// <param name="Days">After how many days; null: asks.</param>
    public sealed record Remind(int? Days) : Move;

    /// <summary>Not to be reminded.</summary>
    public sealed record RemindNot : Move;

    /// <summary>Start again: asks first.</summary>
    public sealed record Restart : Move;

    /// <summary>Yes, start again.</summary>
    public sealed record RestartYes : Move;

    /// <summary>No, go on.</summary>
    public sealed record RestartNo : Move;

    /// <summary>What is kept, and whether to delete it: asks first.</summary>
    public sealed record Erase : Move;

    /// <summary>Yes, delete it.</summary>
    public sealed record EraseYes : Move;

    /// <summary>No, keep it.</summary>
    public sealed record EraseNo : Move;

    /// <summary>What can be written here.</summary>
    public sealed record Help : Move;

    /// <summary>Where am I?</summary>
    public sealed record Status : Move;

    /// <summary>All words that can be explained.</summary>
    public sealed record Glossary : Move;

    /// <summary>What a term means; null: a word that is not in the glossary.</summary>
    public sealed record LookUp(string? TermId) : Move;

    /// <summary>What a search has found, or that it has not.</summary>
    public sealed record Search(SearchResult Result) : Move;

    /// <summary>How to search.</summary>
    public sealed record SearchHelp : Move;

    /// <summary>One thing of the content, wherever it belongs. For a term, the id of the glossary.</summary>
    public sealed record Show(SearchKind Kind, string ThingId) : Move;

    /// <summary>Hello.</summary>
    public sealed record Greet : Move;

    /// <summary>Another language.</summary>
    /// <param name="Language">Its tag; maybe of a language that has no texts.</param>
    public sealed record Speak(string Language) : Move;

    /// <summary>Which languages are there?</summary>
    public sealed record Languages : Move;

    /// <summary>Thank you.</summary>
    public sealed record Thank : Move;
}
