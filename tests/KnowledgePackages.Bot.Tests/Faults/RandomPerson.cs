using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// A random person: taps buttons on current and older cards, double-clicks, types answers and commands, goes back, changes answers, starts
/// again, walks through stations. The same seed always gives the same actions.
/// </summary>
internal sealed class RandomPerson(Random chance)
{
    private static readonly string[] WaysOn = ["yes", "no", "not sure", "no", "ok", "next", "start", "that is right", "done", "continue"];

    private static readonly string[] Detours =
    [
        "back",
        "back",
        "change 1",
        "change 4",
        "help",
        "where am I?",
        "stations",
        "station 1",
        "station 2",
        "station 3",
        "summary",
        "extra questions",
        "extra questions",
        "change 2",
        "the other package",
        "package 1",
        "package 2",
        "examples",
        "action 1 done",
        "action 2 done",
        "action 1 open",
        "choose 2",
        "action 2, Maria, until 15 May",
        "action 1, 3/4",
        "note 1: ask the mayor",
        "add action: visit the bakery",
        "remove action 2",
        "save 1",
        "my plan",
        "action 2 is not for us",
        "proof 1: a list",
        "who does action 1",
        "we are in Georgia",
        "remind me in 1 week",
        "do not remind me",
        "compare with last time",
        "compare the two packages",
        "show my data",
        "export my data",
        "what is VET?",
        "restart",
        "what does this mean?",
        "words",
        "hi",
        "thanks",
        "stop for today",
        "asdf qwertz",
        "yes, but why?",
        "2",
        "😀",
    ];

    private static readonly string[] Asides = ["help", "leave", "explain", "cases", "restart", "back", "change"];

    private readonly bool _tellsLocal = chance.Next(3) > 0;
    private readonly bool _tellsChannel = chance.Next(3) > 0;
    private readonly List<(string Card, JsonElement Data)[]> _cards = [];
    private (string Card, JsonElement Data)? _lastTap;
    private DateTimeOffset _now = Line.Start.AddTicks(1); // timestamps of whole seconds do not identify a repeat
    private int _ids;

    /// <summary>Adds the cards of the bot's messages to the cards that the person sees.</summary>
    public void See(IEnumerable<Activity> shown) => _cards.AddRange(shown
        .Select(message => Line.ButtonsOf(message).Select(data => (message.Id!, data)).ToArray())
        .Where(buttons => buttons.Length > 0));

    /// <summary>Returns the next message, and the time at which the channel delivers it.</summary>
    public (Sending Sending, DateTimeOffset At) Next()
    {
        if (_lastTap is { } tapped && chance.Next(12) == 0)
        {
            return Send(chance.Next(50, 1900), null, tapped);
        }

        _lastTap = null;
        var pause = chance.Next(10) switch { 0 => chance.Next(1, 300), < 3 => chance.Next(300, 3_000), _ => chance.Next(3_000, 30_000) };
        var kind = chance.Next(100);
        if (_cards.Count > 0 && kind < 55)
        {
            var newest = _cards[^1];
            var on = newest.Where(button => !Asides.Contains(button.Data.GetProperty("do").GetString())).ToArray();
            _lastTap = kind < 40 ? Any(on.Length > 0 ? on : newest) : Any(_cards[^chance.Next(1, Math.Min(_cards.Count, 12) + 1)]);
            return Send(pause, null, _lastTap);
        }

        return Send(pause, kind < 78 ? Any(WaysOn) : Any(Detours), null);
    }

    private (Sending, DateTimeOffset) Send(int pause, string? text, (string Card, JsonElement Data)? tap)
    {
        _now += TimeSpan.FromMilliseconds(pause);
        // If a message has neither timestamp, its repetition under a new id looks like a new message. So always set at least one.
        DateTimeOffset? local = _tellsLocal || !_tellsChannel ? _now : null;
        var sending = new Sending($"user-{++_ids}", text, tap?.Data, tap?.Card, local, _tellsChannel ? _now.AddMilliseconds(10) : null);
        _now += TimeSpan.FromMilliseconds(chance.Next(20, 400));
        return (sending, _now);
    }

    private T Any<T>(T[] things) => things[chance.Next(things.Length)];
}
