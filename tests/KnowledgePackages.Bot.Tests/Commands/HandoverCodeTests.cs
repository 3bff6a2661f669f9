using System.Security.Cryptography;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// Tests handover codes: people can copy a code by hand, the bot notices mistakes in it, no other text counts as a code, and nobody can
/// guess a code.
/// </summary>
public class HandoverCodeTests(ITestOutputHelper output)
{
    private static readonly string[] Codes = [.. Enumerable.Range(0, 200).Select(i => HandoverCode.Create(BitConverter.GetBytes(i)))];

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Fact]
    public void The_same_random_bytes_give_the_same_code_and_others_another()
    {
        Assert.Equal(HandoverCode.Create([1, 2, 3]), HandoverCode.Create([1, 2, 3]));
        Assert.Equal(Codes.Length, Codes.Distinct().Count());
    }

    [Fact]
    public void Every_code_has_a_digit_and_only_characters_that_do_not_look_alike() => Assert.All(Codes, code =>
    {
        Assert.Equal(HandoverCode.Length, code.Length);
        Assert.Contains(code, char.IsAsciiDigit);
        Assert.DoesNotContain(code, "01OIL".Contains);
    });

    [Fact]
    public void A_code_is_read_in_every_way_that_people_copy_it() => Assert.All(Codes, code =>
    {
        var shown = HandoverCode.Shown(code);
        string[] ways =
        [
            code, shown, code.ToLowerInvariant(), shown.ToLowerInvariant(), shown.Replace('-', ' '), $" {shown} ", shown.Replace('-', '–'),
            string.Join(' ', code.ToCharArray()), $"\u200E{shown}\u200E", $"my code is {shown}", $"Code: {shown}, please",
            Arabic(shown), Cyrillic(shown),
        ];
        Assert.All(ways, way => Assert.Equal(code, HandoverCode.Read(way)?.Code));
    });

    [Fact]
    public void Every_wrong_and_every_exchanged_character_is_noticed() => Assert.All(Codes.Take(20), code =>
    {
        for (var i = 0; i < code.Length; i++)
        {
            foreach (var other in HandoverCode.Alphabet.Where(other => other != code[i]))
            {
                Assert.Null(HandoverCode.Read($"{code[..i]}{other}{code[(i + 1)..]}")?.Code);
            }

            for (var j = 0; j < i; j++)
            {
                var swapped = code.ToCharArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                Assert.True(code[i] == code[j] || HandoverCode.Read(new string(swapped))?.Code is null);
            }
        }
    });

    [Theory]
    [InlineData("K7M2P-XQ94C")]
    [InlineData("K7M2O-XQ94B")]
    [InlineData("k7m2p - xq949")]
    public void A_text_in_the_form_of_a_code_with_a_mistake_is_known_as_that(string text)
    {
        var read = HandoverCode.Read(text);

        Assert.NotNull(read);
        Assert.Null(read.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("education")]
    [InlineData("well-known")]
    [InlineData("cross-check")]
    [InlineData("Erasmus+ 2027")]
    [InlineData("partnerships")]
    [InlineData("2026-11-29")]
    [InlineData("K7M2PXQ94BK7M2PXQ94B")]
    [InlineData("<b>K7M2PXQ94</b>")]
    public void Other_texts_are_no_codes(string text) => Assert.Null(HandoverCode.Read(text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_of_the_content_is_taken_for_a_code(string language)
    {
        var texts = TestContent.Content.In(language);
        string[] all =
        [
            .. IntentPhrases(texts),
            .. TestContent.Content.Resources.SelectMany(resource => new[] { resource.Id, texts.ResourceTitle(resource) }),
            .. TestContent.Content.Questions.Select(challenge => challenge.Id),
            .. PhraseTable.Of(language).Select(phrase => phrase.Text),
        ];

        Assert.True(all.Length > 500);
        Assert.DoesNotContain(all, text => HandoverCode.Read(text) is not null);
    }

    // An attacker does not know which codes are valid, so each try hits each valid code with the same probability.
    [Fact]
    public void A_code_has_more_than_40_bits_and_the_limits_leave_an_attacker_no_chance()
    {
        const int OpenCodes = 1_000; // codes that are valid at the same moment, on a very busy host
        const int Networks = 100_000; // networks from which a large botnet sends wrong codes
        var characters = HandoverCode.Length - 1;
        var all = Math.Pow(HandoverCode.Alphabet.Length, characters);
        var withoutDigit = Math.Pow(HandoverCode.Alphabet.Length - HandoverCode.Digits, characters);
        var bits = Math.Log2(all - withoutDigit);
        var tries = TurnHandover.MostWrongCodes * Math.Ceiling(Handover.HandoverIntents.Lifetime / TurnHandover.WrongCodesCountFor);
        var one = tries / (all - withoutDigit);
        var many = tries * Networks * OpenCodes / (all - withoutDigit);

        output.WriteLine(
            $"{bits:0.0} bits; {tries} tries of a source in the life of a code: chance {one:0.0e0} for one code, "
            + $"{many:0.0e0} for {Networks} networks against {OpenCodes} codes.");
        Assert.True(bits >= 40);
        Assert.True(all > Math.Pow(2, 40));
        Assert.True(one < 1e-11);
        Assert.True(many < 1e-4);
    }

    [Fact]
    public void Codes_use_all_characters_equally()
    {
        const int Drawn = 20_000;
        var counts = Enumerable.Range(0, Drawn)
            .SelectMany(i => HandoverCode.Create(SHA256.HashData(BitConverter.GetBytes(i))))
            .CountBy(character => character)
            .ToDictionary();

        var expected = (double)Drawn * HandoverCode.Length / HandoverCode.Alphabet.Length;
        Assert.Equal(HandoverCode.Alphabet.Order(), counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 0.93 * expected, 1.07 * expected));
    }

    private static IEnumerable<string> IntentPhrases(ContentTexts texts) =>
        Conversation.Intents.IntentTable.SynonymGroups.SelectMany(group => texts.Synonyms(group));

    // Writes the digits as a keyboard for Arabic does.
    private static string Arabic(string text) =>
        string.Concat(text.Select(character => char.IsAsciiDigit(character) ? (char)('٠' + (character - '0')) : character));

    // Replaces some letters by Cyrillic ones that look the same, as people do who type a code on a Cyrillic keyboard.
    private static string Cyrillic(string text) => text.Replace('K', 'К').Replace('M', 'М').Replace('X', 'х').Replace('B', 'В');
}
