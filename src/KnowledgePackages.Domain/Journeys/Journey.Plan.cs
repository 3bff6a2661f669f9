using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The person's plan for their centre.</content>
public sealed partial record Journey
{
    /// <summary>The person's decisions about actions, and the saved resources, of both packages.</summary>
    [JsonIgnore]
    public PersonalPlan Plan { get; init => field = value ?? PersonalPlan.Empty; } = PersonalPlan.Empty;

    /// <summary>The ids of the actions marked as done: actions of both packages, and actions that the person added.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> DoneActions =>
        [.. Plan.Actions.Where(entry => entry.State == ActionState.Done).Select(entry => entry.Id)];

    /// <summary>
    /// Stores the person's decision about an action. The details of the action in the plan stay, unless the action is removed from the
    /// plan.
    /// </summary>
    /// <param name="content">The content that has the action.</param>
    /// <param name="actionId">The id of an action of the content, or of an action that the person added.</param>
    /// <param name="state">The decision; null removes the action from the plan.</param>
    /// <param name="today">The current day in the person's time zone; null if it is not known.</param>
    public Journey MarkAction(DialogsContent content, string actionId, ActionState? state, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        var entry = Plan.Find(actionId);
        if ((entry is null or { IsOwn: false } && content.FindAction(actionId) is null) || entry?.State == state)
        {
            return this;
        }

        return this with
        {
            Plan = state is { } decided
                ? Plan.With((entry ?? new(actionId, decided)) with { State = decided, Changed = today })
                : Plan.Without(actionId),
        };
    }

    /// <summary>
    /// Adds details to an action: who does it, until when, the proof and a note. The action also becomes <see cref="ActionState.Open"/>,
    /// unless it is done.
    /// </summary>
    /// <param name="content">The content that has the action.</param>
    /// <param name="actionId">The id of an action of the content, or of an action that the person added.</param>
    /// <param name="details">The details, as the person wrote them.</param>
    /// <param name="today">The current day in the person's time zone.</param>
    public PlanResult ArrangeAction(DialogsContent content, string actionId, PlanDetails details, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(details);
        var known = Plan.Find(actionId);
        if (known is null or { IsOwn: false } && content.FindAction(actionId) is null)
        {
            return new PlanResult.Unknown();
        }

        if (details.Until is { } until && until < today && until != known?.Until)
        {
            return new PlanResult.Past(until);
        }

        var entry = known ?? new(actionId, ActionState.Open);
        var arranged = entry with
        {
            State = entry.State == ActionState.Done ? ActionState.Done : ActionState.Open,
            Who = Written(details.Who, entry.Who, PlanText.MaxNameLength),
            Until = details.Until ?? entry.Until,
            Proof = Written(details.Proof, entry.Proof, PlanText.MaxLineLength),
            Note = Written(details.Note, entry.Note, PlanText.MaxNoteLength),
        };
        return arranged == known ? new PlanResult.Accepted(this) : Fitting(Plan.With(arranged with { Changed = today }));
    }

    /// <summary>Adds an action of the person's own to the plan, as <see cref="ActionState.Open"/>.</summary>
    /// <param name="content">The content that has the station.</param>
    /// <param name="text">The text of the action, as the person wrote it.</param>
    /// <param name="stationId">
    /// The id of the station to which the action belongs. If it is null or unknown, the action belongs to no station.
    /// </param>
    /// <param name="today">The current day in the person's time zone.</param>
    public PlanResult AddOwnAction(DialogsContent content, string? text, string? stationId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (PlanText.Clean(text, PlanText.MaxLineLength) is not { } line)
        {
            return new PlanResult.Unknown();
        }

        if (Plan.OwnActions.Any(own => own.Text == line))
        {
            return new PlanResult.Accepted(this); // the plan already has this action, so the message is a repeat
        }

        var id = Enumerable.Range(1, PersonalPlan.MaxOwn).Select(number => $"own{number}").FirstOrDefault(free => Plan.Find(free) is null);
        return id is null
            ? new PlanResult.Full()
            : Fitting(
                Plan.With(
                    new(id, ActionState.Open) { Text = line, StationId = content.FindStation(stationId)?.Id, Changed = today }
                )
            );
    }

    /// <summary>Saves a resource for later. If <paramref name="saved"/> is false, removes it from the saved resources.</summary>
    public PlanResult SaveResource(DialogsContent content, string resourceId, bool saved = true)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.FindResource(resourceId) is null)
        {
            return new PlanResult.Unknown();
        }

        var resources = Marked(Plan.Resources, resourceId, saved);
        return resources.Count > PersonalPlan.MaxSaved ? new PlanResult.Full()
            : ReferenceEquals(resources, Plan.Resources) ? new PlanResult.Accepted(this)
            : Fitting(Plan with { Resources = resources });
    }

    private static string? Written(string? written, string? before, int longest) =>
        written is null ? before : PlanText.Clean(written, longest);

    // Always accept a plan with fewer entries, even if it is still too large, so that a person can make room.
    private PlanResult Fitting(PersonalPlan next) =>
        next.Fits || next.Actions.Count < Plan.Actions.Count || next.Resources.Count < Plan.Resources.Count
            ? new PlanResult.Accepted(this with { Plan = next })
            : new PlanResult.Full();
}
