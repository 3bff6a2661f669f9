using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// One structured message. It is shown as an Adaptive Card (<see cref="CardJson"/>) or, on channels without cards, as text
/// (<see cref="CardText"/>): both come from this model, so they cannot differ.
/// </summary>
/// <param name="Summary">The card in one sentence: for notifications, for screen readers, spoken aloud.</param>
/// <param name="Body">The elements of the card, from top to bottom.</param>
/// <param name="Shows">Content ids of what the card presents, for the page's progress and for tests; not visible to the person.</param>
internal sealed record Card(string Summary, IReadOnlyList<CardElement> Body, IReadOnlyList<string> Shows)
{
    /// <summary>The largest number of buttons in one set: Teams shows no more.</summary>
    public const int MaxActions = 6;

    /// <summary>
    /// Whether the card has so much text that it uses the full width of the conversation on channels with narrower cards (Teams).
    /// </summary>
    public bool IsWide { get; init; }

    /// <summary>
    /// Every button, in the order of the numbers that people may type, counted from 1: first the buttons that lead on, then the buttons of
    /// items, so that the first have the same numbers however many items the card has.
    /// </summary>
    public IReadOnlyList<Submit> Choices => [.. Sets.OrderBy(set => set.IsOfItem).SelectMany(set => set.Actions)];

    /// <summary>Returns this card with its owner's name above it; unchanged if the name is empty.</summary>
    public Card For(string name, CardContext context) => name.Length == 0
        ? this
        : this with { Body = [new CardElement.TextBlock(context.Say(Messages.GroupFor, name), Look.Quiet), .. Body] };

    /// <summary>Returns this card with a sentence above it, which names the answer that the bot has understood.</summary>
    public Card After(string sentence) => this with
    {
        Summary = $"{sentence} {Summary}",
        Body = [new CardElement.TextBlock(sentence, Look.Quiet), .. Body],
    };

    /// <summary>
    /// Returns a short card that asks the same question again after other messages: only the title and the buttons that lead on. So the
    /// other messages stay in sight, and the buttons keep their numbers.
    /// </summary>
    /// <param name="shows">The id that the short card shows instead of the content ids.</param>
    public Card Again(string shows)
    {
        var title = Body.TakeWhile(element => element is not CardElement.TextBlock { Look: Look.Heading }).Count() + 1;
        Submit[] buttons = [.. Sets.Where(set => !set.IsOfItem).SelectMany(set => set.Actions)];
        return this with { Body = [.. Body.Take(title), .. CardElement.ActionSet.Of(buttons)], Shows = [shows], IsWide = false };
    }

    private IEnumerable<CardElement.ActionSet> Sets => Body.SelectMany(SetsIn);

    private static IEnumerable<CardElement.ActionSet> SetsIn(CardElement element) => element switch
    {
        CardElement.ActionSet set => [set],
        CardElement.Container container => container.Items.SelectMany(SetsIn),
        CardElement.ColumnSet columns => columns.Columns.SelectMany(column => column.Items).SelectMany(SetsIn),
        _ => [],
    };
}

/// <summary>An element of a card: one of the few elements of Adaptive Cards 1.5 that this bot needs.</summary>
internal abstract record CardElement
{
    private CardElement() { } // closed: these elements and no others

    /// <summary>A paragraph.</summary>
    public sealed record TextBlock(string Text, Look Look = Look.Plain) : CardElement;

    /// <summary>
    /// A line of links after a short lead. Links are text, not buttons: a screen reader lists them by their titles, and they can be copied.
    /// </summary>
    public sealed record Links(string Lead, IReadOnlyList<CardLink> Targets, Look Look = Look.Plain) : CardElement;

    /// <summary>Items that belong together, separated by a line above them.</summary>
    public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement;

    /// <summary>Items side by side.</summary>
    public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

    /// <summary>Names with their values.</summary>
    public sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

    /// <summary>A field for a few words.</summary>
    /// <param name="Id">The property of the button's data that contains the written text.</param>
    /// <param name="Label">The label of the field.</param>
    /// <param name="Value">The text in the field when the card is shown.</param>
    /// <param name="Longest">The longest text in UTF-16 units.</param>
    public sealed record TextInput(string Id, string Label, string? Value, int Longest) : CardElement;

    /// <summary>A field for a day.</summary>
    /// <param name="Id">The property of the button's data that contains the day, as 2027-05-15.</param>
    /// <param name="Label">The label of the field.</param>
    /// <param name="Value">The day in the field when the card is shown.</param>
    /// <param name="Earliest">The first day that can be chosen.</param>
    public sealed record DayInput(string Id, string Label, DateOnly? Value, DateOnly Earliest) : CardElement;

    /// <summary>A set of buttons.</summary>
    public sealed record ActionSet(IReadOnlyList<Submit> Actions) : CardElement
    {
        /// <summary>Whether the buttons belong to one of several items, so that a short card leaves them out.</summary>
        public bool IsOfItem { get; init; }

        /// <summary>Splits the buttons into as many sets as are needed to show all of them.</summary>
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

/// <summary>A link to a page outside, or to a file of this host.</summary>
internal sealed record CardLink(string Title, Uri Url)
{
    /// <summary>The address as cards write it; a file of this host can have a relative one.</summary>
    public string Address => Url.IsAbsoluteUri ? Url.AbsoluteUri : Url.OriginalString;
}

/// <summary>One column; the last one of a set takes the room that is left.</summary>
internal sealed record Column(IReadOnlyList<CardElement> Items, bool IsCentred = false);

/// <summary>A name and its value.</summary>
internal sealed record CardFact(string Title, string Value);

/// <summary>A button, and the texts that can be typed instead of tapping it.</summary>
/// <param name="Title">The button's label; typing it has the same effect.</param>
/// <param name="Intent">The intent that tapping the button requests.</param>
/// <param name="IsPrimary">Whether the button is the one that most people choose.</param>
internal sealed record Submit(string Title, Intent Intent, bool IsPrimary = false)
{
    /// <summary>Synonym groups that mean this button while the card is open, in addition to those of its intent.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>All synonym groups that mean this button while the card is open.</summary>
    public IEnumerable<string> AllGroups =>
        Intent.Definition.Phrases.Where(phrase => phrase.Intent == Intent).Select(phrase => phrase.Group).Concat(Groups);

    /// <summary>Other names of the button, for example the title of the station that it opens.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
