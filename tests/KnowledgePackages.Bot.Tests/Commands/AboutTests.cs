using System.Diagnostics;
using System.Globalization;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// The bot answers questions about the assistant in every language and at every moment, and mistakes no other text for one.
/// </summary>
public class AboutTests(ITestOutputHelper output)
{
    private const double LeastHeldOut = 0.85;
    private const double LeastLater = 0.5;
    private const int Runs = 9;

    private static readonly TextRecognizers Recognizers = new(TestContent.Content);

    private static readonly Journey[] Moments =
    [
        new(),
        new Journey().Start(),
        AllAnswered() with { AnswersChecked = true },
        AtFirstStation(),
    ];

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    public static TheoryData<string, string, double> Sets
    {
        get
        {
            var sets = new TheoryData<string, string, double>();
            foreach (var language in TestContent.Content.Languages)
            {
                sets.Add(language, "held-out", LeastHeldOut);
                sets.Add(language, "later", LeastLater);
            }

            return sets;
        }
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Languages))]
    public void Every_wording_finds_its_answer_at_every_moment(string language)
    {
        var wrong =
            from about in TestContent.Content.In(language).About
            from asked in about.Wordings
            from text in new[] { asked, $"{asked}?" }
            from journey in Moments
            from confirming in Enum.GetValues<Confirmation>()
            let heard = Hear(language, text, journey, confirming)
            where heard != new Intent.About(about.Id)
            select $"{language} {about.Id}: '{text}' was heard as {heard} at {journey.PositionIn(TestContent.Content)}, {confirming}";

        Assert.True(!wrong.Any(), string.Join('\n', wrong.DistinctBy(line => line.Split(" at ")[0])));
    }

    [Fact]
    public void There_are_many_questions_with_many_wordings_and_answers_in_every_language() => Assert.All(
        TestContent.Content.Languages,
        language =>
        {
            var about = TestContent.Content.In(language).About;
            Assert.True(about.Count >= 20);
            Assert.Equal(TestContent.English.About.Select(question => question.Id), about.Select(question => question.Id));
            Assert.All(about, question => Assert.True(question.Wordings.Count >= 8, $"{language} {question.Id}"));
        });

    // Do not fit the content to these texts, because they show how well the bot understands texts that nobody prepared it for.
    [Theory]
    [MemberData(nameof(Sets))]
    public void Other_wordings_are_mostly_understood_and_never_do_anything(string language, string set, double least)
    {
        var heard = HeldOut(language, set).Select(asked => (asked.Id, Intent: Hear(language, asked.Text, new Journey().Start()))).ToList();
        var found = heard.Count(asked => asked.Intent == new Intent.About(asked.Id) || IsAsGood(asked.Id, asked.Intent));
        var otherwise = heard.Count(asked => asked.Intent is Intent.About about && about.QuestionId != asked.Id);
        if (set == "later")
        {
            output.WriteLine(string.Join('\n', HeldOut(language, set).Zip(heard)
                .Where(pair => pair.Second.Intent != new Intent.About(pair.First.Id))
                .Select(pair => $"{pair.First.Id}: {pair.First.Text} -> {pair.Second.Intent}")));
        }

        output.WriteLine($"about, {language}, {set}: {found} of {heard.Count} found, {otherwise} taken for another question");

        Assert.All(heard, asked => Assert.True(
            asked.Intent is Intent.Answer { Value: AnswerValue.NotSure } || asked.Intent?.Definition.Effect is null or IntentEffect.Informs,
            asked.Intent?.ToString()));
        Assert.True(found >= least * heard.Count, $"{found} of {heard.Count}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_people_ask_about_their_work_is_no_question_about_the_assistant(string language)
    {
        var folder = RepositoryFolder.PathTo("tests", "KnowledgePackages.Web.Tests", "Search");
        var asked = new[] { "questions.txt", "asked.txt" }
            .SelectMany(file => File.ReadAllLines(Path.Combine(folder, file))
                .SkipWhile(line => line != $"[{language}]")
                .Skip(1)
                .TakeWhile(line => !line.StartsWith('[')))
            .Where(line => line.Contains("->", StringComparison.Ordinal))
            .Select(line => line.Split("->", StringSplitOptions.TrimEntries))
            .Where(line => !IsAboutPackages(line[1]))
            .Select(line => line[0]);

        var taken = asked
            .Select(text => (text, Heard: Hear(language, text, new Journey().Start())))
            .Where(text => text.Heard is Intent.About);
        Assert.True(!taken.Any(), string.Join('\n', taken));
    }

    // Measures the median over all texts. The fastest run of each text counts, because other processes may slow down the machine.
    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_is_understood_in_less_than_a_millisecond(string language)
    {
        var texts = HeldOut(language, "held-out").Concat(HeldOut(language, "later")).Select(asked => asked.Text).ToList();
        var context = new CardContext(TestContent.Content, TestContent.Content.In(language), new Journey().Start());
        var prompt = OpenPrompt.Of(context.Journey, TestContent.Content);
        var choices = PromptCards.For(context, prompt).Choices;
        var times = texts.Select(text => Enumerable.Range(0, Runs).Min(run =>
        {
            var start = Stopwatch.GetTimestamp();
            var said = Utterance.Of(text);
            _ = Recognizers.For(context.Texts).Recognize(said, context, prompt, choices, choices);
            _ = Recognizers.AboutFor(context.Texts).Nearest(said);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"understood, {language}: median {times[times.Count / 2]:0.000} ms"));

        Assert.InRange(times[times.Count / 2], 0, 1);
    }

    private static bool IsAboutPackages(string answers) =>
        answers.Split(',', StringSplitOptions.TrimEntries).Any(answer => answer is "kp1" or "kp2" or "packages-compared" or "knowledge-package");

    // Accepts commands with the same effect, and glossary terms that explain the subject.
    private static bool IsAsGood(string id, Intent? intent) => (id, intent) is
        ("place", Intent.Status) or ("abilities", Intent.Help) or ("languages", Intent.Languages)
        or ("data" or "storage" or "readers" or "privacy", Intent.Kept)
        or ("station", Intent.LookUp { TermId: "station" })
        or ("packages", Intent.LookUp { TermId: "packages-compared" });

    // Recognises a text like the conversation does: similar wordings are tried after everything that is understood exactly.
    private static Intent? Hear(string language, string text, Journey journey, Confirmation confirming = Confirmation.None)
    {
        var texts = TestContent.Content.In(language);
        var context = new CardContext(TestContent.Content, texts, journey);
        var prompt = OpenPrompt.Of(journey, TestContent.Content, confirming);
        var choices = PromptCards.For(context, prompt).Choices;
        var said = Utterance.Of(text);
        var intent = Recognizers.For(texts).Recognize(said, context, prompt, choices, choices);
        return (intent is null or Intent.LookUp { TermId: null }) && Recognizers.AboutFor(texts).Nearest(said) is { } about
            ? new Intent.About(about)
            : intent;
    }

    private static Journey AllAnswered() => new Journey().Start() with
    {
        Answers = [.. TestContent.Content.Questions.Select(question => new Answer(question.Id, AnswerValue.No, default))],
    };

    private static Journey AtFirstStation() =>
        (AllAnswered() with { AnswersChecked = true, PackageId = "kp2" })
            .GoToStation(TestContent.Content, TestContent.Content.GetPackage("kp2").Stations[0].Id);

    private static IEnumerable<(string Id, string Text)> HeldOut(string language, string set)
    {
        using var stream = typeof(AboutTests).Assembly.GetManifestResourceStream($"about.{set}")!;
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line is ['[', .. var heading, ']'])
            {
                section = heading;
            }
            else if (section == language && line.Split('|', StringSplitOptions.TrimEntries) is [var id, var text])
            {
                yield return (id, text);
            }
        }
    }
}
