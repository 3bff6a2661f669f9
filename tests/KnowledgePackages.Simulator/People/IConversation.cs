using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.People;

/// <summary>
/// A person's conversation with the bot, on any channel. Each call returns after the bot has accepted the person's action.
/// </summary>
internal interface IConversation
{
    /// <summary>The conversation's id, as in the stored document.</summary>
    string Id { get; }

    /// <summary>The person's id, as in the stored document.</summary>
    string UserId { get; }

    /// <summary>The bot's messages.</summary>
    Screen Screen { get; }

    /// <summary>Opens the conversation.</summary>
    Task JoinAsync(CancellationToken cancellationToken);

    /// <summary>Taps a button.</summary>
    /// <param name="card">The card with the button.</param>
    /// <param name="data">The button's data.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken);

    /// <summary>Writes a text.</summary>
    Task WriteAsync(string text, CancellationToken cancellationToken);
}
