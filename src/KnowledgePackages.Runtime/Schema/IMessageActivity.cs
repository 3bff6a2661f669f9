namespace KnowledgePackages.Runtime.Schema;

/// <summary>Something said, by the person or by the bot: text, a card, or what a card's button carries.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>The language of the text, for example <c>en-US</c>.</summary>
    string? Locale { get; set; }

    /// <summary>The text; null where a button of a card sent only a <see cref="Value"/>.</summary>
    string? Text { get; set; }

    /// <summary>What is said aloud instead of <see cref="Text"/>.</summary>
    string? Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    string? InputHint { get; set; }

    /// <summary>What a notification shows of a message that is only a card.</summary>
    string? Summary { get; set; }

    /// <summary>One of <see cref="TextFormatTypes"/>; null means markdown.</summary>
    string? TextFormat { get; set; }

    /// <summary>One of <see cref="AttachmentLayoutTypes"/>; null means list.</summary>
    string? AttachmentLayout { get; set; }

    /// <summary>Cards and files, in the order in which they are shown.</summary>
    IList<Attachment>? Attachments { get; set; }

    /// <summary>Buttons that vanish after the next message.</summary>
    SuggestedActions? SuggestedActions { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    string? Importance { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>.</summary>
    string? DeliveryMode { get; set; }

    /// <summary>After this moment the message should be shown no more.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>What a card's button carries, its inputs included. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? Value { get; set; }

    /// <summary>The mentions among the entities. Entities that only call themselves mentions are left out.</summary>
    Mention[] GetMentions();

    /// <summary>Whether there is anything to show: text, summary, attachments or channel data.</summary>
    bool HasContent();
}
