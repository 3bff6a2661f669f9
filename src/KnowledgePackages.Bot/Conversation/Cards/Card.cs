using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// One message with structure. It is shown as an Adaptive Card (<see cref="CardJson"/>) or, where a channel shows none, as text
/// (<see cref="CardText"/>): both from this one model, so they cannot say different things.
/// </summary>
/// <param name="Summary">The card in one sentence: for notifications, for screen readers, spoken aloud.</param>
/// <param name="Body">What it shows, from top to bottom.</param>
/// <param name="Shows">Content ids of what it says, for the page's progress and for tests; never shown.</param>
internal sealed record Card(string Summary, IReadOnlyList<CardElement> Body, IReadOnlyList<string> Shows)
{
    /// <summary>How many buttons may stand together: Teams shows no more of one set.</summary>
    public const int MaxActions = 6;

    /// <summary>
    /// Whether it has so much to read that it takes the width of the conversation, where a channel has narrower cards (Teams).
    /// </summary>
    public bool IsWide { get; init; }

    /// <summary>Every button, in the order in which they stand. Their numbers, from 1, are what a person may write.</summary>
    public IReadOnlyList<Submit> Choices => [.. Body.SelectMany(ChoicesIn)];

    /// <summary>The same card with a line above it that says whose it is; as it is where the name is empty.</summary>
    public Card For(string name, CardContext context) => name.Length == 0
        ? this
        : this with { Body = [new CardElement.TextBlock(context.Say(Messages.GroupFor, name), Look.Quiet), .. Body] };

    /// <summary>
    /// The same question once more, for after something was said in between: the title and every button. So what was said stays in sight,
    /// and the numbers stay right.
    /// </summary>
    /// <param name="shows">What it says: that it is there again.</param>
    public Card Again(string shows)
    {
        var title = Body.TakeWhile(element => element is not CardElement.TextBlock { Look: Look.Heading }).Count() + 1;
        return this with { Body = [.. Body.Take(title), .. CardElement.ActionSet.Of(Choices)], Shows = [shows], IsWide = false };
    }

    private static IEnumerable<Submit> ChoicesIn(CardElement element) => element switch
    {
        CardElement.ActionSet set => set.Actions,
        CardElement.Container container => container.Items.SelectMany(ChoicesIn),
        CardElement.ColumnSet columns => columns.Columns.SelectMany(column => column.Items).SelectMany(ChoicesIn),
        _ => [],
    };
}

/// <summary>What a card is made of: the few elements of Adaptive Cards 1.5 that this bot needs.</summary>
internal abstract record CardElement
{
    private CardElement() { } // closed: these elements and no others

    /// <summary>A paragraph.</summary>
    public sealed record TextBlock(string Text, Look Look = Look.Plain) : CardElement;

    /// <summary>
    /// A line of links behind a few words. Links are text, not buttons: a screen reader lists them by their titles, and they can be copied.
    /// </summary>
    public sealed record Links(string Lead, IReadOnlyList<CardLink> Targets, Look Look = Look.Plain) : CardElement;

    /// <summary>Things that belong together, with a line above them.</summary>
    public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement;

    /// <summary>Things side by side.</summary>
    public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

    /// <summary>Names with their values.</summary>
    public sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

    /// <summary>Buttons.</summary>
    public sealed record ActionSet(IReadOnlyList<Submit> Actions) : CardElement
    {
        /// <summary>As many sets as it takes to show every button.</summary>
        public static IEnumerable<ActionSet> Of(IReadOnlyList<Submit> actions) =>
            actions.Chunk(Card.MaxActions).Select(set => new ActionSet(set));
    }
}

/// <summary>How a paragraph looks.</summary>
internal enum Look
{
    Plain,
    Heading,
    Strong,
    Quiet,
    Item,
    Note,
}

/// <summary>A link to a page outside.</summary>
internal sealed record CardLink(string Title, Uri Url);

/// <summary>One column; the last one of a set takes the room that is left.</summary>
internal sealed record Column(IReadOnlyList<CardElement> Items, bool IsCentred = false);

/// <summary>A name and its value.</summary>
internal sealed record CardFact(string Title, string Value);

/// <summary>A button, and what may be written instead of tapping it.</summary>
/// <param name="Title">What is on it; writing this does the same.</param>
/// <param name="Intent">What it does.</param>
/// <param name="IsPrimary">Whether it is the one that most people want.</param>
internal sealed record Submit(string Title, Intent Intent, bool IsPrimary = false)
{
    /// <summary>Groups of synonyms that mean this button while the card is open, besides those of its intent.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Every group of synonyms that means this button while the card is open.</summary>
    public IEnumerable<string> AllGroups =>
        Intent.Definition.Phrases.Where(phrase => phrase.Intent == Intent).Select(phrase => phrase.Group).Concat(Groups);

    /// <summary>Other names of it, for example the title of the station that it opens.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
