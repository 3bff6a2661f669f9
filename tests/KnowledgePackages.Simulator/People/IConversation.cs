using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.People;

/// <summary>
/// A conversation with the bot as a person has it, whatever channel carries it. Calls end when the bot has taken what was done.
/// </summary>
internal interface IConversation
{
    /// <summary>The conversation's id, as it is stored.</summary>
    string Id { get; }

    /// <summary>The person's id, as it is stored.</summary>
    string UserId { get; }

    /// <summary>What the bot has said.</summary>
    Screen Screen { get; }

    /// <summary>Opens the conversation.</summary>
    Task JoinAsync(CancellationToken cancellationToken);

    /// <summary>Taps a button.</summary>
    /// <param name="card">On which card.</param>
    /// <param name="data">What the button carries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task TapAsync(ShownMessage card, JsonObject data, CancellationToken cancellationToken);

    /// <summary>Writes a text.</summary>
    Task WriteAsync(string text, CancellationToken cancellationToken);
}
