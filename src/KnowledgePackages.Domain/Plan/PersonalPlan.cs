using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// What a person has decided for their centre: a part of the <see cref="Journey"/> and stored with it, so it is bounded. Only
/// <see cref="Journey"/> changes it, and rejects a change that would exceed a limit. Marking an action is always accepted.
/// </summary>
public sealed record PersonalPlan
{
    /// <summary>How many actions of their own a person may add.</summary>
    public const int MaxOwn = 10;

    /// <summary>How many resources a person may save.</summary>
    public const int MaxSaved = 20;

    /// <summary>The size in bytes at which the stored plan is full: beyond it no text, action or resource is added.</summary>
    public const int MaxBytes = 4 * 1024;

    /// <summary>The plan of a person who has decided nothing.</summary>
    public static PersonalPlan Empty { get; } = new();

    /// <summary>The actions with a decision, in the order of the first one; no two have the same id.</summary>
    public IReadOnlyList<PlanEntry> Actions { get; init => field = value ?? []; } = [];

    /// <summary>Ids of the saved resources, in the order of saving.</summary>
    public IReadOnlyList<string> Resources { get; init => field = value ?? []; } = [];

    /// <summary>Whether nothing is decided and nothing saved.</summary>
    [JsonIgnore]
    public bool IsEmpty => Actions.Count == 0 && Resources.Count == 0;

    /// <summary>Returns the decision about an action; null if the person has not decided.</summary>
    public PlanEntry? Find(string id) => Actions.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The actions that the person has added, in the order of adding.</summary>
    [JsonIgnore]
    public IEnumerable<PlanEntry> Own => Actions.Where(entry => entry.IsOwn);

    /// <summary>Whether the plan as it is stored is within <see cref="MaxBytes"/>.</summary>
    internal bool Fits => JsonSerializer.SerializeToUtf8Bytes(this, JourneyJsonContext.Stored.PersonalPlan).Length <= MaxBytes;

    internal PersonalPlan With(PlanEntry entry) =>
        this with
        {
            Actions = Find(entry.Id) is null
                ? [.. Actions, entry]
                : [.. Actions.Select(other => other.Id == entry.Id ? entry : other)],
        };

    internal PersonalPlan Without(string id) =>
        Find(id) is null ? this : this with { Actions = [.. Actions.Where(entry => entry.Id != id)] };

    /// <summary>
    /// Returns this plan with these actions marked as done, unless it has a decision about them. Older versions stored only done actions.
    /// </summary>
    internal PersonalPlan WithDone(IEnumerable<string> ids)
    {
        List<PlanEntry> missing =
        [
            .. ids.Distinct().Where(id => Find(id) is null).Select(id => new PlanEntry(id, ActionState.Done)),
        ];
        return missing.Count == 0 ? this : this with { Actions = [.. Actions, .. missing] };
    }
}
