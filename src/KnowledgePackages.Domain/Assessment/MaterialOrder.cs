using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// A package's material in the order in which it helps one centre. The centre's answers to the package's extra questions and its country
/// determine the order. Material that helps with more challenges answered yes comes first. If these numbers are equal, the number of
/// challenges answered "not sure" decides, then how the material fits the country, then the editors' order. Nothing is left out. The order
/// of actions does not depend on the country, because people refer to actions by their numbers.
/// </summary>
/// <param name="Stations">
/// All stations in the package's own order; only the resources, tips and actions inside each station are sorted.
/// </param>
/// <param name="Way">The same stations, the most helpful one first.</param>
/// <param name="Start">
/// The station to start with: the first of <paramref name="Way"/>; null if no station helps with a challenge answered yes or "not sure".
/// </param>
public sealed record MaterialOrder(IReadOnlyList<Station> Stations, IReadOnlyList<Station> Way, Station? Start)
{
    /// <summary>Returns the order for these answers and this country. Only the answers to the extra questions matter.</summary>
    /// <param name="content">The content.</param>
    /// <param name="package">The package whose material is sorted.</param>
    /// <param name="answers">The person's answers.</param>
    /// <param name="country">The person's country; null if it is not known.</param>
    public static MaterialOrder From(
        DialogsContent content,
        KnowledgePackage package,
        IReadOnlyList<Answer> answers,
        Country? country = null
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(package);
        var spoken = content.ExtraQuestions.Where(question => question.PackageId == package.Id)
            .Select(question => (Question: question, answers.FirstOrDefault(answer => answer.ChallengeId == question.Id)?.Value))
            .Where(answered => answered.Value is AnswerValue.Yes or AnswerValue.NotSure)
            .ToLookup(answered => answered.Value!.Value, answered => answered.Question);
        if (spoken.Count == 0 && country is null)
        {
            return new(package.Stations, package.Stations, null);
        }

        List<Station> stations = [.. package.Stations.Select(Ordered)];
        List<Station> way = [.. stations.OrderByDescending(ForStation)];
        return new(stations, way, ForStation(way[0]) == default ? null : way[0]);

        Station Ordered(Station station) => new(
            station.Id,
            station.PackageId,
            station.Number,
            [.. station.ResourceIds.OrderByDescending(id => ForMaterial([id])).ThenByDescending(FitOf)],
            [.. station.Tips.OrderByDescending(tip => ForMaterial(tip.ResourceIds)).ThenByDescending(IsRegional)],
            [.. station.Actions.OrderByDescending(action => ForMaterial(action.ResourceIds))],
            station.StepSizes);

        CountryFit FitOf(string resourceId) => country?.FitOf(content.GetResource(resourceId)) ?? CountryFit.Usable;

        // A tip counts as regional if at least one of its resources is for the person's region or country. A tip without resources does
        // not.
        bool IsRegional(Tip tip) => country is not null && tip.ResourceIds.Any(id => FitOf(id) >= CountryFit.Region);

        (int Yes, int NotSure) ForStation(Station station) => Count(question => question.StationIds.Contains(station.Id));
        (int Yes, int NotSure) ForMaterial(IReadOnlyList<string> resourceIds) =>
            Count(question => question.ResourceIds.Intersect(resourceIds).Any());
        (int Yes, int NotSure) Count(Func<Challenge, bool> isAbout) =>
            (spoken[AnswerValue.Yes].Count(isAbout), spoken[AnswerValue.NotSure].Count(isAbout));
    }
}
