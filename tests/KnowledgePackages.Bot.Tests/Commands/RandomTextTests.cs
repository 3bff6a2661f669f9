using System.Diagnostics;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// Random texts from all words of the word lists: doubled, mistyped, cut, mixed with other languages. If all parts of a text have the same
/// meaning, the text never counts as the opposite. Only the exact words for a deletion delete anything. Typos that turn a word of two
/// letters into another word ("on" for "no") are left out, because nobody can detect them.
/// </summary>
[Trait("Category", "Slow")]
public class RandomTextTests(ITestOutputHelper output)
{
    private const int Rounds = 25_000;
    private const int Seed = 18;

    private static readonly string[] Signs = [" ", ", ", ". ", "! ", "... ", "\n", " - "];

    private static readonly TextRecognizers Recognizers = new(TestContent.Content);

    private static readonly Journey AtQuestion = new Journey().Start();

    [Fact]
    public void A_text_that_says_one_thing_never_counts_as_the_opposite()
    {
        var random = new Random(Seed);
        var books = TestContent.Content.Languages.ToDictionary(language => language, language => new Words(language));
        var languages = books.Keys.ToArray();
        var (counted, wrong) = (0, new List<string>());
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            var language = Pick(random, languages);
            var value = random.Next(2) == 0 ? AnswerValue.Yes : AnswerValue.No;
            var spoken = random.Next(10) == 0 ? Pick(random, languages) : language;
            var text = Text(random, books[spoken], value, opens: spoken == language); // no foreign fillers: "eh" is a yes in Arabic
            var (question, choices, prompt) = At(language, AtQuestion, Confirmation.None);
            if (Recognizers.For(question.Texts).Recognize(Utterance.Of(text), question, prompt, choices, choices) is Intent.Answer answer)
            {
                counted++;
                if (answer.Value != value && answer.Value != AnswerValue.NotSure)
                {
                    wrong.Add($"{language}: '{text}' says {value} and was counted as {answer.Value}");
                }
            }
        }

