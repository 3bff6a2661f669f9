using System.Text.Json;
using KnowledgePackages.Bot.Tests.Conversations;
using Microsoft.Bot.Schema;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// Channels deliver at least once. Each journey is played twice: with each message delivered once, and with the same messages delivered 1
/// to 4 times. Some repeats come at once, some after up to three other messages; with the same id, with a new id, or with a new id and a
/// new timestamp of the channel. The test compares byte for byte all stored properties of the bot (journey, last question, last tap, dialog
/// stack), the document's counter of inputs and replies, and all messages and updates that the person saw.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RepeatTests(ITestOutputHelper output)
{
    private const int Messages = 30;

    [Fact]
    public async Task Messages_that_are_delivered_up_to_four_times_come_to_the_same_as_once()
    {
        var journeys = FaultFigures.Count(usual: 300, full: 10_000);
        var repeats = 0;
        await Parallel.ForAsync(0, journeys, async (number, _) =>
        {
            var seed = FaultFigures.Seed + number;
            var (once, script) = await PlayAsync(seed);
            var (often, copies) = await PlayAgainAsync(script, new Random(seed));
            Interlocked.Add(ref repeats, copies);

            var (expected, actual) = (await once.StoredAsync(), await often.StoredAsync());
            var hint = $"FAULTS_SEED={seed}\n{string.Join('\n', script.Select(step => step.Sending))}\n";
            Same(once.Shown.Select(Described), often.Shown.Select(Described), hint);
            Same([expected.Properties, $"{expected.Number}"], [actual.Properties, $"{actual.Number}"], hint);
        });
        FaultFigures.Report(
            output,
            $"Repeats: {journeys} journeys of {Messages} messages, {repeats} repeated deliveries, seed {FaultFigures.Seed}: same documents, same screens."
        );
    }

    private static async Task<(Line Line, List<(Sending Sending, DateTimeOffset At)> Script)> PlayAsync(int seed)
    {
        var person = new RandomPerson(new Random(seed));
        var line = Line.Open();
        List<(Sending, DateTimeOffset)> script = [];
        person.See(await line.DeliverAsync(ConversationScript.Joined()));
        for (var i = 0; i < Messages; i++)
        {
            var (sending, at) = person.Next();
            script.Add((sending, at));
            person.See(await line.DeliverAsync(sending, at));
        }

        return (line, script);
    }

    private static async Task<(Line Line, int Repeats)> PlayAgainAsync(List<(Sending Sending, DateTimeOffset At)> script, Random chance)
    {
        var line = Line.Open();
        await line.DeliverAsync(ConversationScript.Joined());
        List<(Sending Sending, int After)> waiting = [];
        var repeats = 0;
        for (var i = 0; i < script.Count; i++)
        {
            var (sending, at) = script[i];
            await line.DeliverAsync(sending, at);
            for (var copy = chance.Next(4); copy > 0; copy--)
            {
                waiting.Add((Again(sending, copy, at, chance), i + (chance.Next(2) == 0 ? 0 : chance.Next(1, 4))));
            }

            foreach (var due in waiting.Where(waiting => waiting.After <= i || i == script.Count - 1).ToList())
            {
                waiting.Remove(due);
                repeats++;
                await line.DeliverAsync(due.Sending, at);
            }
        }

        return (line, repeats);
    }

    private static Sending Again(Sending sending, int copy, DateTimeOffset now, Random chance) => chance.Next(3) switch
    {
        0 => sending,
        1 => sending with { Id = $"{sending.Id}-again-{copy}" },
        _ => sending with { Id = $"{sending.Id}-again-{copy}", Channel = sending.Local is null ? sending.Channel : now },
    };

    private static string Described(Activity shown)
    {
        var cards = JsonSerializer.Serialize(shown.Attachments?.Select(attachment => attachment.Content));
        return $"{shown.Type} {shown.Id} {string.Join(' ', Talk.Shows(shown))} {shown.Text} {cards}";
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual, string hint)
    {
        if (expected.Zip(actual).FirstOrDefault(pair => pair.First != pair.Second) is { First: not null } pair)
        {
            Assert.Fail($"{hint}expected {pair.First}\nbut was  {pair.Second}");
        }

        Assert.True(expected.Count() == actual.Count(), $"{hint}{string.Join('\n', actual.Skip(expected.Count()))}");
    }
}
