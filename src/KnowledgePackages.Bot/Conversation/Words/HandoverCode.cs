using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The code with which a person goes on in another conversation: nine random characters and one that checks them, written in two groups of
/// five. The alphabet has no characters that look alike, and every code has a digit, so that no word is taken for one.
/// </summary>
internal static partial class HandoverCode
{
    /// <summary>The characters of a code. Their number is a prime, so the check finds each wrong and each exchanged character.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>The number of characters of a code.</summary>
    public const int Length = 10;

    /// <summary>The number of digits in <see cref="Alphabet"/>; they come first.</summary>
    public const int Digits = 8;

    private const int Group = Length / 2;
    private const int LongestText = 200;

    // Cyrillic and Greek capitals that look like a Latin one. A person whose keyboard writes them sees no difference.
    private const string LookAlikes = "АВСЕНКМРТХУΑΒΕΖΗΚΜΝΡΤΥΧ";
    private const string Latin = "ABCEHKMPTXYABEZHKMNPTYX";

    /// <summary>Returns the code that follows from random bytes: the same one each time that a turn runs.</summary>
    public static string Create(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, bytes);
        while (true)
        {
            // 128 bits are so many more than the code has that every code is equally likely.
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

    /// <summary>Returns the code as people read it: "ABCDE-23456".</summary>
    public static string Shown(string code) => $"{code[..Group]}-{code[Group..]}";

    /// <summary>
    /// Reads a code from a text, in any case, with or without blanks and hyphens, alone or between other words. Returns null if the text
    /// has none. <see cref="HandoverCodeReading.Code"/> is null if the text has the form of a code, but its check is wrong.
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

    // Returns the letters and digits as capitals, without blanks and hyphens; null if there are others, or not as many as a code has.
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

    // Each place has a weight of its own, so the sum changes if two characters change their places.
    private static int CheckOf(int[] values) => Enumerable.Range(0, Length - 1).Sum(i => (i + 1) * values[i]) % Alphabet.Length;

    [GeneratedRegex(@"(?<![\w-])\w{5}\s?\p{Pd}\s?\w{5}(?![\w-])")]
    private static partial Regex Grouped();
}

/// <summary>What was read where a code stands.</summary>
/// <param name="Code">The code; null if it has a typing mistake.</param>
internal sealed record HandoverCodeReading(string? Code);
