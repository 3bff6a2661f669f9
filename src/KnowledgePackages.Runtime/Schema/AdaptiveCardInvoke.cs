namespace KnowledgePackages.Runtime.Schema;

/// <summary>What an <c>adaptiveCard/action</c> invoke carries: a click on an Action.Execute.</summary>
public sealed class AdaptiveCardInvokeValue
{
    /// <summary>The button and its inputs.</summary>
    public AdaptiveCardInvokeAction? Action { get; set; }

    /// <summary>State of a sign-in card; opaque.</summary>
    public string? State { get; set; }
}

/// <summary>The button that was clicked.</summary>
public sealed class AdaptiveCardInvokeAction
{
    /// <summary>Always <c>Action.Execute</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The button's id.</summary>
    public string? Id { get; set; }

    /// <summary>The button's verb, by which the bot tells its buttons apart.</summary>
    public string? Verb { get; set; }

    /// <summary>The button's data merged with the card's inputs; a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public object? Data { get; set; }
}

/// <summary>The answer to an <c>adaptiveCard/action</c> invoke.</summary>
public sealed class AdaptiveCardInvokeResponse
{
    /// <summary>As in HTTP: 200 when the click was understood, 400 and up for errors.</summary>
    public int StatusCode { get; set; }

    /// <summary>What <see cref="Value"/> is: the media type of a card that replaces the old one, of a message, or of an error.</summary>
    public string? Type { get; set; }

    /// <summary>The card, message or error.</summary>
    public object? Value { get; set; }
}
