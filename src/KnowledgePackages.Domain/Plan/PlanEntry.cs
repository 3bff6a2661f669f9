using System.Text.Json.Serialization;

namespace KnowledgePackages.Domain.Plan;

/// <summary>An action about which a person has decided: an action of the content, or one that the person added.</summary>
/// <param name="Id">The content id of the action or, if the person added it, <c>own1</c>, <c>own2</c> and so on.</param>
/// <param name="State">The person's decision.</param>
public sealed record PlanEntry(string Id, ActionState State)
{
    /// <summary>The text of an action that the person added; null for an action of the content.</summary>
    public string? Text { get; init; }

    /// <summary>The id of the station to which an action that the person added belongs; null if it belongs to none.</summary>
    public string? StationId { get; init; }

    /// <summary>The person or group who does the action, as the person wrote it; null if they named nobody.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for the action; null if the person gave no date.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// The proof that the action is done, as the person wrote it; null if the person wrote none. Cards then show the content's text
    /// (<see cref="Content.ActionText.Evidence"/>).
    /// </summary>
    public string? Proof { get; init; }

    /// <summary>The person's note; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The day of the last change, in the person's time zone; null if it is not known, for example because an older version stored the
    /// entry.
    /// </summary>
    public DateOnly? Changed { get; init; }

    /// <summary>Whether the person added the action.</summary>
    [JsonIgnore]
    public bool IsOwn => Text is not null;
}
