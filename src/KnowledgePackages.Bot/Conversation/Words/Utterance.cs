using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// A typed text, normalized for comparison. Normalization applies Unicode NFKC, makes letters lower case, removes diacritics and
/// apostrophes, and merges interchangeable letters. It writes signs for "number" as "#", digits of every script as 0 to 9, and other
/// punctuation as a space. If a letter is repeated more than twice ("yesss"), it keeps one of them. Emoji are kept only if there is nothing
/// else. Rules for a single language are in its <see cref="Spellings.Spelling"/>.
/// </summary>
internal sealed partial record Utterance
{
    /// <summary>
    /// The maximum length in UTF-16 code units. A longer text is cut before the comparison, and the bot does not understand it.
    /// </summary>
    public const int MaxLength = 500;

    private const string ClauseEnds = ",.;:!\n()–—…،。，！؛";

    // Replaces a sign before or after a number, such as the minus in "-1". No phrase of the content contains this character, so the text
    // matches no phrase.
    private const string Signed = " ± ";
    private const string QuestionMarks = "?？؟⁇";

    private Utterance(string text, string signs, IReadOnlyList<string> clauses, bool isQuestion, bool wasCut) =>
        (Text, Signs, Clauses, IsQuestion, WasCut) = (text, signs, clauses, isQuestion, wasCut);

    /// <summary>
    /// The question before the only question mark, normalized: "hard" in "Hard? Not at all". Null if no text follows the question mark.
    /// </summary>
    public string? Echo { get; private init; }

    /// <summary>The text after the question of <see cref="Echo"/>; null if <see cref="Echo"/> is null.</summary>
    public Utterance? AfterEcho { get; private init; }

    /// <summary>The whole text, normalized. Empty if the text has no letter, digit or emoji.</summary>
    public string Text { get; }

    /// <summary>The emoji of the text; an emoji that is repeated in a row is included once.</summary>
    public string Signs { get; }

    /// <summary>The non-empty parts between commas, full stops and similar punctuation, normalized.</summary>
    public IReadOnlyList<string> Clauses { get; }

    /// <summary>Whether the text has a question mark.</summary>
    public bool IsQuestion { get; }

    /// <summary>Whether the text was longer than <see cref="MaxLength"/>.</summary>
    public bool WasCut { get; }

    /// <summary>Normalizes a text that a person typed; null counts as empty.</summary>
    public static Utterance Of(string? raw)
    {
        var text = raw?.Trim() ?? "";
        var wasCut = text.Length > MaxLength;
        if (wasCut)
        {
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        }

        text = WithNumberSigns(WithEmoji(WellFormed(text))).Normalize(NormalizationForm.FormKC);
        var clauses = text.Replace(" - ", ",", StringComparison.Ordinal)
            .Split(ClauseEnds.ToCharArray())
            .Select(Normalize)
            .Where(clause => clause.Length > 0);
        var mark = text.AsSpan().IndexOfAny(QuestionMarks);
        var hasEcho = mark > 0 && !text.AsSpan(mark + 1).ContainsAny(QuestionMarks) && !string.IsNullOrWhiteSpace(text[(mark + 1)..]);
        return new(Normalize(text), Parts(text).Signs, [.. clauses], mark >= 0, wasCut)
        {
            Echo = hasEcho ? Normalize(text[..mark]) : null,
            AfterEcho = hasEcho ? Of(text[(mark + 1)..]) : null,
        };
    }

    /// <summary>
    /// Returns the normalized form of a phrase. The bot compares phrases in this form only, both typed texts and the labels and synonyms of
    /// the content.
    /// </summary>
    public static string Normalize(string phrase)
    {
        if (phrase is ['+', ..] && phrase.All(sign => sign == '+'))
        {
            return "+"; // "+" means yes in chats in Cyrillic letters; "+-" does not
        }

        var (words, signs) = Parts(phrase);
        return words.Length > 0 ? words : signs;
    }

    private static (string Words, string Signs) Parts(string phrase)
    {
        var words = new StringBuilder(phrase.Length);
        var signs = new StringBuilder();
        var said = SignOfNumber().Replace(WithNumberSigns(WithEmoji(WellFormed(phrase))), Signed);
        foreach (var rune in said.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsApostrophe(rune) || IsNoise(rune))
            {
                continue;
            }

            if (CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) is >= 0 and var digit)
            {
                words.Append(digit);
            }
            else if (Rune.IsLetter(rune) || rune.Value is '{' or '}')
            {
                AppendLetter(words, Rune.ToLowerInvariant(rune));
            }
            else if (rune.Value == '±')
            {
                words.Append(" ± ");
            }
            else if (rune.Value == '#')
            {
                words.Append(" # ");
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
            {
                AppendSign(signs, rune.ToString());
            }
            else
            {
                words.Append(' ');
            }
        }

