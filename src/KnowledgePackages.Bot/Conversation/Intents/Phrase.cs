using KnowledgePackages.Bot.Conversation.Words;


namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>One way to request an intent in words: a group of <c>synonyms.json</c>, and its meaning at an open prompt.</summary>
internal sealed class Phrase
{
    private readonly Func<Place, Intent?> _meaning;

    private Phrase(string group, Func<Place, Intent?> meaning) => (Group, _meaning) = (group, meaning);

    /// <summary>The group of synonyms.</summary>
    public string Group { get; }

    /// <summary>The one intent that the group means; null if that depends on a number or on the open prompt.</summary>
    public Intent? Intent { get; private init; }

    /// <summary>Whether the group counts only while a card with a button of the intent is open.</summary>
    public bool IsButtonOnly { get; private init; }

    /// <summary>Whether the phrases contain a number: "station {number}".</summary>
    public bool HasNumber { get; private init; }

    /// <summary>Whether it is understood at any time, so that no other such group may contain its phrases.</summary>
    public bool IsExclusive { get; private init; }

    /// <summary>Means the same at any time.</summary>
    public static Phrase Always(string group, Intent intent) => new(group, _ => intent) { Intent = intent, IsExclusive = true };

    /// <summary>Understood at any time; its meaning depends on the open prompt.</summary>
    public static Phrase Always(string group, Func<OpenPrompt, Intent> meaning) =>
        new(group, at => meaning(at.Prompt)) { IsExclusive = true };

    /// <summary>Means a button of that intent on the open card, and nothing elsewhere.</summary>
    public static Phrase OnButton(string group, Intent intent) => new(group, _ => null) { Intent = intent, IsButtonOnly = true };

    /// <summary>Its meaning depends on the open prompt; null: none.</summary>
    public static Phrase When(string group, Func<CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Context, at.Prompt));

    /// <summary>Its meaning depends on the number in it; null: none.</summary>
    public static Phrase Numbered(string group, Func<int, CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Number, at.Context, at.Prompt)) { HasNumber = true };

    /// <summary>The intent of a text; null if it is no phrase of the group, or means nothing here.</summary>
    /// <param name="text">Comparable and folded.</param>
    /// <param name="phrases">Finds the number.</param>
    /// <param name="isIn">Whether a text is in a group, either exactly or with typos.</param>
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
