
namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// Replaces the different spellings of a word in one language by one form ("folds" them), both in the phrases of a <see cref="Phrasebook"/>
/// and in typed texts. So "ue" equals "ü" in German, and only there. This base class is for languages that need no folding.
/// </summary>
internal class Spelling
{
    private static readonly Spelling Plain = new();
    private static readonly Spelling Arabic = new ArabicSpelling();
    private static readonly Spelling French = new FrenchSpelling();
    private static readonly Spelling German = new GermanSpelling();
    private static readonly Spelling Ukrainian = new UkrainianSpelling();

    private protected Spelling()
    {
    }

    /// <summary>Short words that are joined to the next word without a space: "d" in "d'apprentissage".</summary>
    public virtual IReadOnlyList<string> Joined => [];

    /// <summary>Returns the spelling of a language.</summary>
    /// <param name="language">The BCP 47 tag of the language.</param>
    public static Spelling Of(string language) => language.Split('-')[0] switch
    {
        "ar" => Arabic,
        "de" => German,
        "fr" => French,
        "uk" => Ukrainian,
        _ => Plain,
    };

    /// <summary>Returns the phrase in its folded form.</summary>
    /// <param name="phrase">The phrase, normalized by <see cref="Utterance.Normalize"/>.</param>
    public virtual string Fold(string phrase) => phrase;

    /// <summary>
    /// Returns the forms of a name without the short words that may be joined to it: "EFP" for "l'EFP". Compare them with known names only,
    /// because the method also cuts first letters that belong to the word itself.
    /// </summary>
    /// <param name="phrase">The phrase, after <see cref="Fold"/>.</param>
    public virtual IEnumerable<string> WithoutJoined(string phrase) => [];

    /// <summary>Returns the phrase without an "and" that is joined to its first word; null if no "and" is joined to it.</summary>
    /// <param name="phrase">The phrase, after <see cref="Fold"/>.</param>
    public virtual string? WithoutAnd(string phrase) => null;
}
