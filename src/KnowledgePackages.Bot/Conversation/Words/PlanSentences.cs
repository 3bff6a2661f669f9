using System.Text.RegularExpressions;
using KnowledgePackages.Bot.Conversation.Intents;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Recognises typed sentences that change the plan: "action 2, Maria, until 15 May", "note 2: ask the mayor", "add action: visit the
/// bakery". Names and notes are kept exactly as typed.
/// </summary>
internal sealed partial class PlanSentences(Phrasebook phrases, DayReader days)
{
    private const int MaxLeadWords = 5;
    private const int MaxUntilWords = 3;
    private const int MaxWordsOfDay = 5;
    private const int MaxWordsOfName = 4;

    /// <summary>Returns the intent of a text; null if the text is not a sentence that changes the plan.</summary>
    /// <param name="text">The text, as the person typed it.</param>
    /// <param name="context">The content and the journey.</param>
    /// <param name="prompt">The open prompt. A new action belongs to the prompt's station, if it has one.</param>
    public Intent? Recognize(string text, CardContext context, OpenPrompt prompt)
    {
        if (Utterance.Of(text) is { IsQuestion: true } or { WasCut: true } || WordsOf(text) is not { Count: > 1 } words)
        {
            return null;
        }

        if (
            Lead(words, phrase => phrases.IsIn(phrase, PhraseGroups.PlanOwn)) is { } added
            && Rest(text, words, added) is { Length: > 0 } own
        )
        {
            return new Intent.AddAction(own, prompt.Station?.Id);
        }

        foreach (var (group, add) in Notes)
        {
            if (Numbered(words, group, context) is var (id, length) && Rest(text, words, length) is { Length: > 0 } note)
            {
                return add(id, note);
            }
        }

        return Numbered(words, PhraseGroups.PlanAction, context) is var (action, lead)
            ? Arranged(text, words[lead..], action, context)
            : null;
    }

    /// <summary>
    /// Returns the intent of a reply to the question who does an action and until when; null if the text is not such a reply.
    /// </summary>
    /// <param name="text">The text, as the person typed it.</param>
    /// <param name="actionId">The id of the action that the bot asked about.</param>
    /// <param name="context">The context with the current day in the person's time zone.</param>
    /// <param name="mayBeName">
    /// Whether a short text without a date is read as a name. True only if the caller found no other meaning for the text. If false, the
    /// reply must contain a date.
    /// </param>
    public Intent? Reply(string text, string actionId, CardContext context, bool mayBeName)
    {
        if (Utterance.Of(text) is { IsQuestion: true } or { WasCut: true } || WordsOf(text) is not { Count: > 0 } words)
        {
            return null;
        }

        var isShort = mayBeName && words.Count <= MaxWordsOfName;
        return Arranged(text, words, actionId, context) is { } arranged && (arranged.Until is not null || isShort) ? arranged : null;
    }

    private static readonly (string Group, Func<string, string, Intent.ArrangeAction> Add)[] Notes =
    [
        (PhraseGroups.PlanNote, (id, text) => new(id) { Note = text }),
        (PhraseGroups.PlanProof, (id, text) => new(id) { Proof = text }),
    ];

    private Intent.ArrangeAction? Arranged(string text, List<Match> words, string id, CardContext context)
    {
        if (words.Count == 0 || context.Today is not { } today)
        {
            return null;
        }

        // A word for "until" separates the name from the day: "Maria until 15 May".
        for (var at = 0; at < words.Count; at++)
        {
            for (var length = Math.Min(MaxUntilWords, words.Count - at - 1); length > 0; length--)
            {
                if (phrases.IsIn(Normalize(text, words, at, length), PhraseGroups.PlanUntil) && words.Count - at - length <= MaxWordsOfDay)
                {
                    return new(id) { Who = Between(text, words, at), Until = days.Read(text[words[at + length].Index..], today) };
                }
            }
        }

        // If there is no such word, the last words that can be read as a day are the day: "Maria, 15 May".
        for (var at = Math.Max(0, words.Count - MaxWordsOfDay); at < words.Count; at++)
        {
            if (days.Read(text[words[at].Index..], today) is not DayReading.Unreadable and var day)
            {
                return new(id) { Who = Between(text, words, at), Until = day };
            }
        }

        return Between(text, words, words.Count) is { } who ? new(id) { Who = who } : null;
    }

    private (string Id, int Length)? Numbered(List<Match> words, string group, CardContext context)
    {
        int? number = null;
        var length = Lead(words, phrase => (number = phrases.NumberIn(phrase, group)) is not null);
        return length is { } found && number is { } wanted && context.ActionNumbered(wanted) is { } action ? (action.Id, found) : null;
    }

    // Returns the number of words in the longest phrase at the beginning that isLead accepts; null if isLead accepts none.
    private int? Lead(List<Match> words, Func<string, bool> isLead)
    {
        for (var length = Math.Min(MaxLeadWords, words.Count); length > 0; length--)
        {
            if (isLead(phrases.Fold(Utterance.Normalize(string.Join(' ', words.Take(length).Select(word => word.Value))))))
            {
                return length;
            }
        }

        return null;
    }

    private string Normalize(string text, List<Match> words, int at, int length) =>
        phrases.Fold(Utterance.Normalize(text[words[at].Index..(words[at + length - 1].Index + words[at + length - 1].Length)]));

    private static string Rest(string text, List<Match> words, int length) =>
        length >= words.Count ? "" : text[words[length].Index..].Trim();

    // Returns the text before the word with the index end, without punctuation at the beginning and end; null if there is no such text.
    private static string? Between(string text, List<Match> words, int end)
    {
        if (end == 0)
        {
            return null;
        }

        var last = words[end - 1];
        var name = text[words[0].Index..(last.Index + last.Length)].Trim(' ', ',', '،', ';', ':', '.', '-', '–', '—');
        return name.Length > 0 ? name : null;
    }

    private static List<Match> WordsOf(string text) => [.. Word().Matches(text).Cast<Match>()];

    [GeneratedRegex(@"[^\s,;:،؛]+")]
    private static partial Regex Word();
}
