using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.People;

/// <summary>
/// A person who plays the whole journey: reads the newest card, taps one of its buttons at random, and waits for the bot's reply. Records
/// the accepted answers, so that a test can compare them with the stored ones.
/// </summary>
internal sealed class Person(string name, IConversation conversation, Random chance, TimeProvider time)
{
    private readonly Dictionary<string, string> _answers = [];
    private readonly HashSet<string> _asked = [];
    private readonly List<string> _done = [];

    public string Name { get; } = name;

    public Screen Screen => conversation.Screen;

    /// <summary>The last accepted answer to each question.</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <summary>All questions that were shown.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>The person's actions, for the analysis of a failure.</summary>
    public IReadOnlyList<string> Done => _done;

    /// <summary>How long the person waits for a reply of the bot.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The probability, from 0 to 1, that the next tap changes an answer on an old card.</summary>
    public double LooksBack { get; init; } = 0.1;

    public Task JoinAsync(CancellationToken cancellationToken) => conversation.JoinAsync(cancellationToken);

    /// <summary>Plays the journey from the greeting to the summary.</summary>
    /// <exception cref="NeverShownException">The bot did not reply in time.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await JoinAsync(cancellationToken);
        while (await StepAsync(cancellationToken))
        {
        }
    }

    /// <summary>Plays until the newest card matches.</summary>
    public async Task PlayUntilAsync(Func<ShownMessage, bool> isThere, CancellationToken cancellationToken)
    {
        await JoinAsync(cancellationToken);
        while (!isThere(await OpenCardAsync(cancellationToken)) && await StepAsync(cancellationToken))
        {
        }
    }

    /// <summary>Taps one button and waits for the bot's reply.</summary>
    /// <returns>True if a button was tapped; false at the summary, where the journey ends and the person taps nothing.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var card = await OpenCardAsync(cancellationToken);
        if (card.Question is { } question)
        {
            _asked.Add(question);
        }

        if (card.Has("restart"))
        {
            return false;
        }

        var (on, data) = chance.NextDouble() < LooksBack && OldCard(card) is { } old ? old : (card, Choose(card));
        await TapAsync(on, data, cancellationToken);
        return true;
    }

    /// <summary>Taps a button and waits for the bot's reply.</summary>
    public async Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken)
    {
        var verb = data["do"]!.GetValue<string>();
        var before = Screen.Messages.Count;
        _done.Add(data.ToJsonString());
        await conversation.TapAsync(card, data, cancellationToken);
        if (verb == "answer")
        {
            _answers[data["question"]!.GetValue<string>()] = data["answer"]!.GetValue<string>();
        }

        // After a tap on "actionDone", the bot replies only with a text. Every other reply ends with the card of the current step.
        _ =
            await Screen.FindAsync(
                screen =>
                    screen
                        .Messages.Skip(before)
                        .LastOrDefault(message => !message.IsRepeat && (verb == "actionDone" || message.Buttons.Count > 0)),
                Patience,
                time,
                cancellationToken
            ) ?? throw new NeverShownException(this, $"Nothing new was shown after {data.ToJsonString()}.");
    }

    /// <summary>Waits for a card with buttons and returns the newest one.</summary>
    public async Task<ShownMessage> OpenCardAsync(CancellationToken cancellationToken) =>
        await Screen.FindAsync(screen => screen.Open, Patience, time, cancellationToken)
        ?? throw new NeverShownException(this, "No card was ever shown.");

    // Prefers buttons that continue the journey, so that every journey ends.
    private JsonObject Choose(ShownMessage card)
    {
        if (card.Has("answer"))
        {
            return OneOf(card.Verb("answer"));
        }

        foreach (var verb in (string[])["start", "confirm", "choose"])
        {
            if (card.Has(verb))
            {
                return OneOf(card.Verb(verb));
            }
        }

        if (card.Has("finish"))
        {
            return chance.Next(3) == 0 || _done.Count > 40 ? card.Verb("finish").First() : OneOf(card.Verb("station"));
        }

        if (card.Has("next"))
        {
            return chance.Next(4) == 0 ? card.Verb("stationDone").First() : card.Verb("next").First();
        }

        var marks = card.Verb("actionDone").Where(mark => !IsDoubleTap(mark)).ToList();
        return marks.Count > 0 && chance.Next(3) > 0 ? OneOf(marks)
            : card.Has("stationDone") ? card.Verb("stationDone").First()
            : OneOf(card.Buttons);
    }

    // Chooses an answer on the card of an earlier question, never of the current one. Returns null if there is no earlier or no current
    // question, or if the tap would repeat the last one.
    private (ShownMessage Card, JsonObject Data)? OldCard(ShownMessage open)
    {
        var cards = Screen
            .Messages.Where(message => message.Place < open.Place && message.Question is not null && message.Question != open.Question)
            .ToList();
        if (cards.Count == 0 || open.Question is null)
        {
            return null;
        }

        var card = cards[chance.Next(cards.Count)];
        var data = OneOf(card.Verb("answer"));
        return IsDoubleTap(data) ? null : (card, data);
    }

    // Returns whether a tap would repeat the last one. The bot does not reply to a quick repetition.
    private bool IsDoubleTap(JsonObject data) => _done.Count > 0 && data.ToJsonString() == _done[^1];

    private JsonObject OneOf(IEnumerable<JsonObject> buttons)
    {
        var all = buttons.ToList();
        return all[chance.Next(all.Count)];
    }
}

/// <summary>The bot did not show a message that a person needs to continue.</summary>
internal sealed class NeverShownException(Person person, string what)
    : Exception(
        $"{person.Name}: {what} Done so far: {string.Join(' ', person.Done)}. On the screen: {string.Join(" | ", person.Screen.Messages.TakeLast(4).Select(message => message.At ?? message.Text))}"
    );
