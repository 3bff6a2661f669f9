using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Messages that show choices.</summary>
public static class ChoiceFactory
{
    private const int LongestButton = 20;

    /// <summary>Choices from their labels.</summary>
    public static IList<Choice> ToChoices(IList<string> choices) => [.. (choices ?? []).Select(label => new Choice(label))];

    /// <summary>A text with buttons that vanish after the next message.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="text">The text.</param>
    /// <param name="speak">What is said aloud instead.</param>
    /// <param name="toList">In a group: ids of those who see the buttons.</param>
    public static IMessageActivity SuggestedAction(
        IList<Choice> choices, string? text = null, string? speak = null, IList<string>? toList = null) =>
        MessageFactory.SuggestedActions(ButtonsOf(choices), text, speak, InputHints.ExpectingInput, toList);

    /// <summary>A card with the text and a button for every choice.</summary>
    public static IMessageActivity HeroCard(IList<Choice> choices, string? text = null, string? speak = null)
    {
        var card = new HeroCard(text: text, buttons: ButtonsOf(choices));
        return MessageFactory.Attachment(new Attachment(Schema.HeroCard.ContentType, content: card), null, speak, InputHints.ExpectingInput);
    }

    internal static IMessageActivity InStyle(ListStyle style, string? channelId, IList<Choice> choices, string? text, string? speak) =>
        style switch
        {
            ListStyle.None => MessageFactory.Text(text, speak),
            ListStyle.Inline => MessageFactory.Text(Join(text, " ", Numbered(choices, "({0}) {1}"), ", "), speak),
            ListStyle.List => MessageFactory.Text(Join(text, "\n\n", Numbered(choices, "{0}. {1}"), "\n"), speak),
            ListStyle.SuggestedAction => SuggestedAction(choices, text, speak),
            ListStyle.HeroCard => HeroCard(choices, text, speak),
            _ => InStyle(BestFor(channelId, choices), channelId, choices, text, speak),
        };

    /// <summary>Buttons where the channel has them and the labels fit, else numbers in the text.</summary>
    private static ListStyle BestFor(string? channelId, IList<Choice> choices)
    {
        var fit = choices.Count > 0 && choices.All(choice => (choice.Action?.Title ?? choice.Value ?? "").Length <= LongestButton);
        return channelId switch
        {
            Channels.Directline or Channels.Webchat or Channels.Emulator or Channels.Test when fit => ListStyle.SuggestedAction,
            Channels.Msteams when fit => ListStyle.HeroCard,
            _ => fit && choices.Count <= 3 ? ListStyle.Inline : ListStyle.List,
        };
    }

    private static List<CardAction> ButtonsOf(IList<Choice> choices) =>
        [.. choices.Select(choice => choice.Action ?? new CardAction(ActionTypes.ImBack, title: choice.Value, value: choice.Value))];

    private static IEnumerable<string> Numbered(IList<Choice> choices, string form) =>
        choices.Select((choice, index) => string.Format(null, form, index + 1, choice.Action?.Title ?? choice.Value));

    private static string Join(string? text, string gap, IEnumerable<string> items, string between) =>
        string.Join(gap, new[] { text, string.Join(between, items) }.Where(part => !string.IsNullOrEmpty(part)));
}
