using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// The content changes while people are at every possible position: start, questions, review, recommendation, route, every step of every
/// station of both packages, the extra questions of the first package and the review of their answers, summary. All of them continue at the
/// same position or at the nearest safe one, and keep all their answers.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ChangedContentTests
{
    private static readonly string[] Answers = ["yes", "no", "not sure"];
    private static readonly Lazy<Task<IReadOnlyList<Stop>>> Stops = new(WalkAsync);

    private static readonly Dictionary<string, ContentEdit> Edits = new()
    {
        ["a question reworded"] = new ContentEdit().WithWords("kp2-c3", "Is it hard?").WithWords("kp1-c2", "Is it hard?"),
        ["an extra question removed"] = new ContentEdit().Without("kp1-c2"),
        ["a question inserted"] = new ContentEdit().WithQuestion("kp2-c4", before: "kp2-c2"),
        ["a question removed"] = new ContentEdit().Without("kp2-c2"),
        ["the questions reordered"] = new ContentEdit().WithQuestionsReversed(),
        ["a station removed from each package"] = new ContentEdit().WithoutStation("kp2-s2", "kp2-s1").WithoutStation("kp1-s2", "kp1-s1"),
        ["resources removed"] = new ContentEdit().Without("vision-workshop").Without("exchange-guide").Without("partner-map"),
        ["steps cut in another way"] = new ContentEdit().WithStationReversed("kp2-s1").WithStationReversed("kp1-s2"),
        ["tips and actions removed"] = new ContentEdit().Without("kp2-s1-t5").Without("kp2-s1-a1").Without("kp1-s2-t1"),
        ["all of it"] = new ContentEdit()
            .WithWords("kp2-c3", "Is it hard?").WithQuestion("kp2-c4", before: "kp2-c2").Without("kp2-c2").WithQuestionsReversed()
            .WithoutStation("kp2-s2", "kp2-s1").WithStationReversed("kp2-s1").Without("exchange-guide").Without("kp2-s1-a1"),
    };

    /// <summary>Each edit, with the positions that it changes, as "from>to". All other positions stay the same.</summary>
    public static TheoryData<string, string> Changes =>
        new()
        {
            { "a question reworded", "" },
            { "an extra question removed", "kp1-c2>kp1-c3" },
            { "a question inserted", "kp2-c2>kp2-c4 kp2-c3>kp2-c4 check>kp2-c4 recommendation>kp2-c4" },
            { "a question removed", "kp2-c2>kp2-c3" },
            { "the questions reordered", "kp2-c1>kp2-c3 kp2-c2>kp2-c3" },
            { "a station removed from each package", "kp2-s2/*>kp2/route kp1-s2/*>kp1/route" },
            {
                "resources removed",
                """
                    kp2-s1/vision-workshop>kp2-s1/kp2-s1 kp2-s1/exchange-guide>kp2-s1/kp2-s1
                    kp1-s1/partner-map>kp1-s1/kp1-s1 kp1-s1/partner-letter>kp1-s1/company-visits
                    """
            },
            {
                "steps cut in another way",
                """
                    kp2-s1/vision-workshop>kp2-s1/region-plan kp2-s1/exchange-guide>kp2-s1/old-atlas
                    kp2-s1/kp2-s1-t1>kp2-s1/kp2-s1-t2 kp2-s1/kp2-s1-t5>kp2-s1/kp2-s1-t6
                    kp1-s2/course-check>kp1-s2/job-figures kp1-s2/graduate-survey>kp1-s2/placement-plan
                    """
            },
            {
                "tips and actions removed",
                """
                    kp2-s1/kp2-s1-t5>kp2-s1/kp2-s1 kp2-s1/kp2-s1-a1>kp2-s1/kp2-s1
                    kp1-s2/kp1-s2-t1>kp1-s2/kp1-s2 kp1-s2/kp1-s2-t5>kp1-s2/kp1-s2-t2
                    """
            },
            {
                "all of it",
                """
                    kp2-c1>kp2-c3 kp2-c2>kp2-c3 check>kp2-c4 recommendation>kp2-c4
                    kp2-s2/*>kp2/route kp2-s1/exchange-guide>kp2-s1/kp2-s1
                    kp2-s1/kp2-s1-t1>kp2-s1/kp2-s1-t2 kp2-s1/kp2-s1-t5>kp2-s1/kp2-s1-t6 kp2-s1/kp2-s1-a1>kp2-s1/kp2-s1
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Everybody_goes_on_from_the_nearest_safe_point_with_all_answers(string edit, string moved)
    {
        var content = Edits[edit].Load();
        var moves = moved.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(move => move.Split('>')).ToDictionary(move => move[0], move => move[1]);
        List<string> wrong = [];
        foreach (var stop in await Stops.Value)
        {
            var line = await OpenAsync(stop, content);
            var shown = await line.SayAsync("where am I?");
            var state = await line.StoredAsync();
            var expected = moves.GetValueOrDefault(stop.Place) ?? moves.GetValueOrDefault($"{stop.Place.Split('/')[0]}/*") ?? stop.Place;
            if (state.Memory.Asked!.Place != expected)
            {
                wrong.Add($"{stop.Place}>{state.Memory.Asked.Place}");
            }

            Assert.Equal("status", Line.Says(shown).SkipLast(1).Last()); // the open prompt follows
            Same(stop.State.Answers, state.Answers, stop.Place);

            // The next sensible text is understood and leads on. If a question is open, the text answers this question and no other one.
            await line.SayAsync(WayOn(state.Journey.PositionIn(content)));
            var next = await line.StoredAsync();
            Assert.NotEqual(state.Memory.Asked.Place, next.Memory.Asked!.Place);
            Same(With(state, content), next.Answers, stop.Place);
        }

        Assert.True(wrong.Count == 0, string.Join(' ', wrong));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_on_the_screen_before_can_be_tapped_and_answered_and_belongs_where_it_did(string edit, string moved)
    {
        _ = moved;
        var content = Edits[edit].Load();
        foreach (var stop in await Stops.Value)
        {
            var open = stop.State.Memory.Asked!.Place;
            var stays = OpenPrompt.Of(stop.State.Journey, content).Id == open;
            var written = await OpenAsync(stop, content);
            Assert.NotEmpty(await written.SayAsync("no"));
            Same(stays ? With(stop.State, content) : stop.State.Answers, (await written.StoredAsync()).Answers, $"{stop.Place}, written");

            foreach (var tap in stop.Screen)
            {
                var tapped = await OpenAsync(stop, content);
                var at = stop.At.AddSeconds(10);
                Assert.NotEmpty(await tapped.DeliverAsync(tap with { Local = at, Channel = at }, at));
                var expected = new Dictionary<string, AnswerValue>(stop.State.Answers);
                if (Button.Read(tap.Data)!.Intent is Intent.Answer answer && content.FindChallenge(answer.QuestionId) is not null)
                {
                    expected[answer.QuestionId] = answer.Value;
                }

                Same(expected, (await tapped.StoredAsync()).Answers, $"{stop.Place}, {tap}");
            }
        }
    }

    private static string WayOn(Position position) => position switch
    {
        Position.NotStarted => "start",
        Position.Question => "no",
        Position.Step(_, _, var number, var total) when number == total => "done",
        Position.Step => "next",
        Position.Summary or Position.ExtraCheck => "stations",
        _ => "ok",
    };

    // Returns the answers after a "no" at the document's position.
    private static Dictionary<string, AnswerValue> With(StoredState state, DialogsContent content)
    {
        var answers = new Dictionary<string, AnswerValue>(state.Answers);
        if (state.Journey.PositionIn(content) is Position.Question open)
        {
            answers[open.Challenge.Id] = AnswerValue.No;
        }

        return answers;
    }

    private static void Same(
        IReadOnlyDictionary<string, AnswerValue> expected,
        IReadOnlyDictionary<string, AnswerValue> actual,
        string hint
    ) =>
        Assert.True(
            expected.OrderBy(pair => pair.Key).SequenceEqual(actual.OrderBy(pair => pair.Key)),
            $"{hint}: {string.Join(", ", actual)}"
        );

    private static async Task<Line> OpenAsync(Stop stop, DialogsContent content)
    {
        var storage = new MemoryConversationStore();
        await stop.State.PutAsync(storage);
        return Line.Open(storage, content, stop.At);
    }

    // Walks through both packages, and stores the state at each position.
    private static async Task<IReadOnlyList<Stop>> WalkAsync()
    {
        var line = Line.Open();
        List<Stop> stops = [];
        var said = "hi";
        while (said is not null)
        {
            var shown = await line.SayAsync(said);
            var state = await line.StoredAsync();
            var buttons = Line.ButtonsOf(shown[^1]).Select((data, i) => new Sending($"tap-{i}", null, data, shown[^1].Id));
            stops.Add(new(state.Memory.Asked!.Place, state, line.Time.GetUtcNow(), [.. buttons]));
            said = state.Journey.PositionIn(Sample.Content) switch
            {
                Position.Question { IsExtra: true } => "no", // keep the editors' order of the material
                Position.Question question => Answers[question.Number - 1],
                Position.Summary { Package.Id: "kp2" } => "package 1",
                Position.Summary when !stops.Any(stop => stop.Place == "kp1/answers") => "extra questions",
                Position.Summary => null,
                Position.Step { StationStep.Kind: StepKind.Actions } when !said.StartsWith("action", StringComparison.Ordinal) =>
                    "action 1 done",
                var position => WayOn(position),
            };
        }

        var steps = Sample.Content.Packages.SelectMany(package => package.Stations).Sum(station => station.Steps.Count);
        var questions = Sample.Content.Questions.Count + Sample.Content.ExtraQuestions.Count;
        const int Others = 9; // start, review, recommendation, extra offer, extra review, two routes, two summaries
        Assert.Equal(steps + questions + Others, stops.DistinctBy(stop => stop.Place).Count());
        return stops;
    }

    private sealed record Stop(string Place, StoredState State, DateTimeOffset At, IReadOnlyList<Sending> Screen);
}
