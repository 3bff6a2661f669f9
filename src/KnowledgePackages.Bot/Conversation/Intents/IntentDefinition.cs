using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// The definition of one intent: its phrases, its buttons, its effect, its handler, its help line and its sample cards.
/// <see cref="IntentTable"/> has one definition for each <see cref="Intent"/>.
/// </summary>
internal abstract class IntentDefinition
{
    private protected IntentDefinition(string id) => Id = id;

    /// <summary>
    /// The intent's name. It never changes, because buttons carry it, and old buttons stay on people's screens for years.
    /// </summary>
    public string Id { get; }

    /// <summary>The kind of effect that handling the intent has.</summary>
    public required IntentEffect Effect { get; init; }

    /// <summary>The phrases that request the intent; empty if no synonym group of its own requests it.</summary>
    public required IReadOnlyList<Phrase> Phrases { get; init; }

    /// <summary>The intent's line in the help card; null if the help card does not list the intent.</summary>
    public required HelpLine? Help { get; init; }

    /// <summary>
    /// Draws sample cards: the cards with which the bot replies to the intent at a point of a conversation. The preview and the tests of
    /// all cards use them.
    /// </summary>
    public required Func<SamplePoint, IEnumerable<SampleCard>> Samples { get; init; }

    /// <summary>How long the intent's buttons stay valid.</summary>
    public abstract ButtonScope Scope { get; }

    /// <summary>Writes the intent's own properties into a button's data.</summary>
    public abstract void Write(Utf8JsonWriter json, Intent intent);

    /// <summary>Reads the intent from a button's data; null if a property is missing or malformed.</summary>
    public abstract Intent? Read(JsonElement json);

    /// <summary>Handles the intent.</summary>
    /// <returns>How much of the open prompt the bot shows after that.</returns>
    public abstract Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="id">The intent's name.</param>
internal sealed class IntentDefinition<TIntent>(string id) : IntentDefinition(id)
    where TIntent : Intent
{
    /// <summary>How long the intent's buttons stay valid, and the data that they carry.</summary>
    public required ButtonData<TIntent> Button { get; init; }

    /// <summary>Changes the journey and sends the replies; returns how much of the open prompt the bot shows after that.</summary>
    public required Func<ConversationTurn, TIntent, CancellationToken, Task<PromptDetail>> Handle { get; init; }

    public override ButtonScope Scope => Button.Scope;

    public override void Write(Utf8JsonWriter json, Intent intent) => Button.Write(json, (TIntent)intent);

    public override Intent? Read(JsonElement json) => Button.Scope == ButtonScope.None ? null : Button.Read(json);

    public override Task<PromptDetail> HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken) =>
        Handle(turn, (TIntent)intent, cancellationToken);
}

/// <summary>The kind of effect that handling an intent has.</summary>
internal enum IntentEffect
{
    /// <summary>The bot shows information and changes nothing that the person would notice.</summary>
    Informs,

    /// <summary>The bot changes the person's position, or something that the person can easily change back.</summary>
    Changes,

    /// <summary>
    /// The bot stores an answer to a question. A text that is a question or expresses doubt is not understood as such an intent, with two
    /// exceptions: a request to skip ("Can we skip this one"), and an answer after the person's own question ("Hard? Not at all").
    /// </summary>
    Answers,

    /// <summary>
    /// The bot deletes the person's progress. A text that is a question or expresses doubt is never understood as such an intent, and the
    /// deletion always needs a confirmation.
    /// </summary>
    Deletes,
}

/// <summary>A line of the help card.</summary>
/// <param name="Write">The message with the text to type.</param>
/// <param name="Does">The message that describes the effect of typing this text.</param>
/// <param name="When">Returns whether the line applies to this conversation; null if it always does.</param>
internal sealed record HelpLine(
    Domain.Content.MessageDefinition Write, Domain.Content.MessageDefinition Does, Func<CardContext, bool>? When = null);
