using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A possible answer.</summary>
public sealed class Choice
{
    /// <summary>An answer with its label.</summary>
    public Choice(string? value = null) => Value = value;

    /// <summary>The label, which is also what the answer is.</summary>
    public string? Value { get; set; }

    /// <summary>A button of one's own; null makes one from the label.</summary>
    public CardAction? Action { get; set; }

    /// <summary>Other ways to say it.</summary>
    public List<string>? Synonyms { get; set; }
}

/// <summary>The choice that an answer means.</summary>
public sealed class FoundChoice
{
    /// <summary>Its label.</summary>
    public string? Value { get; set; }

    /// <summary>Its place in the list, counted from 0.</summary>
    public int Index { get; set; }

    /// <summary>How sure that is, from 0 to 1.</summary>
    public float Score { get; set; }

    /// <summary>The label, synonym or number by which it was found.</summary>
    public string? Synonym { get; set; }
}
