using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// Everything the bot knows about one intent. <see cref="IntentTable"/> has one definition for each <see cref="Intent"/>.
/// </summary>
internal abstract class IntentDefinition
{
    private protected IntentDefinition(string id) => Id = id;

    /// <summary>The intent's name. Buttons carry it, and they live for years, so it never changes.</summary>
    public string Id { get; }

    /// <summary>What handling the intent does.</summary>
    public required IntentEffect Effect { get; init; }

    /// <summary>The phrases that request it; empty for an intent that only buttons or the search produce.</summary>
    public required IReadOnlyList<Phrase> Phrases { get; init; }

    /// <summary>Its line in the help card; null if the open card offers it anyway.</summary>
    public required HelpLine? Help { get; init; }

    /// <summary>The cards that it leads to at a given point of a conversation, for the preview and for tests of all cards.</summary>
    public required Func<SamplePoint, IEnumerable<SampleCard>> Samples { get; init; }

    /// <summary>How long its buttons stay valid.</summary>
    public abstract ButtonScope Scope { get; }

    /// <summary>Writes the intent's own properties into a button's data.</summary>
    public abstract void Write(Utf8JsonWriter json, Intent intent);

    /// <summary>Reads the intent from a button's data; null if a property is missing or malformed.</summary>
    public abstract Intent? Read(JsonElement json);

    /// <summary>Handles the intent.</summary>
    /// <returns>How to ask the prompt that is open afterwards.</returns>
    public abstract Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="id">The intent's name.</param>
internal sealed class IntentDefinition<TIntent>(string id) : IntentDefinition(id)
    where TIntent : Intent
{
    /// <summary>How long buttons of the intent stay valid, and what they carry.</summary>
    public required ButtonData<TIntent> Button { get; init; }

    /// <summary>Changes the journey and sends the replies; returns how to ask the prompt that is open afterwards.</summary>
    public required Func<ConversationTurn, TIntent, CancellationToken, Task<PromptDetail>> Handle { get; init; }

    public override ButtonScope Scope => Button.Scope;

    public override void Write(Utf8JsonWriter json, Intent intent) => Button.Write(json, (TIntent)intent);

    public override Intent? Read(JsonElement json) => Button.Scope == ButtonScope.None ? null : Button.Read(json);

    public override Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken) =>
        Handle(turn, (TIntent)intent, cancellationToken);
}

/// <summary>What handling an intent does.</summary>
internal enum IntentEffect
{
    /// <summary>Shows information and changes nothing.</summary>
    Tells,

    /// <summary>Moves the person, or changes something that is as easily changed back.</summary>
    Moves,

    /// <summary>Answers a question. Text that asks or expresses doubt never has this effect.</summary>
    Answers,

    /// <summary>
    /// Deletes a person's progress. Text that asks or expresses doubt never has this effect, and it always needs a confirmation.
    /// </summary>
    Destroys,
}

/// <summary>A line of the help card.</summary>
/// <param name="Write">What to type.</param>
/// <param name="Does">What that does.</param>
/// <param name="When">Whether it works in this conversation; null: always.</param>
internal sealed record HelpLine(
    Domain.Content.MessageRequirement Write, Domain.Content.MessageRequirement Does, Func<CardContext, bool>? When = null);
