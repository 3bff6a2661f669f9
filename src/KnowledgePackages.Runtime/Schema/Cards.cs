namespace KnowledgePackages.Runtime.Schema;

/// <summary>A simple card with a title, text, pictures and buttons, which nearly every channel shows.</summary>
public sealed class HeroCard
{
    /// <summary>The media type of the attachment that holds it.</summary>
    public const string ContentType = "application/vnd.microsoft.card.hero";

    /// <summary>An empty card.</summary>
    public HeroCard() { }

    /// <summary>A card, with what is given.</summary>
    public HeroCard(
        string? title = null, string? subtitle = null, string? text = null, IList<CardImage>? images = null,
        IList<CardAction>? buttons = null, CardAction? tap = null) =>
        (Title, Subtitle, Text, Images, Buttons, Tap) = (title, subtitle, text, images, buttons, tap);

    /// <summary>The heading.</summary>
    public string? Title { get; set; }

    /// <summary>The smaller heading below it.</summary>
    public string? Subtitle { get; set; }

    /// <summary>The text; markdown where the channel can.</summary>
    public string? Text { get; set; }

    /// <summary>Pictures; most channels show the first.</summary>
    public IList<CardImage>? Images { get; set; }

    /// <summary>Buttons below the text.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>What a click on the card itself does.</summary>
    public CardAction? Tap { get; set; }
}

/// <summary>A picture on a card.</summary>
public sealed class CardImage
{
    /// <summary>A picture without an address.</summary>
    public CardImage() { }

    /// <summary>A picture.</summary>
    public CardImage(string? url, string? alt = null, CardAction? tap = null) => (Url, Alt, Tap) = (url, alt, tap);

    /// <summary>Where it lies: an https or a data URL.</summary>
    public string? Url { get; set; }

    /// <summary>What it shows, in words.</summary>
    public string? Alt { get; set; }

    /// <summary>What a click on it does.</summary>
    public CardAction? Tap { get; set; }
}

/// <summary>A button.</summary>
public sealed class CardAction
{
    /// <summary>A button without a label.</summary>
    public CardAction() { }

    /// <summary>A button.</summary>
    public CardAction(
        string? type, string? title = null, string? image = null, string? text = null, string? displayText = null,
        object? value = null, object? channelData = null) =>
        (Type, Title, Image, Text, DisplayText, Value, ChannelData) = (type, title, image, text, displayText, value, channelData);

    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>The label.</summary>
    public string? Title { get; set; }

    /// <summary>Address of a picture beside the label.</summary>
    public string? Image { get; set; }

    /// <summary>The picture in words.</summary>
    public string? ImageAltText { get; set; }

    /// <summary>Text that the bot gets with a message back.</summary>
    public string? Text { get; set; }

    /// <summary>Text that the person sees as their own message with a message back.</summary>
    public string? DisplayText { get; set; }

    /// <summary>What the click sends; a string or JSON, by <see cref="Type"/>.</summary>
    public object? Value { get; set; }

    /// <summary>What only this channel knows.</summary>
    public object? ChannelData { get; set; }
}

/// <summary>Buttons below a message that vanish after the next one.</summary>
public sealed class SuggestedActions
{
    /// <summary>No buttons yet.</summary>
    public SuggestedActions() { }

    /// <summary>Buttons for all, or in a group for some.</summary>
    public SuggestedActions(IList<string>? to, IList<CardAction>? actions) => (To, Actions) = (to, actions);

    /// <summary>Ids of those who see them; null means all.</summary>
    public IList<string>? To { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }
}
