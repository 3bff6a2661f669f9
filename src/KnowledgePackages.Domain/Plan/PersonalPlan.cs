using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// What a person has decided for their centre: a part of the <see cref="Journey"/> and stored with it, so it is bounded. Only
/// <see cref="Journey"/> changes it, and refuses a change that would break a bound. A mark is never refused.
/// </summary>
public sealed record PersonalPlan
{
    /// <summary>How many actions of their own a person may add.</summary>
    public const int MaxOwn = 10;

    /// <summary>How many resources a person may save.</summary>
    public const int MaxSaved = 20;

    /// <summary>Where the stored plan is full, in bytes: beyond this no text, action or resource is added.</summary>
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

    /// <summary>The decision about an action; null: none.</summary>
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

    /// <summary>The same plan with these actions marked as done, if it has no decision about them: what older versions stored.</summary>
    internal PersonalPlan WithDone(IEnumerable<string> ids)
    {
        List<PlanEntry> missing =
        [
            .. ids.Distinct().Where(id => Find(id) is null).Select(id => new PlanEntry(id, ActionState.Done)),
        ];
        return missing.Count == 0 ? this : this with { Actions = [.. Actions, .. missing] };
    }
}
