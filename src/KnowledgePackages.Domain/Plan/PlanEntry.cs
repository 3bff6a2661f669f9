using System.Text.Json.Serialization;

namespace KnowledgePackages.Domain.Plan;

/// <summary>An action on which a person has decided, one of the content or one of their own.</summary>
/// <param name="Id">The content id of the action or, for an action of the person's own, <c>own1</c>, <c>own2</c> and so on.</param>
/// <param name="State">The person's decision.</param>
public sealed record PlanEntry(string Id, ActionState State)
{
    /// <summary>The words of an action of the person's own; null for an action of the content.</summary>
    public string? Text { get; init; }

    /// <summary>The station to which an action of the person's own belongs; null if it belongs to none.</summary>
    public string? StationId { get; init; }

    /// <summary>Who does the action, as the person wrote it; null if nobody was named yet.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for the action; null if it has no date yet.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What shows that the action is done, as the person wrote it; null if the text of the content applies.</summary>
    public string? Proof { get; init; }

    /// <summary>The person's note.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The day of the last change, in the person's time zone; null if it is not known, as for a mark from an older version.
    /// </summary>
    public DateOnly? Changed { get; init; }

    /// <summary>Whether the person has added the action.</summary>
    [JsonIgnore]
    public bool IsOwn => Text is not null;
}
