using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// One structured message. Channels with cards show it as an Adaptive Card (<see cref="CardJson"/>), and other channels as text
/// (<see cref="CardText"/>). Both forms come from this model, so they cannot differ.
/// </summary>
/// <param name="Summary">The card in one sentence, for notifications, screen readers and speech.</param>
/// <param name="Body">The elements of the card, from top to bottom.</param>
/// <param name="Shows">
/// Ids of the content that the card presents, for <see cref="PageProgress.Shows"/> and for tests. They are not visible to the person.
/// </param>
internal sealed record Card(string Summary, IReadOnlyList<CardElement> Body, IReadOnlyList<string> Shows)
{
    /// <summary>The maximum number of buttons in one set, because Teams shows no more.</summary>
    public const int MaxActions = 6;

    /// <summary>
    /// Whether the card has so much text that it uses the full width of the conversation on channels with narrower cards (Teams).
    /// </summary>
    public bool IsWide { get; init; }

    /// <summary>
    /// All buttons, in the order of the numbers that people may type, from 1. The buttons of items
    /// (<see cref="CardElement.ActionSet.IsOfItem"/>) come last, so that the other buttons have the same numbers however many items the
    /// card has.
    /// </summary>
    public IReadOnlyList<Submit> Choices => [.. Sets.OrderBy(set => set.IsOfItem).SelectMany(set => set.Actions)];

    /// <summary>Returns this card with its owner's name above it; unchanged if the name is empty.</summary>
    public Card For(string name, CardContext context) => name.Length == 0
        ? this
        : this with { Body = [new CardElement.TextBlock(context.Say(Messages.GroupFor, name), Look.Quiet), .. Body] };

    /// <summary>Returns this card with a sentence above it. The sentence repeats the answer that the bot understood.</summary>
    public Card After(string sentence) => this with
    {
        Summary = $"{sentence} {Summary}",
        Body = [new CardElement.TextBlock(sentence, Look.Quiet), .. Body],
    };

    /// <summary>
    /// Returns a short card that asks the same prompt again after other messages. The short card has only the title and the buttons that do
    /// not belong to an item. So the other messages stay visible, and the buttons keep their numbers.
    /// </summary>
    /// <param name="shows">The only id in <see cref="Shows"/> of the short card.</param>
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
    private CardElement() { } // no other classes can derive from it

    /// <summary>A paragraph.</summary>
    public sealed record TextBlock(string Text, Look Look = Look.Plain) : CardElement;

    /// <summary>
    /// A line of links after a short introduction. Links are text and not buttons, so that a screen reader can list them by title, and
    /// people can copy them.
    /// </summary>
    public sealed record Links(string Lead, IReadOnlyList<CardLink> Targets, Look Look = Look.Plain) : CardElement;

    /// <summary>Items that belong together, with a separator line above them.</summary>
    public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement;

    /// <summary>Items side by side.</summary>
    public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

    /// <summary>A list of facts: names with their values.</summary>
    public sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

    /// <summary>
    /// A table. Phones and Teams have little room, so the card shows the rows one below the other, and each cell follows the head of its
    /// column. The built-in page draws a real table if the page is wide enough.
    /// </summary>
    /// <param name="Heads">The heads of the columns, without the first column.</param>
    /// <param name="Rows">The rows.</param>
    public sealed record Table(IReadOnlyList<string> Heads, IReadOnlyList<TableRow> Rows) : CardElement
    {
        /// <summary>The id of the element in the card, by which the page recognises a table.</summary>
        public const string Id = "table";

        /// <summary>The rows as other elements: a title, and a fact for each cell.</summary>
        public IEnumerable<Container> Stacked =>
            Rows.Select(row => new Container([
                new TextBlock(row.Title, Look.Strong),
                new FactSet([.. Heads.Zip(row.Cells, (head, cell) => new CardFact(head, cell))]),
            ]));
    }

    /// <summary>A field for text.</summary>
    /// <param name="Id">The property of the button's data that contains the typed text.</param>
    /// <param name="Label">The label of the field.</param>
    /// <param name="Value">The text in the field when the card is shown; null for an empty field.</param>
    /// <param name="Longest">The maximum length of the text in UTF-16 code units.</param>
    public sealed record TextInput(string Id, string Label, string? Value, int Longest) : CardElement;

    /// <summary>A field for a day.</summary>
    /// <param name="Id">The property of the button's data that contains the day, in the form 2027-05-15.</param>
    /// <param name="Label">The label of the field.</param>
    /// <param name="Value">The day in the field when the card is shown; null for an empty field.</param>
    /// <param name="Earliest">The first day that can be chosen.</param>
    public sealed record DayInput(string Id, string Label, DateOnly? Value, DateOnly Earliest) : CardElement;

    /// <summary>A picture across the card.</summary>
    /// <param name="Address">The address of the image file.</param>
    /// <param name="Words">The alternative text for screen readers.</param>
    public sealed record Picture(Uri Address, string Words) : CardElement;

    /// <summary>Buttons that open pages in a browser. A tap on them sends nothing to the bot, so they have no number to type.</summary>
    public sealed record OpenPages(IReadOnlyList<CardLink> Targets) : CardElement;

    /// <summary>A set of buttons.</summary>
    public sealed record ActionSet(IReadOnlyList<Submit> Actions) : CardElement
    {
        /// <summary>
        /// Whether the buttons belong to one of several items on the card, for example to one action. The short card of
        /// <see cref="Card.Again"/> has no such buttons.
        /// </summary>
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

    /// <summary>A code to copy by hand.</summary>
    Code,
}

/// <summary>A link to a page on the web or to a file of this host.</summary>
internal sealed record CardLink(string Title, Uri Url)
{
    /// <summary>The address as cards contain it: absolute for web pages, possibly relative for files of this host.</summary>
    public string Address => Url.IsAbsoluteUri ? Url.AbsoluteUri : Url.OriginalString;
}

/// <summary>One column. The last column of a set takes the remaining width.</summary>
internal sealed record Column(IReadOnlyList<CardElement> Items, bool IsCentred = false);

/// <summary>A row of a table: the title in its first cell, and the texts of the other cells.</summary>
internal sealed record TableRow(string Title, IReadOnlyList<string> Cells);

/// <summary>A name and its value.</summary>
internal sealed record CardFact(string Title, string Value);

/// <summary>A button, and the texts that a person can type instead of tapping it.</summary>
/// <param name="Title">The button's label. Typing the label has the same effect as tapping the button.</param>
/// <param name="Intent">The intent that tapping the button requests.</param>
/// <param name="IsPrimary">
/// Whether the card highlights the button, because most people choose it or because it is the current choice.
/// </param>
internal sealed record Submit(string Title, Intent Intent, bool IsPrimary = false)
{
    /// <summary>
    /// The synonym groups whose phrases mean this button while the card is open, in addition to the groups of its intent.
    /// </summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>All synonym groups whose phrases mean this button while the card is open.</summary>
    public IEnumerable<string> AllGroups =>
        Intent.Definition.Phrases.Where(phrase => phrase.Intent == Intent).Select(phrase => phrase.Group).Concat(Groups);

    /// <summary>Other texts that mean this button, for example the title of the station that it opens.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