        return (OnceWhereHeldDown(words), signs.ToString());
    }

    // Appends a letter. Letters that people use interchangeably, and that differ by more than a diacritic, are merged into one.
    private static void AppendLetter(StringBuilder words, Rune letter) => _ = letter.Value switch
    {
        'ß' => words.Append("ss"),
        'œ' => words.Append("oe"),
        'æ' => words.Append("ae"),
        'ø' => words.Append('o'),
        'ł' => words.Append('l'),
        'ı' => words.Append('i'),
        'ٱ' => words.Append('ا'),
        'ى' or 'ی' => words.Append('ي'),
        'ک' => words.Append('ك'),
        'ة' or 'ہ' or 'ھ' or 'ە' => words.Append('ه'),
        'ـ' or 'ء' => words, // omits the lengthening stroke, and the hamza, which many people omit
        _ => words.Append(letter.ToString()),
    };

    // Replaces names of emoji such as ":thumbsup:" by the emoji, because Slack sends the names.
    private static string WithEmoji(string text)
    {
        text = text.Contains("))", StringComparison.Ordinal) ? Smiles().Replace(text, " 😆") : text;
        return text.Contains(':', StringComparison.Ordinal)
            ? EmojiName().Replace(text, match => EmojiOf(match.Groups["name"].Value) ?? match.Value)
            : text;
    }

    // Finds laughter as people write it beside Cyrillic letters: three closing brackets or more. Two are only friendly.
    [GeneratedRegex(@"\){3,}")]
    private static partial Regex Smiles();

    private static string? EmojiOf(string name) => name switch
    {
        "+1" or "thumbsup" => "👍",
        "-1" or "thumbsdown" => "👎",
        "white_check_mark" or "heavy_check_mark" or "ballot_box_with_check" => "✅",
        "x" or "negative_squared_cross_mark" => "❌",
        "ok_hand" => "👌",
        "shrug" or "woman-shrugging" or "man-shrugging" => "🤷",
        "thinking_face" => "🤔",
        "pray" => "🙏",
        "wave" => "👋",
        "joy" => "😂",
        "rofl" or "rolling_on_the_floor_laughing" => "🤣",
        "laughing" or "satisfied" => "😆",
        "rolling_eyes" or "face_with_rolling_eyes" => "🙄",
        _ when name.StartsWith("skin-tone", StringComparison.Ordinal) => "",
        _ => null,
    };

    [GeneratedRegex(":(?<name>[a-z0-9_+-]{1,40}):")]
    private static partial Regex EmojiName();

    // Finds the sign before or after a number, as in "-1", because a number with a sign is not a choice from a list.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[-\u2212\u2012-\u2015+±~<>=$€*/^]\s?(?=\p{N})|(?<=\p{N})[+%‰°](?![\p{L}\p{N}])")]
    private static partial Regex SignOfNumber();

    // Replaces "№", "n°", "nº" and "n.º" by "#", because Unicode normalisation would turn them into "no", which is an answer.
    private static string WithNumberSigns(string text) =>
        text.AsSpan().ContainsAny('№', '°', 'º') ? NumberSign().Replace(text, " # ") : text;

    [GeneratedRegex(@"№|\b[nN]\s?\.?\s?[°º]")]
    private static partial Regex NumberSign();

    private static string OnceWhereHeldDown(StringBuilder words)
    {
        var text = new StringBuilder(words.Length);
        for (var start = 0; start < words.Length;)
        {
            var end = start + 1;
            while (end < words.Length && words[end] == words[start])
            {
                end++;
            }

            var isHeldDown = end - start > 2 && char.IsLetter(words[start]);
            text.Append(words[start], words[start] == ' ' || isHeldDown ? 1 : end - start);
            start = end;
        }

        return text.ToString().Trim();
    }

    private static void AppendSign(StringBuilder signs, string sign)
    {
        if (!signs.ToString().EndsWith(sign, StringComparison.Ordinal))
        {
            signs.Append(sign);
        }
    }

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or 'ʻ' or '‛' or '′' or '＇';

    // Returns whether to remove a character: a diacritic, an invisible character, or the skin tone or gender sign of an emoji.
    private static bool IsNoise(Rune rune) =>
        rune.Value is (>= 0x1F3FB and <= 0x1F3FF) or 0x2640 or 0x2642
        or 0x115F or 0x1160 or 0x3164 or 0xFFA0 // fillers of Hangul: letters without a shape
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Replace unpaired surrogates, because Normalize throws on them.
    private static string WellFormed(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()))
        : text;
}
