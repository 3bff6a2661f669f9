using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The code that copies a person's plan from one conversation to another: nine random characters and one check character, shown in two
/// groups of five. The alphabet has no characters that look alike. Every code has at least one digit, so no word is a valid code.
/// </summary>
internal static partial class HandoverCode
{
    /// <summary>
    /// The characters of a code. There are 31, a prime number, so the check character detects each wrong character and each exchange of two
    /// characters.
    /// </summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>The number of characters of a code.</summary>
    public const int Length = 10;

    /// <summary>The number of digits in <see cref="Alphabet"/>. The digits are its first characters.</summary>
    public const int Digits = 8;

    private const int Group = Length / 2;
    private const int LongestText = 200;

    // Cyrillic and Greek capitals that look like Latin ones. Latin has the matching capital at the same index. A person with a Cyrillic or
    // Greek keyboard may type these letters and see no difference.
    private const string LookAlikes = "АВСЕНКМРТХУΑΒΕΖΗΚΜΝΡΤΥΧ";
    private const string Latin = "ABCEHKMPTXYABEZHKMNPTYX";

    /// <summary>
    /// Derives a code from random bytes. The same bytes give the same code, so a turn that runs again creates the same code.
    /// </summary>
    public static string Create(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, bytes);
        while (true)
        {
            // The 128-bit number is so much larger than the number of codes that all codes are practically equally likely.
            var number = BinaryPrimitives.ReadUInt128BigEndian(bytes);
            var values = new int[Length];
            for (var i = 0; i < Length - 1; i++)
            {
                (values[i], number) = ((int)(number % (UInt128)Alphabet.Length), number / (UInt128)Alphabet.Length);
            }

            values[^1] = CheckOf(values);
            if (values.Any(value => value < Digits))
            {
                return string.Concat(values.Select(value => Alphabet[value]));
            }

            SHA256.HashData(bytes, bytes);
        }
    }

    /// <summary>Returns the code with a hyphen in the middle, as people read it: "ABCDE-23456".</summary>
    public static string Shown(string code) => $"{code[..Group]}-{code[Group..]}";

    /// <summary>
    /// Finds a code in a text that a person typed, in upper or lower case. If the text is only the code, the hyphen may be missing, and
    /// spaces may be anywhere. Among other words, the code must have its hyphen. Returns null if the text has no code, or more than 200
    /// UTF-16 code units. <see cref="HandoverCodeReading.Code"/> is null if the text has the form of a code with hyphen, but its check
    /// character is wrong.
    /// </summary>
    public static HandoverCodeReading? Read(string? text)
    {
        if (text is not { Length: >= Length and <= LongestText })
        {
            return null;
        }

        if (Plain(text) is { } alone && IsValid(alone))
        {
            return new(alone);
        }

        var grouped = Grouped().Matches(text).Select(match => Plain(match.Value)).OfType<string>().ToList();
        return grouped.Find(IsValid) is { } found ? new(found)
            : grouped.Exists(HasDigitAndLetter) ? new(null)
            : null;
    }

    // Returns the letters and digits as capitals, without white space and hyphens; null if the text has other characters, or if the number
    // of letters and digits is not that of a code.
    private static string? Plain(string text)
    {
        var plain = new StringBuilder(Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            var isIgnored = char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
            if (isIgnored || char.IsWhiteSpace(character))
            {
                continue;
            }

            if (!char.IsLetterOrDigit(character) || plain.Length == Length)
            {
                return null;
            }

            plain.Append(Known(character));
        }

        return plain.Length == Length ? plain.ToString() : null;
    }

    private static char Known(char character)
    {
        if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        var capital = char.ToUpperInvariant(character);
        return LookAlikes.IndexOf(capital, StringComparison.Ordinal) is >= 0 and var index ? Latin[index] : capital;
    }

    private static bool IsValid(string plain)
    {
        int[] values = [.. plain.Select(character => Alphabet.IndexOf(character, StringComparison.Ordinal))];
        return values.All(value => value >= 0) && values.Any(value => value < Digits) && CheckOf(values) == values[^1];
    }

    private static bool HasDigitAndLetter(string plain) => plain.Any(char.IsAsciiDigit) && plain.Any(char.IsAsciiLetter);

    // Each position has a different weight, so the sum changes if two characters are exchanged.
    private static int CheckOf(int[] values) => Enumerable.Range(0, Length - 1).Sum(i => (i + 1) * values[i]) % Alphabet.Length;

    [GeneratedRegex(@"(?<![\w-])\w{5}\s?\p{Pd}\s?\w{5}(?![\w-])")]
    private static partial Regex Grouped();
}

/// <summary>The result of finding a code in a text.</summary>
/// <param name="Code">The code; null if it has a typing mistake.</param>
internal sealed record HandoverCodeReading(string? Code);
