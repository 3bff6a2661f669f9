
namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Decides whether a text that is neither an answer nor a command is a search. An explicit request ("search internships") or a question
/// always gets a reply, even if nothing is found. A few key words ("internships") count as a search only if something is found. A statement
/// ("we have few partners") is meant as an answer: the bot explains how to answer, and does not guess the meaning.
/// </summary>
internal sealed class SearchDetector(Phrasebook phrases)
{
    private const string TermMark = "{term}";

    // Questions with fewer words, like "Why?" and "for what?", ask about the bot's last message and are not searches.
    private const int FewestWords = 3;

    // The maximum number of words in a search by key words. Most titles have fewer.
    private const int MaxKeyWords = 8;

    /// <summary>Returns the kind of search that a text requests. Looks at the words only, and does not search.</summary>
    public SearchSignal Detect(Utterance said)
    {
        if (said.WasCut || said.Text.Length == 0)
        {
            return SearchSignal.Nothing;
        }

        var whole = phrases.Fold(said.Text);
        var phrase = phrases.WithoutFillers(whole);
        if (phrases.IsIn(phrase, PhraseGroups.Search))
        {
            return SearchSignal.Help;
        }

        var words = phrase.Split(' ');
        if (phrases.In(PhraseGroups.Search).Any(pattern => IsMatch(pattern, phrase)))
        {
            return SearchSignal.Asked;
        }

        if (
            words.Length >= FewestWords
            && (said.IsQuestion || phrases.In(PhraseGroups.Ask).Any(start => phrase.StartsWith($"{start} ", StringComparison.Ordinal)))
        )
        {
            return SearchSignal.Asked;
        }

        return words.Length <= MaxKeyWords && !Tells(whole) && !words.Any(IsAnswer) ? SearchSignal.KeyWords : SearchSignal.Nothing;
    }

    private bool Tells(string phrase) =>
        phrases.In(PhraseGroups.Tell).Any(words => $" {phrase} ".Contains($" {words} ", StringComparison.Ordinal));

    private bool IsAnswer(string word) =>
        phrases.IsIn(word, PhraseGroups.Yes)
        || phrases.IsIn(word, PhraseGroups.No)
        || phrases.IsIn(word, PhraseGroups.NotSure)
        || phrases.IsIn(word, PhraseGroups.Doubt);

    private static bool IsMatch(string pattern, string phrase) => pattern.Split(TermMark) is [var before, var after]
        && phrase.Length > before.Length + after.Length
        && phrase.StartsWith(before, StringComparison.Ordinal) && phrase.EndsWith(after, StringComparison.Ordinal);
}

/// <summary>The kind of search that a text requests.</summary>
internal enum SearchSignal
{
    /// <summary>The text is not a search.</summary>
    Nothing,

    /// <summary>The text requests a search without naming its subject.</summary>
    Help,

    /// <summary>The text is a request or a question that names the subject of the search.</summary>
    Asked,

    /// <summary>The text consists of key words, which may be a search.</summary>
    KeyWords,
}
