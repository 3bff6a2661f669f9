using KnowledgePackages.Bot.Conversation.Words;


namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>One way to request an intent by typing: a synonym group, and the intent that its phrases mean at an open prompt.</summary>
internal sealed class Phrase
{
    private readonly Func<Place, Intent?> _meaning;

    private Phrase(string group, Func<Place, Intent?> meaning) => (Group, _meaning) = (group, meaning);

    /// <summary>The name of the synonym group in <c>synonyms.json</c>.</summary>
    public string Group { get; }

    /// <summary>The intent that the phrases mean; null if the meaning depends on a number or on the open prompt.</summary>
    public Intent? Intent { get; private init; }

    /// <summary>Whether the phrases are understood only while a card with a button of the intent is open.</summary>
    public bool IsButtonOnly { get; private init; }

    /// <summary>Whether the phrases contain a number: "station {number}".</summary>
    public bool HasNumber { get; private init; }

    /// <summary>
    /// Whether the phrases are understood at any time. If so, the group is one of <see cref="IntentTable.ExclusiveGroups"/>. A phrase in
    /// two of these groups would be ambiguous, so the content must not have one.
    /// </summary>
    public bool IsExclusive { get; private init; }

    /// <summary>Creates a phrase that is understood at any time, and always means the same intent.</summary>
    public static Phrase Always(string group, Intent intent) => new(group, _ => intent) { Intent = intent, IsExclusive = true };

    /// <summary>Creates a phrase that is understood at any time, and whose meaning depends on the open prompt.</summary>
    public static Phrase Always(string group, Func<OpenPrompt, Intent> meaning) =>
        new(group, at => meaning(at.Prompt)) { IsExclusive = true };

    /// <summary>
    /// Creates a phrase that means a button of the intent while a card with such a button is open. At all other times, the phrase means
    /// nothing.
    /// </summary>
    public static Phrase OnButton(string group, Intent intent) => new(group, _ => null) { Intent = intent, IsButtonOnly = true };

    /// <summary>
    /// Creates a phrase whose meaning depends on the open prompt. <paramref name="meaning"/> returns null if the phrase means nothing at
    /// this prompt.
    /// </summary>
    public static Phrase When(string group, Func<CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Context, at.Prompt));

    /// <summary>
    /// Creates a phrase whose meaning depends on the number in it. <paramref name="meaning"/> returns null if this number means nothing at
    /// the open prompt.
    /// </summary>
    public static Phrase Numbered(string group, Func<int, CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Number, at.Context, at.Prompt)) { HasNumber = true };

    /// <summary>Returns the intent of a text; null if the text is not a phrase of the group, or means nothing at the open prompt.</summary>
    /// <param name="text">The text, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
    /// <param name="phrases">Finds the number in the text.</param>
    /// <param name="isIn">Returns whether a text is in a group, either exactly or with typos.</param>
    /// <param name="context">The content and the journey.</param>
    /// <param name="prompt">The open prompt.</param>
    public Intent? MeaningOf(string text, Phrasebook phrases, Func<string, string, bool> isIn, CardContext context, OpenPrompt prompt)
    {
        if (IsButtonOnly)
        {
            return null;
        }

        if (!HasNumber)
        {
            return isIn(text, Group) ? _meaning(new(0, context, prompt)) : null;
        }

        return phrases.NumberIn(text, Group) is { } number ? _meaning(new(number, context, prompt)) : null;
    }

    private readonly record struct Place(int Number, CardContext Context, OpenPrompt Prompt);
}
