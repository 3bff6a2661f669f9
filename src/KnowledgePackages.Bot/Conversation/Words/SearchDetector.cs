
namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Finds out whether a text that is no answer and no command looks for something. Whoever says so ("search internships") or asks a question
/// always gets an answer, even that there is nothing. A few words that tell nothing ("internships") look for something only if it is
/// found. Whoever tells something ("we have few partners") wants to answer and is told how; what that means is never guessed.
/// </summary>
internal sealed class SearchDetector(Phrasebook phrases)
{
    private const string TermMark = "{term}";

    // "Why?" and "for what?" ask back; they look for nothing.
    private const int FewestWords = 3;

    // Longer than most titles.
    private const int MostKeyWords = 8;

    /// <summary>What a text looks for, by its words alone.</summary>
    public SearchSignal Detect(Utterance said)
    {
        if (said.WasCut || said.Text.Length == 0)
        {
            return SearchSignal.Nothing;
        }

        var whole = phrases.Fold(said.Text);
        var phrase = phrases.WithoutFillers(whole);
        if (phrases.Says(phrase, Groups.Search))
        {
            return SearchSignal.Help;
        }

        var words = phrase.Split(' ');
        if (phrases.In(Groups.Search).Any(pattern => Fits(pattern, phrase)))
        {
            return SearchSignal.Asked;
        }

        if (
            words.Length >= FewestWords
            && (said.IsQuestion || phrases.In(Groups.Ask).Any(start => phrase.StartsWith($"{start} ", StringComparison.Ordinal)))
        )
        {
            return SearchSignal.Asked;
        }

        return words.Length <= MostKeyWords && !Tells(whole) && !words.Any(IsAnswer) ? SearchSignal.KeyWords : SearchSignal.Nothing;
    }

    private bool Tells(string phrase) =>
        phrases.In(Groups.Tell).Any(words => $" {phrase} ".Contains($" {words} ", StringComparison.Ordinal));

    private bool IsAnswer(string word) =>
        phrases.Says(word, Groups.Yes)
        || phrases.Says(word, Groups.No)
        || phrases.Says(word, Groups.NotSure)
        || phrases.Says(word, Groups.Doubt);

    private static bool Fits(string pattern, string phrase) => pattern.Split(TermMark) is [var before, var after]
        && phrase.Length > before.Length + after.Length
        && phrase.StartsWith(before, StringComparison.Ordinal) && phrase.EndsWith(after, StringComparison.Ordinal);
}

/// <summary>How a text looks for something.</summary>
internal enum SearchSignal
{
    /// <summary>It does not.</summary>
    Nothing,

    /// <summary>It says only that something is looked for.</summary>
    Help,

    /// <summary>It says what is looked for.</summary>
    Asked,

    /// <summary>It may be what is looked for.</summary>
    KeyWords,
}
