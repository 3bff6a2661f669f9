using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Runtime.Wire;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// Three messages are on their way at the same time. They were sent one after the other, and arrive in every possible order after the
/// last one was sent.
/// </summary>
public sealed class OrderTests(ITestOutputHelper output)
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// <summary>The texts before, then the three messages (a text or a button) in the order in which they were sent.</summary>
    public static TheoryData<string, string, string, string> Triples => new()
    {
        { "hi|start", "no", "yes", "no" },
        { "hi|start|no|no", "! answer kp2-c3 yes", "! answer kp2-c1 yes", "no" },
        { "hi|start|no|no", "! answer kp2-c1 yes", "no", "! answer kp2-c2 notSure" },
        { "hi|start|no|no", "no", "yes", "not sure" },
        { "hi|start|no|no", "yes", "yes", "! answer kp2-c3 no" },
        { "hi|start|no|no", "! answer kp2-c3 yes", "no", "back" },
        { "hi|start|no|no", "! answer kp2-c3 yes", "! answer kp2-c3 yes", "! back kp2-c3" },
        { "hi|start|no|no", "! change kp2-c1", "! answer kp2-c3 yes", "no" },
        { "hi|start|no|no", "help", "yes", "! explain kp2-c3" },
        { "hi|start|no|yes|yes|back|back", "! answer kp2-c2 no", "! answer kp2-c2 no", "! answer kp2-c3 no" },
        { "hi|start|no|yes|yes|back|back", "! answer kp2-c2 no", "! answer kp2-c3 no", "yes" },
        { "hi|start|no|no|restart", "! answer kp2-c1 yes", "! restartYes", "yes" },
        { "hi|start|no|no|restart", "yes", "! answer kp2-c3 yes", "no" },
        { "hi|start|no|no|restart", "! restartNo", "yes", "! restartYes" },
        { "hi|start|no|no", "! answer kp2-c3 yes", "restart", "yes" },
        { "hi|start|no|no|no", "! confirm", "! change kp2-c2", "! answer kp2-c3 yes" },
        { "hi|start|no|no|no", "change 3", "yes", "! answer kp2-c2 yes" },
        { "hi|start|no|no|no|ok", "! choose kp1", "! choose kp2", "! answer kp2-c1 yes" },
        { "hi|start|no|no|no|ok|package 1", "! extra", "yes", "! station kp1-s1" },
        { "hi|start|no|no|no|ok|package 1|yes|no", "yes", "! answer kp1-c1 notSure", "! answer kp2-c1 yes" },
        { "hi|start|no|no|no|ok|package 1|yes|no", "! answer kp1-c2 yes", "stations", "! answer kp1-c1 yes" },
        { "hi|start|yes|no|no|ok|ok", "! station kp2-s1", "next", "! answer kp2-c2 yes" },
        { "hi|start|yes|no|no|ok|ok|ok", "! next", "! next", "! stationDone kp2-s1" },
        { "hi|start|yes|no|no|ok|ok|ok|next|back", "! next", "done", "restart" },
    };

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Triples))]
    public async Task Each_answer_ends_on_its_own_question_and_what_is_open_is_asked(
        string before,
        string first,
        string second,
        string third
    )
    {
        foreach (var clocks in Enum.GetValues<Clocks>())
        {
            var line = Line.Open();
            foreach (var said in before.Split('|'))
            {
                await line.SayAsync(said);
            }

            var start = await line.StoredAsync();
            var sent = line.Time.GetUtcNow() + TimeSpan.FromSeconds(5);
            Sending[] sendings =
            [
                .. new[] { first, second, third }.Select(
                    (what, i) =>
                    {
                        var at = sent.AddMilliseconds(700 * i);
                        var sending = new Sending($"flying-{i}", what, Local: clocks == Clocks.Channel ? null : at, Channel: at);
                        return what.StartsWith("! ", StringComparison.Ordinal) ? line.Tapped(sending) : sending;
                    }
                ),
            ];
            line.Time.Advance(TimeSpan.FromSeconds(8));
            foreach (var order in Orders)
            {
                var name = string.Concat(order);
                await line.PutAsync(start, name);
                foreach (var arriving in order)
                {
                    await line.DeliverAsync(sendings[arriving].ToActivity(name));
                }

                Check(start, await line.StoredAsync(name), sendings, $"{clocks}: {string.Join("; ", order.Select(i => sendings[i]))}");
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Of_any_three_answers_the_one_sent_last_to_each_question_stands()
    {
        var before = Line.Open();
        foreach (var said in "hi|start|no|no|no".Split('|'))
        {
            await before.SayAsync(said);
        }

        var start = await before.StoredAsync();
        var sent = before.Time.GetUtcNow() + TimeSpan.FromSeconds(5);
        Button[] buttons =
        [
            .. before
                .Shown.SelectMany(Line.ButtonsOf)
                .Select(data => Button.Read(data)!)
                .Where(button => button.Intent is Intent.Answer)
                .Distinct(),
        ];
        Assert.Equal(Sample.Content.Questions.Count * Enum.GetValues<AnswerValue>().Length, buttons.Length);
        var places = buttons.Select((button, place) => (button, place)).ToDictionary(at => at.button, at => at.place);
        var runs = 0;
        foreach (
            var three in from a in buttons
                         from b in buttons
                         from c in buttons
                         where a != b && b != c && a != c
                         select new[] { a, b, c }
        )
        {
            // The full run combines every order of sending with every order of arrival. Otherwise the buttons are sent in one order only.
            if (!FaultFigures.IsFull && (places[three[0]] > places[three[1]] || places[three[1]] > places[three[2]]))
            {
                continue;
            }

            var line = Line.Open(at: sent + TimeSpan.FromSeconds(3));
            Sending[] sendings = [.. three.Select((button, i) => Tap(button, i, sent.AddMilliseconds(300 * i)))];
            foreach (var order in Orders)
            {
                var name = $"{++runs}";
                await line.PutAsync(start, name);
                foreach (var arriving in order)
                {
                    await line.DeliverAsync(sendings[arriving].ToActivity(name));
                }

                var expected = new Dictionary<string, AnswerValue>(start.Answers);
                foreach (var (question, value) in three.Select(button => (Intent.Answer)button.Intent))
                {
                    expected[question] = value;
                }

                var stands = (await line.StoredAsync(name)).Answers;
                Assert.True(
                    expected.OrderBy(pair => pair.Key).SequenceEqual(stands.OrderBy(pair => pair.Key)),
                    $"{string.Join("; ", order.Select(i => sendings[i]))}: {string.Join(", ", stands)}"
                );
            }
        }

        FaultFigures.Report(
            output,
            $"Order: any three of {buttons.Length} answers, {runs} orders of sending and arriving: each answer on its own question."
        );
    }

    private static void Check(StoredState before, StoredState after, Sending[] sendings, string hint)
    {
        var position = after.Journey.PositionIn(Sample.Content);
        Assert.True(
            OpenPrompt.Of(after.Journey, Sample.Content, after.Memory.Confirming).Id == after.Memory.Asked!.Place,
            $"{hint}: {position} is not asked"
        );
        if (after.Journey.Round != before.Journey.Round)
        {
            Assert.True(after.Answers.Count == 0, $"{hint}: answers of the round before, {string.Join(", ", after.Answers)}");
            return;
        }

        var open = before.Memory.Asked!.Place;
        var taps = sendings.Select(sending => Button.Read(sending.Data)?.Intent).OfType<Intent.Answer>()
            .ToLookup(answer => answer.QuestionId, answer => (AnswerValue?)answer.Value);
        var written = sendings.Select(sending => sending.Text switch
        {
            "yes" => AnswerValue.Yes,
            "no" => AnswerValue.No,
            "not sure" => AnswerValue.NotSure,
            _ => (AnswerValue?)null,
        }).Where(value => value is not null).ToList();
        foreach (var question in Sample.Content.Questions.Concat(Sample.Content.ExtraQuestions).Select(question => question.Id))
        {
            AnswerValue? Standing(StoredState state) => state.Answers.TryGetValue(question, out var value) ? value : null;
            List<AnswerValue?> allowed = [.. taps[question], .. question == open ? written : []];
            if (!taps.Contains(question))
            {
                allowed.Add(Standing(before));
            }

            Assert.True(allowed.Contains(Standing(after)), $"{hint}: {question} has {Standing(after)}");
        }
    }

    private static Sending Tap(Button button, int number, DateTimeOffset sent) =>
        new($"flying-{number}", null, WrittenJson.Create(button.Write).Element, Local: sent, Channel: sent);

    private enum Clocks
    {
        Both,
        Channel,
    }
}