        var each = watch.Elapsed.TotalMilliseconds / Rounds;
        output.WriteLine($"{Rounds} texts, {counted} counted, {wrong.Count} wrong, {each:0.000} ms each");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct().Take(40)));
        Assert.InRange(counted, Rounds / 4, Rounds); // with fewer counted texts, the random texts would be too strange to prove anything
    }

    [Fact]
    public void What_is_denied_never_counts_as_if_it_were_not()
    {
        List<string> wrong = [];
        foreach (var language in TestContent.Content.Languages)
        {
            var words = new Words(language);
            foreach (var (value, pole) in words.Poles.Where(pole => !pole.Phrase.Contains(' ', StringComparison.Ordinal)))
            {
                foreach (var negation in words.Negations)
                {
                    var (question, choices, prompt) = At(language, AtQuestion, Confirmation.None);
                    var heard = Recognizers.For(question.Texts)
                        .Recognize(Utterance.Of($"{negation} {pole}"), question, prompt, choices, choices);
                    if (heard is Intent.Answer answer && answer.Value == value)
                    {
                        wrong.Add($"{language}: '{negation} {pole}' was counted as {value}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} are wrong:\n{string.Join('\n', wrong.Take(60))}");
    }

    [Fact]
    public void No_text_but_the_plain_word_destroys_anything()
    {
        var random = new Random(Seed);
        var books = TestContent.Content.Languages.ToDictionary(language => language, language => new Words(language));
        List<string> wrong = [];
        for (var round = 0; round < Rounds / 2; round++)
        {
            var language = Pick(random, [.. books.Keys]);
            var text = random.Next(3) == 0
                ? Noise(random)
                : Text(random, books[random.Next(3) == 0 ? Pick(random, [.. books.Keys]) : language], AnswerValue.Yes);
            foreach (var confirmation in new[] { Confirmation.Restart, Confirmation.Erase })
            {
                var (context, choices, prompt) = At(language, AtQuestion, confirmation);
                var heard = Recognizers.For(context.Texts).Recognize(Utterance.Of(text), context, prompt, choices, choices);
                if (heard?.Definition.Effect == IntentEffect.Deletes && !books[language].IsPlainYes(text))
                {
                    wrong.Add($"{language}: '{text}' destroys");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct().Take(40)));
    }

    private static string Text(Random random, Words words, AnswerValue value, bool opens = true)
    {
        List<string> parts = [];
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var part = Pick(random, value == AnswerValue.Yes ? words.Yes : words.No);
            parts.Add(part);
            if (random.Next(6) == 0)
            {
                parts.Add(part);
            }
        }

        if (opens && random.Next(4) == 0)
        {
            parts.Insert(0, Pick(random, words.Fillers));
        }

        var text = parts[0];
        foreach (var part in parts.Skip(1))
        {
            // If a part has a negation, separate it by punctuation. Otherwise the negation would also deny the other part.
            text += (words.Denies(text) || words.Denies(part) ? Pick(random, Signs[1..]) : Pick(random, Signs)) + part;
        }

        return random.Next(5) == 0 ? Mistyped(random, text) : text;
    }

    // Makes one typing mistake: swaps two neighbouring letters, doubles a letter, or writes everything in capitals.
    private static string Mistyped(Random random, string text)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 when at > 1 && char.IsLetter(text[at]) && char.IsLetter(text[at - 1]) && char.IsLetter(text[at - 2]) =>
                $"{text[..(at - 1)]}{text[at]}{text[at - 1]}{text[(at + 1)..]}",
            1 when char.IsLetter(text[at]) => text[..at] + text[at] + text[at..],
            _ => text.ToUpperInvariant(),
        };
    }

    private static string Noise(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next(0x20, random.Next(4) == 0 ? 0x3200 : 0x7F))]);

    private static T Pick<T>(Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    private static (CardContext Context, IReadOnlyList<Submit> Choices, OpenPrompt Prompt) At(
        string language, Journey journey, Confirmation confirmation)
    {
        var context = new CardContext(TestContent.Content, TestContent.Content.In(language), journey);
        var prompt = OpenPrompt.Of(journey, TestContent.Content, confirmation);
        return (context, PromptCards.For(context, prompt).Choices, prompt);
    }

    /// <summary>The words from which the tests build answers in one language: for yes, for no, fillers and negations.</summary>
    private sealed class Words
    {
        private readonly HashSet<string> _plain;
        private readonly Phrasebook _phrases;

        public Words(string language)
        {
            var texts = TestContent.Content.In(language);
            _phrases = new Phrasebook(texts);
            Yes = [.. texts.Synonyms(PhraseGroups.Yes), .. texts.Synonyms(PhraseGroups.Hard)];
            No = [.. texts.Synonyms(PhraseGroups.No), .. texts.Synonyms(PhraseGroups.Easy)];
            Fillers = texts.Synonyms(PhraseGroups.Filler);
            Negations = [.. texts.Synonyms(PhraseGroups.Negation)
                .Where(word => !word.Contains(' ', StringComparison.Ordinal) && !texts.Synonyms(PhraseGroups.NoAbroad).Contains(word))];
            Poles =
            [
                .. texts.Synonyms(PhraseGroups.Hard).Select(phrase => (AnswerValue.Yes, phrase)),
                .. texts.Synonyms(PhraseGroups.Easy).Select(phrase => (AnswerValue.No, phrase)),
            ];
            _plain =
            [
                .. texts.Synonyms(PhraseGroups.YesAbroad)
                    .Append(texts.Message(Messages.RestartYes.Id))
                    .Append(texts.Message(Messages.EraseYes.Id))
                    .Select(phrase => _phrases.Fold(Utterance.Normalize(phrase))),
                "1",
            ];
        }

        public IReadOnlyList<string> Yes { get; }

        public IReadOnlyList<string> No { get; }

        public IReadOnlyList<string> Fillers { get; }

        public IReadOnlyList<string> Negations { get; }

        public IReadOnlyList<(AnswerValue Value, string Phrase)> Poles { get; }

        /// <summary>
        /// Returns whether at least one word of a text is a negation by itself. Does not find negations such as "far from", in which no
        /// single word is a negation.
        /// </summary>
        public bool Denies(string text) => _phrases.Fold(Utterance.Of(text).Text).Split(' ')
            .Any(word => _phrases.IsIn(word, PhraseGroups.Negation) || _phrases.IsIn(word, PhraseGroups.NegationAlso));

        public bool IsPlainYes(string text)
        {
            var whole = _phrases.Fold(Utterance.Of(text).Text);
            return _plain.Contains(whole) || _plain.Contains(_phrases.WithoutFillers(whole));
        }
    }
}
