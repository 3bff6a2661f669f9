namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// The content of the structure files (all files except settings, languages and texts), before the files are compared with each other. A
/// part is null if its file is missing or cannot be read. That problem is reported already, and checks that need this part are skipped, so
/// that one wrong comma does not cause fifty reports.
/// </summary>
internal sealed record StructureSource(
    IReadOnlyList<PackageSource>? Packages,
    IReadOnlyList<ChallengeSource>? Challenges,
    IReadOnlyList<StationSource>? Stations,
    IReadOnlyList<ResourceSource>? Resources,
    IReadOnlyList<CaseSource>? Cases,
    IReadOnlyList<TemplateSource>? Templates,
    IReadOnlyList<CountrySource>? Countries,
    IReadOnlyList<TopicSource>? Topics);

/// <summary>The settings in <c>content.json</c>. The first of <paramref name="Languages"/> is the default language.</summary>
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

/// <summary>A tip or an action of a station.</summary>
internal sealed record ItemSource(IdAt Id, IReadOnlyList<IdAt> Resources, bool NeedsEuPartner);

/// <param name="Id">
/// The resource's id. The id is there even if other members cannot be read, so that references to the resource are not reported as unknown.
/// </param>
/// <param name="Resource">The resource; null if a required member cannot be read.</param>
/// <param name="Unavailable">The mark that the resource is no longer available; null if it is available.</param>
internal sealed record ResourceSource(IdAt Id, Resource? Resource, UnavailabilitySource? Unavailable)
{
    public IReadOnlyList<IdAt> Countries { get; init; } = [];
}

/// <param name="Id">The id.</param>
/// <param name="Region">The region of the country; null if it cannot be read.</param>
/// <param name="JoinsEuProgrammes">Whether centres in this country apply for EU programmes themselves.</param>
internal sealed record CountrySource(IdAt Id, CoverageRegion? Region, bool JoinsEuProgrammes);

/// <param name="Since">The day since which the resource is unavailable; null if it cannot be read.</param>
/// <param name="Substitute">
/// The id of the substitute resource; null if the file gives an address instead, or if the id cannot be read.
/// </param>
/// <param name="Url">The address of the substitute; null if the file gives an id instead, or if the address cannot be read.</param>
internal sealed record UnavailabilitySource(DateOnly? Since, IdAt? Substitute, Uri? Url);

/// <summary>A template and the tips and actions that offer it.</summary>
internal sealed record TemplateSource(IdAt Id, IReadOnlyList<IdAt> OfferedAt);

/// <param name="Id">The id, which is there even if other members cannot be read.</param>
/// <param name="Url">The address of the case study; null if it cannot be read.</param>
internal sealed record CaseSource(IdAt Id, Uri? Url)
{
    public string? Publisher { get; init; }

    public int PublishedTakeaways { get; init; }

    public DateOnly? Seen { get; init; }

    public IReadOnlyList<IdAt> Countries { get; init; } = [];
}

/// <param name="Id">The topic's id.</param>
/// <param name="Items">The content items that answer questions about the topic, the best first.</param>
internal sealed record TopicSource(IdAt Id, IReadOnlyList<IdAt> Items);
