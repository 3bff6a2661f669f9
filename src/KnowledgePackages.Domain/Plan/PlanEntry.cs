using System.Text.Json.Serialization;

namespace KnowledgePackages.Domain.Plan;

/// <summary>An action on which a person has decided, one of the content or one of their own.</summary>
/// <param name="Id">The content id of the action or, for an action of the person's own, <c>own1</c>, <c>own2</c> and so on.</param>
/// <param name="State">What was decided.</param>
public sealed record PlanEntry(string Id, ActionState State)
{
    /// <summary>The words of an action of the person's own; null for an action of the content.</summary>
    public string? Text { get; init; }

    /// <summary>The station to which an action of the person's own belongs; null: none.</summary>
    public string? StationId { get; init; }

    /// <summary>Who does it, as the person wrote it; null: nobody yet.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for it; null: no date yet.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What shows that it is done, as the person wrote it; null: what the content says.</summary>
    public string? Proof { get; init; }

    /// <summary>The person's note.</summary>
    public string? Note { get; init; }

    /// <summary>The person's day of the last change; null where it is not known, as for a mark of an older version.</summary>
    public DateOnly? Changed { get; init; }

    /// <summary>Whether the person has added it.</summary>
    [JsonIgnore]
    public bool IsOwn => Text is not null;
}
