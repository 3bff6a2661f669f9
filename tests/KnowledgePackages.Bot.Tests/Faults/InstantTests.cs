using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>One person sends many messages at the same instant, through one engine.</summary>
public sealed class InstantTests
{
    private const string Twice = "greeting, greeting/again, start";

    [Theory]
    [InlineData(true, 0)] // the channel delivers one tap fifty times
    [InlineData(false, 0)] // the channel gives each delivery another id
    [InlineData(false, 1)] // the person taps the button fifty times
    public async Task Fifty_identical_taps_are_one_change_and_one_next_question(bool sameId, int millisecondsApart)
    {
        var line = Line.Open();
        await line.SayAsync("hi");
        var card = (await line.SayAsync("start"))[^1];
        var no = Line.ButtonsOf(card).Single(data => data.TryGetProperty("answer", out var answer) && answer.ValueEquals("no"));
        line.Time.Advance(TimeSpan.FromSeconds(10));
        line.Shown.Clear();

        await line.DeliverTogetherAsync([.. Enumerable.Range(0, 50).Select(number =>
        {
            var at = line.Time.GetUtcNow().AddMilliseconds(number * 7 % 50 * millisecondsApart); // the order of arrival differs
            return new Sending(sameId ? "tap" : $"tap-{number}", null, no, card.Id, at, at).ToActivity();
        })]);

        Assert.Equal(
            ["messageUpdate answered/kp2-c1", "message question/kp2-c2"],
            line.Shown.Select(shown => $"{shown.Type} {string.Join(' ', Talk.Shows(shown))}")
        );
        Assert.Equal([new("kp2-c1", AnswerValue.No)], (await line.StoredAsync()).Answers);
    }

    [Fact]
    public async Task Two_first_messages_at_one_instant_are_one_greeting_and_one_journey_a_hundred_times()
    {
        var line = Line.Open();
        for (var number = 0; number < 100; number++)
        {
            await line.DeliverTogetherAsync(Firsts(line.Time.GetUtcNow(), number));
        }

        var said = line.Shown.ToLookup(shown => shown.Conversation!.Id, shown => string.Join(' ', Talk.Shows(shown)));
        for (var number = 0; number < 100; number++)
        {
            // The remainder of number / 3 decides what Firsts sends. 0: two texts. 1: a join and a text. 2: two joins. The bot replies to
            // every text, and to a join only if the join comes first. For remainder 1 either message can come first, so both results are
            // right.
            var all = string.Join(", ", said[$"c{number}"]);
            Assert.Contains(all, (string[])(number % 3 == 2 ? ["greeting"] : number % 3 == 0 ? [Twice] : [Twice, "greeting"]));
        }

        var documents = 0;
        await foreach (var key in line.Storage.ListAsync(DocumentKey.Conversations, default))
        {
            var state = await StoredState.OfAsync(line.Storage, key);
            Assert.Equal((true, 1, 0), (state.Memory.Greeted, state.Journey.Round, state.Journey.Answers.Count));
            documents++;
        }

        Assert.Equal(100, documents);
    }

    // Returns two first messages: two texts, a join and a text, or two events that mean a join.
    private static Activity[] Firsts(DateTimeOffset at, int number)
    {
        var conversation = new ConversationAccount { Id = $"c{number}" };
        var hi = new Sending($"{number}-hi", "hi", Local: at, Channel: at).ToActivity(conversation.Id);
        var hello = new Sending($"{number}-hello", "hello", Local: at, Channel: at).ToActivity(conversation.Id);
        var opened = new Activity { Type = ActivityTypes.Event, Name = "webchat/join", Id = $"{number}-open", Conversation = conversation };
        var joined = ConversationScript.Joined();
        (joined.Id, joined.Conversation) = ($"{number}-join", conversation);
        return (number % 3) switch { 0 => [hi, hello], 1 => [joined, hi], _ => [opened, joined] };
    }
}
