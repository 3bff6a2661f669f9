
namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// The ways in which a language writes one word, folded to one way: in our phrases when a <see cref="Phrasebook"/> is made, and in what a
/// person wrote. So "ue" is "ü" in German, and in German only. This one is for languages that need none of it.
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

    /// <summary>Little words that are written together with the word behind them, without a space: "d" of "d'apprentissage".</summary>
    public virtual IReadOnlyList<string> Joined => [];

    /// <param name="language">BCP 47 tag.</param>
    public static Spelling Of(string language) => language.Split('-')[0] switch
    {
        "ar" => Arabic,
        "de" => German,
        "fr" => French,
        "uk" => Ukrainian,
        _ => Plain,
    };

    /// <summary>The phrase in the one way of writing.</summary>
    /// <param name="phrase">Comparable: see <see cref="Utterance.Comparable"/>.</param>
    public virtual string Fold(string phrase) => phrase;

    /// <summary>
    /// A name without a little word that may be written together with it: "EFP" of "l'EFP". For names that are known: of others it cuts
    /// letters off.
    /// </summary>
    /// <param name="phrase">Folded.</param>
    public virtual IEnumerable<string> WithoutJoined(string phrase) => [];

    /// <summary>The phrase without an "and" that is written together with its first word; null where there is none.</summary>
    /// <param name="phrase">Folded.</param>
    public virtual string? WithoutAnd(string phrase) => null;
}
