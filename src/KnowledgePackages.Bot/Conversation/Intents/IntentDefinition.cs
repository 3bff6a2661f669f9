using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// Everything the bot knows about one thing that a person can want. <see cref="IntentTable"/> has one for each <see cref="Intent"/>.
/// </summary>
internal abstract class IntentDefinition
{
    private protected IntentDefinition(string id) => Id = id;

    /// <summary>The intent's name. Buttons carry it, and they live for years, so it never changes.</summary>
    public string Id { get; }

    /// <summary>What following the intent does.</summary>
    public required IntentEffect Effect { get; init; }

    /// <summary>How people ask for it in words; empty for an intent that only buttons or the search give.</summary>
    public required IReadOnlyList<Phrase> Phrases { get; init; }

    /// <summary>Its line in the help card; null for what the open card offers anyway.</summary>
    public required HelpLine? Help { get; init; }

    /// <summary>The cards that it leads to at some point of a conversation, for the preview and for tests of all cards.</summary>
    public required Func<SamplePoint, IEnumerable<SampleCard>> Samples { get; init; }

    /// <summary>Where its buttons work.</summary>
    public abstract ButtonScope Scope { get; }

    /// <summary>Writes the intent's own properties of a button's data.</summary>
    public abstract void Write(Utf8JsonWriter json, Intent intent);

    /// <summary>Reads the intent from a button's data; null where a property is missing or malformed.</summary>
    public abstract Intent? Read(JsonElement json);

    /// <summary>Follows the intent.</summary>
    /// <returns>How what is open afterwards is asked.</returns>
    public abstract Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="id">The intent's name.</param>
internal sealed class IntentDefinition<TIntent>(string id) : IntentDefinition(id)
    where TIntent : Intent
{
    /// <summary>Where buttons of the intent work, and what they carry.</summary>
    public required ButtonData<TIntent> Button { get; init; }

    /// <summary>Changes the journey and sends what has to be said; returns how what is open afterwards is asked.</summary>
    public required Func<ConversationTurn, TIntent, CancellationToken, Task<PromptDetail>> Handle { get; init; }

    public override ButtonScope Scope => Button.Scope;

    public override void Write(Utf8JsonWriter json, Intent intent) => Button.Write(json, (TIntent)intent);

    public override Intent? Read(JsonElement json) => Button.Scope == ButtonScope.None ? null : Button.Read(json);

    public override Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken) =>
        Handle(turn, (TIntent)intent, cancellationToken);
}

/// <summary>What following an intent does.</summary>
internal enum IntentEffect
{
    /// <summary>Shows or says something and leaves everything as it is.</summary>
    Tells,

    /// <summary>Moves the person, or changes something that is changed back as easily.</summary>
    Moves,

    /// <summary>Answers a question. Text that asks or doubts never does.</summary>
    Answers,

    /// <summary>Deletes what a person did. Text that asks or doubts never does, and it is always confirmed first.</summary>
    Destroys,
}

/// <summary>A line of the help card.</summary>
/// <param name="Write">What to write.</param>
/// <param name="Does">What that does.</param>
/// <param name="When">Whether it works in this conversation; null: always.</param>
internal sealed record HelpLine(
    Domain.Content.MessageRequirement Write, Domain.Content.MessageRequirement Does, Func<CardContext, bool>? When = null);
