
namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>Writes a card as plain text for channels without cards. Buttons become a numbered list; people type the number.</summary>
internal static class CardText
{
    /// <summary>Returns the text of the card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="context">
    /// Has the texts and the date format of the person's language. Used for the sentence above the choices, for lines such as "title:
    /// value", and for dates.
    /// </param>
    public static string Write(Card card, CardContext context)
    {
        var blocks = card.Body.Select(element => Element(element, context)).Where(text => text.Length > 0);
        var choices = card.Choices.Select((choice, index) => $"{index + 1}. {choice.Title}").ToList();
        if (choices.Count > 0)
        {
            blocks = blocks.Append(string.Join('\n', choices.Prepend(context.Say(Messages.ChoicesAbove))));
        }

        return string.Join("\n\n", blocks);
    }

    private static string Element(CardElement element, CardContext context) =>
        element switch
        {
            CardElement.TextBlock block => block.Text,
            CardElement.Links links => string.Join('\n', links.Targets.Select(Link).Prepend(links.Lead)).Trim(),
            CardElement.OpenPages pages => string.Join('\n', pages.Targets.Select(Link)),
            CardElement.Container container => Lines(container.Items, context),
            CardElement.Table table => string.Join("\n\n", table.Stacked.Select(row => Element(row, context))),
            CardElement.ColumnSet set => string.Join(
                ' ',
                set.Columns.Select(column => Lines(column.Items, context)).Where(text => text.Length > 0)
            ),
            CardElement.FactSet set => string.Join('\n', set.Facts.Select(fact => context.Say(Messages.Fact, fact.Title, fact.Value))),
            CardElement.TextInput input => input.Value is null ? input.Label : context.Say(Messages.Fact, input.Label, input.Value),
            CardElement.DayInput input => input.Value is { } day
                ? context.Say(Messages.Fact, input.Label, context.Date(day))
                : input.Label,
            _ => "",
        };

    // Put the address at the end of a line, so that channels do not include a comma or bracket in the link that they detect.
    private static string Link(CardLink link) => $"{link.Title}\n{link.Address}";

    private static string Lines(IEnumerable<CardElement> items, CardContext context) =>
        string.Join('\n', items.Select(element => Element(element, context)).Where(text => text.Length > 0));
}
