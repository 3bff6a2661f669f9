using KnowledgePackages.Bot.Conversation.Words;


namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>One way to ask for an intent in words: a group of <c>synonyms.json</c>, and what it means where something is open.</summary>
internal sealed class Phrase
{
    private readonly Func<Place, Intent?> _meaning;

    private Phrase(string group, Func<Place, Intent?> meaning) => (Group, _meaning) = (group, meaning);

    /// <summary>The group of synonyms.</summary>
    public string Group { get; }

    /// <summary>The one intent that the group means; null where that depends on a number or on what is open.</summary>
    public Intent? Intent { get; private init; }

    /// <summary>Whether the group counts only while a card with a button of the intent is open.</summary>
    public bool IsButtonOnly { get; private init; }

    /// <summary>Whether the phrases have a number: "station {number}".</summary>
    public bool HasNumber { get; private init; }

    /// <summary>Whether it counts at any moment, so that its phrases may stand in no other such group.</summary>
    public bool IsExclusive { get; private init; }

    /// <summary>Means the same at any moment.</summary>
    public static Phrase Always(string group, Intent intent) => new(group, _ => intent) { Intent = intent, IsExclusive = true };

    /// <summary>Means something at any moment, about what is open.</summary>
    public static Phrase Always(string group, Func<OpenPrompt, Intent> meaning) =>
        new(group, at => meaning(at.Prompt)) { IsExclusive = true };

    /// <summary>Means an open button of that intent, and nothing elsewhere.</summary>
    public static Phrase OnButton(string group, Intent intent) => new(group, _ => null) { Intent = intent, IsButtonOnly = true };

    /// <summary>Means something depending on what is open; null: nothing.</summary>
    public static Phrase When(string group, Func<CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Context, at.Prompt));

    /// <summary>Means something depending on the number in it; null: nothing.</summary>
    public static Phrase Numbered(string group, Func<int, CardContext, OpenPrompt, Intent?> meaning) =>
        new(group, at => meaning(at.Number, at.Context, at.Prompt)) { HasNumber = true };

    /// <summary>The intent of a text; null when this is no phrase of the group, or means nothing here.</summary>
    /// <param name="text">Comparable and folded.</param>
    /// <param name="phrases">Finds the number.</param>
    /// <param name="isIn">Whether a text is in a group: exactly, or but for typing mistakes.</param>
    /// <param name="context">The content and the journey.</param>
    /// <param name="prompt">What is open.</param>
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
