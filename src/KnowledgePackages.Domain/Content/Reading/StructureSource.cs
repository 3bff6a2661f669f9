namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// The content of the structure files before they are checked against each other. A part is null if its file is missing or cannot be read:
/// that is reported already, and everything that depends on it is not checked, so that one comma does not cause fifty problems.
/// </summary>
internal sealed record StructureSource(
    IReadOnlyList<PackageSource>? Packages,
    IReadOnlyList<ChallengeSource>? Challenges,
    IReadOnlyList<StationSource>? Stations,
    IReadOnlyList<ResourceSource>? Resources,
    IReadOnlyList<CaseSource>? Cases,
    IReadOnlyList<TopicSource>? Topics);

/// <summary>The settings in <c>content.json</c>. The first language is the default language.</summary>
internal sealed record SettingsSource(string Version, IReadOnlyList<string> Languages, StepSizes StepSizes);

internal sealed record PackageSource(
    IdAt Id,
    PackageLevel? Level,
    IReadOnlyList<IdAt> Challenges,
    IReadOnlyList<IdAt> Stations,
    IReadOnlyList<IdAt> Cases);

internal sealed record ChallengeSource(IdAt Id, IReadOnlyList<IdAt> Stations, IReadOnlyList<IdAt> Resources);

internal sealed record StationSource(
    IdAt Id,
    IReadOnlyList<IdAt> Resources,
    IReadOnlyList<ItemSource> Tips,
    IReadOnlyList<ItemSource> Actions);

/// <summary>A tip or an action.</summary>
internal sealed record ItemSource(IdAt Id, IReadOnlyList<IdAt> Resources);

/// <param name="Id">Known even if the rest cannot be read, so that references to the resource are not reported.</param>
/// <param name="Resource">Null if something else cannot be read.</param>
/// <param name="Unavailable">Set if the resource is marked as no longer available.</param>
internal sealed record ResourceSource(IdAt Id, Resource? Resource, UnavailabilitySource? Unavailable);

/// <param name="Since">Null if it cannot be read.</param>
/// <param name="Substitute">Id of another resource, or null.</param>
/// <param name="Url">An address instead of an id; null if it cannot be read.</param>
internal sealed record UnavailabilitySource(DateOnly? Since, IdAt? Substitute, Uri? Url);

/// <param name="Id">Known even if the rest cannot be read.</param>
/// <param name="Url">Null if it cannot be read.</param>
internal sealed record CaseSource(IdAt Id, Uri? Url)
{
    public string? Publisher { get; init; }

    public int PublishedTakeaways { get; init; }

    public DateOnly? Seen { get; init; }
}

/// <param name="Id">The topic's id.</param>
/// <param name="Items">The content items that answer questions about the topic, the best first.</param>
internal sealed record TopicSource(IdAt Id, IReadOnlyList<IdAt> Items);
