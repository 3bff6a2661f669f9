using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Records at the end of a turn which events the turn adds to the counts of usage. A conversation adds each event at most once a week, so
/// the count of an event is a number of conversations. If the person deletes their data, events that are not counted yet are deleted too.
/// </summary>
internal sealed class UsageRecorder(IPropertyManager state, bool isOn)
{
    /// <summary>The name of the property with <see cref="RecordedUsage"/>. It never changes, because documents store it.</summary>
    public const string Property = "Usage";

    private readonly IStatePropertyAccessor<RecordedUsage?> _recorded = state.CreateProperty<RecordedUsage?>(Property);
    private readonly IStatePropertyAccessor<UncountedUsage?> _uncounted =
        state.CreateProperty<UncountedUsage?>(UncountedUsage.PropertyName);

    public async Task RecordAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.IsErased)
        {
            await _recorded.DeleteAsync(turn.Context, cancellationToken);
            await _uncounted.DeleteAsync(turn.Context, cancellationToken);
        }
        else if (isOn && EventsIn(turn).ToList() is [_, ..] names)
        {
            await AddAsync(turn, names, cancellationToken);
        }
    }

    private async Task AddAsync(ConversationTurn turn, List<string> names, CancellationToken cancellationToken)
    {
        var week = UsageEvent.WeekOf(turn.Now);
        var known = await _recorded.GetAsync(turn.Context, null, cancellationToken) ?? new(week, [], 0);
        var before = known.Week == week ? known.Names : [];
        var added = names.Distinct().Except(before).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var uncounted =
            await _uncounted.GetAsync(turn.Context, null, cancellationToken) ?? new UncountedUsage(known.Total, turn.Now, []);
        var events = added.Select(name => new UsageEvent(week, name));
        await _uncounted.SetAsync(turn.Context, uncounted with { Events = [.. uncounted.Events, .. events] }, cancellationToken);
        await _recorded.SetAsync(turn.Context, new(week, [.. before, .. added], known.Total + added.Count), cancellationToken);
    }

    private static IEnumerable<string> EventsIn(ConversationTurn turn)
    {
        var after = turn.Journey;
        var before = turn.Before.Round == after.Round ? turn.Before : new Journey(); // one turn can begin a new round and start it
        if (after.Started && !before.Started)
        {
            yield return UsageNames.Started;
            yield return UsageNames.Channel(turn.Context.Activity.ChannelId);
            yield return UsageNames.Language(turn.Card.Texts.Language);
        }

        foreach (var answer in after.Answers.ExceptBy(before.Answers.Select(each => each.ChallengeId), each => each.ChallengeId))
        {
            yield return UsageNames.Answer(answer.ChallengeId, WordOf(answer.Value));
        }

        if (after.AnswersChecked && !before.AnswersChecked)
        {
            yield return UsageNames.Recommended(Recommendation.From(turn.Card.Content, after.Answers).Package.Id);
        }

        if (after.PackageId is { } package && package != before.PackageId)
        {
            yield return UsageNames.Taken(package);
        }

        foreach (var station in after.DoneStations.Except(before.DoneStations))
        {
            yield return UsageNames.Station(station);
        }

        foreach (var action in after.DoneActions.Except(before.DoneActions).Where(id => after.Plan.Find(id) is not { IsOwn: true }))
        {
            yield return UsageNames.Action(action);
        }

        if (after.Finished && !before.Finished)
        {
            yield return UsageNames.Finished;
        }

        if (turn.Recognition is Recognition.Understood { Intent: Intent.Search { Result: SearchResult.Nothing } })
        {
            yield return UsageNames.SearchWithoutResult;
        }
    }

    private static string WordOf(AnswerValue value) =>
        value switch
        {
            AnswerValue.Yes => "yes",
            AnswerValue.No => "no",
            _ => "notSure",
        };
}

/// <summary>The events that a conversation has added to the counts of its latest week.</summary>
/// <param name="Week">The Monday of the week.</param>
/// <param name="Names">The names of the events (<see cref="UsageNames"/>), each once.</param>
/// <param name="Total">The number of events that the conversation has added in all weeks.</param>
internal sealed record RecordedUsage(DateOnly Week, IReadOnlyList<string> Names, long Total);
