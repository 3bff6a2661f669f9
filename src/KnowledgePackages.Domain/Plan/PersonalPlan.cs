using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// A person's decisions about actions, and the resources that the person saved for later. The plan is stored in the document with the
/// <see cref="Journey"/>, so its size is limited. Only <see cref="Journey"/> changes the plan. The journey rejects changes that would
/// exceed a limit, but always accepts a decision about an action.
/// </summary>
public sealed record PersonalPlan
{
    /// <summary>The maximum number of actions that a person may add.</summary>
    public const int MaxOwn = 10;

    /// <summary>The maximum number of resources that a person may save.</summary>
    public const int MaxSaved = 20;

    /// <summary>
    /// The maximum size of the stored plan, in bytes of UTF-8 JSON. If a text, action or resource would make the plan larger, it is
    /// rejected.
    /// </summary>
    public const int MaxBytes = 4 * 1024;

    /// <summary>The plan of a person who has decided nothing.</summary>
    public static PersonalPlan Empty { get; } = new();

    /// <summary>The actions about which the person has decided, in the order of the first decisions. No two have the same id.</summary>
    public IReadOnlyList<PlanEntry> Actions { get; init => field = value ?? []; } = [];

    /// <summary>The ids of the saved resources, in the order in which they were saved.</summary>
    public IReadOnlyList<string> Resources { get; init => field = value ?? []; } = [];

    /// <summary>Whether the plan has no decision and no saved resource.</summary>
    [JsonIgnore]
    public bool IsEmpty => Actions.Count == 0 && Resources.Count == 0;

    /// <summary>Returns the decision about an action; null if the person has not decided about it.</summary>
    public PlanEntry? Find(string id) => Actions.FirstOrDefault(entry => entry.Id == id);

    /// <summary>The actions that the person added, in the order in which they were added.</summary>
    [JsonIgnore]
    public IEnumerable<PlanEntry> OwnActions => Actions.Where(entry => entry.IsOwn);

    /// <summary>Whether the stored form of the plan takes at most <see cref="MaxBytes"/>.</summary>
    internal bool Fits => JsonSerializer.SerializeToUtf8Bytes(this, JourneyJsonContext.Stored.PersonalPlan).Length <= MaxBytes;

    internal PersonalPlan With(PlanEntry entry) =>
        this with
        {
            Actions = Find(entry.Id) is null
                ? [.. Actions, entry]
                : [.. Actions.Select(other => other.Id == entry.Id ? entry : other)],
        };

    /// <summary>Returns the plan for the next round: without the done actions.</summary>
    internal PersonalPlan WithoutDone() => this with { Actions = [.. Actions.Where(entry => entry.State != ActionState.Done)] };

    internal PersonalPlan Without(string id) =>
        Find(id) is null ? this : this with { Actions = [.. Actions.Where(entry => entry.Id != id)] };

    /// <summary>
    /// Returns this plan with these actions marked as done. Actions with a decision in this plan keep it. Documents of older versions need
    /// this, because they stored only the ids of done actions.
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
