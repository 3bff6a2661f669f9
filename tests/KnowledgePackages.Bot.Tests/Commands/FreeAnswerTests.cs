using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// Answers in people's own words, from <c>FreeAnswers/</c>, at an open question. The worst error of the bot is to count an answer as its
/// opposite. Asking the person again costs little.
/// </summary>
public class FreeAnswerTests(ITestOutputHelper output)
{
    private const string Ask = "ask";

    // The maximum percentage of clear answers that the bot does not understand and asks for again.
    private const int MaxAskedAgain = 12;

    // The same percentage for answers to which the word lists were not tuned.
    private const int MaxAskedAgainHeldOut = 20;

    // The same for answers of a writer who knew neither the word lists nor other answers.
    private const int MaxAskedAgainUnseen = 55;

    private static readonly TextRecognizers Recognizers = new(TestContent.Content);

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    /// <summary>
    /// Sentences, short answers as people type them on a phone, answers of a person who had not seen the product, and answers in idioms.
    /// </summary>
    public static TheoryData<string, string> Sets => Each("", ".phone", ".stranger", ".spoken");

    // The word lists were not tuned to the answers in these files, so they show how the text recognizer handles new texts. Add answers to
    // the files if you like, but do not tune the word lists to any answer in them.
    public static TheoryData<string, string> HeldOutSets => Each(".held-out", ".phone.held-out");

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_answer_is_counted_against_its_meaning_and_few_are_asked_again(string language, string set) =>
        AssertCounted(Measure(language, $"free.{language}{set}"), MaxAskedAgain);

    [Theory]
    [MemberData(nameof(HeldOutSets))]
    public void Of_answers_that_nobody_fitted_it_to_none_is_counted_against_its_meaning(string language, string set) =>
        AssertCounted(Measure(language, $"free.{language}{set}"), MaxAskedAgainHeldOut);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Of_answers_of_a_stranger_none_is_counted_against_its_meaning(string language) =>
        AssertCounted(Measure(language, $"free.{language}.unseen"), MaxAskedAgainUnseen);

    // Denials after the denied word ("problems we don't have"), and halves that disagree without a "but" ("... is another story").
    [Theory]
    [MemberData(nameof(Languages))]
    public void Late_denials_and_disagreeing_halves_are_read_as_they_are_meant(string language) =>
        AssertCounted(Measure(language, $"free.{language}.late"), 0);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Irony_hopes_and_double_negations_are_never_counted_against_their_meaning(string language) =>
        AssertCounted(Measure(language, $"free.{language}.tricky"), 100);

    // People search and ask questions while a question is open, and often use words like "hard" and "easy".
    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Languages))]
    public void What_people_search_for_is_no_answer(string language)
    {
        var texts = TestContent.Content.In(language);
        var titles = TestContent.Content.Packages
            .SelectMany(package => package.Stations)
            .SelectMany(station => station.Tips.Select(tip => texts.Tip(tip.Id))
                .Concat(station.Actions.Select(action => texts.Action(action.Id).Text))
                .Append(texts.Station(station.Id).Title))
            .Concat(TestContent.Content.Resources.Select(resource => resource.Title))
            .Concat(texts.Glossary.Select(term => term.Term));
        var searches = File.ReadAllLines(RepositoryFolder.PathTo("tests", "KnowledgePackages.Web.Tests", "Search", "questions.txt"))
            .SkipWhile(line => line != $"[{language}]")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('['))
            .Where(line => line.Contains("->", StringComparison.Ordinal))
            .Select(line => line.Split("->")[0].Trim());

        var counted = titles.Concat(searches).Select(text => (Text: text, Read: Read(language, text))).Where(text => text.Read != Ask);
        Assert.True(!counted.Any(), string.Join('\n', counted.Select(text => $"[{text.Read}] {text.Text}")));
    }

    private static TheoryData<string, string> Each(params string[] sets)
    {
        TheoryData<string, string> all = [];
        foreach (var set in sets)
        {
            foreach (var language in TestContent.Content.Languages)
            {
                all.Add(language, set);
            }
        }

        return all;
    }

    private static void AssertCounted(Figures figures, int maxAskedAgain)
    {
        Assert.True(figures.Wrong.Count == 0, string.Join('\n', figures.Wrong));
        Assert.True(
            figures.AskedAgain.Count * 100 <= maxAskedAgain * figures.Clear,
            $"{figures.AskedAgain.Count} of {figures.Clear} are asked again:\n{string.Join('\n', figures.AskedAgain)}");
    }

    private Figures Measure(string language, string table)
    {
        var answers = FreeAnswers(table).ToList();
        var read = answers.Select(answer => (answer.Meant, answer.Text, Read: Read(language, answer.Text))).ToList();
        var figures = new Figures(
            [.. read.Where(answer => answer.Read != Ask && answer.Read != answer.Meant)
                .Select(answer => $"{table}: '{answer.Text}' was counted as [{answer.Read}], not as [{answer.Meant}]")],
            [.. read.Where(answer => answer.Read == Ask && answer.Meant != Ask).Select(answer => $"[{answer.Meant}] {answer.Text}")],
            read.Count(answer => answer.Meant != Ask));
        output.WriteLine(
            $"{table}: {answers.Count} answers, {figures.Wrong.Count} wrong, "
                + $"{figures.AskedAgain.Count} of {figures.Clear} clear ones asked again");
        output.WriteLine(string.Join('\n', figures.AskedAgain));
        return figures;
    }

    private static string Read(string language, string text)
    {
        var context = new CardContext(TestContent.Content, TestContent.Content.In(language), new Journey().Start());
        var prompt = OpenPrompt.Of(context.Journey, TestContent.Content);
        var choices = PromptCards.For(context, prompt).Choices;
        return Recognizers.For(context.Texts).Recognize(Utterance.Of(text), context, prompt, choices, choices) is Intent.Answer answer
            ? HeardAs.Answer(answer.Value)
            : Ask;
    }

    private static IEnumerable<(string Meant, string Text)> FreeAnswers(string table)
    {
        using var stream = typeof(FreeAnswerTests).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"There is no table '{table}'.");
        using var reader = new StreamReader(stream);
        var meant = "";
        while (reader.ReadLine() is { } line)
        {
            if (line is ['[', .. var heading, ']'])
            {
                meant = heading;
            }
            else if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return (meant, line);
            }
        }
    }

    private sealed record Figures(IReadOnlyList<string> Wrong, IReadOnlyList<string> AskedAgain, int Clear);
}
