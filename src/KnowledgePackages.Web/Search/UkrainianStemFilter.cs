using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Removes the ending of a lower-case Ukrainian word, so that all grammatical forms of a word match: "компанія", "компанії" and "компаній"
/// become "компан". The filter uses a list of endings instead of a dictionary.
/// </summary>
internal sealed class UkrainianStemFilter(TokenStream input) : TokenFilter(input)
{
    private const int ShortestRoot = 3;

    // The longest endings come first.
    private static readonly string[] Endings =
    [
        .. new[]
        {
            "ьому",
            "ього",
            "істю",
            "ості",
            "ення",
            "ями",
            "ами",
            "ові",
            "еві",
            "єві",
            "ого",
            "ому",
            "ими",
            "іми",
            "ією",
            "ість",
            "ють",
            "уть",
            "ять",
            "ать",
            "ить",
            "їть",
            "ої",
            "ою",
            "ею",
            "єю",
            "ий",
            "ій",
            "ім",
            "их",
            "іх",
            "им",
            "ом",
            "ем",
            "єм",
            "ам",
            "ям",
            "ах",
            "ях",
            "ів",
            "їв",
            "ей",
            "ія",
            "ії",
            "ію",
            "ти",
            "ь",
            "й",
            "а",
            "я",
            "е",
            "є",
            "и",
            "і",
            "ї",
            "о",
            "у",
            "ю",
        }.OrderByDescending(ending => ending.Length),
    ];

    private readonly ICharTermAttribute _word = GetAttribute<ICharTermAttribute>(input);

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        var root = Root(_word.ToString()!);
        _word.SetEmpty().Append(root);
        return true;
    }

    /// <summary>Returns the word without its ending.</summary>
    public static string Root(string word)
    {
        word = Plain(word);
        if (
            word.Length > ShortestRoot + 2
            && (word.EndsWith("ся", StringComparison.Ordinal) || word.EndsWith("сь", StringComparison.Ordinal))
        )
        {
            word = word[..^2];
        }

        var ending = Endings.FirstOrDefault(ending =>
            word.Length - ending.Length >= ShortestRoot && word.EndsWith(ending, StringComparison.Ordinal)
        );
        var root = ending is null ? word : word[..^ending.Length];

        // Normalise the end of the root, which differs in some forms, so that "практиці" matches "практика" and "навчань" matches
        // "навчання".
        if (ending == "і" && root.EndsWith('ц'))
        {
            return $"{root[..^1]}к";
        }

        if (root.EndsWith("іст", StringComparison.Ordinal)) // makes "якість" match "якості"
        {
            return $"{root[..^3]}ост";
        }

        // Remove the last letter if it is doubled ("навчанн" of "навчання") or if it is left over from the ending ("компані" of
        // "компаніями").
        return root.Length > ShortestRoot && (root[^1] == root[^2] || root[^1] == 'і') ? root[..^1] : root;
    }

    // Removes all kinds of apostrophes. Replaces ґ by г, because people often write г instead of ґ.
    private static string Plain(string word) =>
        new([.. word.Where(letter => letter is not ('\'' or '’' or 'ʼ' or '`' or '"')).Select(letter => letter == 'ґ' ? 'г' : letter)]);

    private static T GetAttribute<T>(TokenStream stream) where T : class, Lucene.Net.Util.IAttribute => stream.AddAttribute<T>();
}
