namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// What the structure files say, before anybody has checked whether it fits together. A part is null when its file is missing or cannot be
/// read: that is reported already, and whatever depends on it is then not checked, so that one comma does not make fifty problems.
/// </summary>
internal sealed record StructureSource(
    IReadOnlyList<PackageSource>? Packages,
    IReadOnlyList<ChallengeSource>? Challenges,
    IReadOnlyList<StationSource>? Stations,
    IReadOnlyList<ResourceSource>? Resources,
    IReadOnlyList<CaseSource>? Cases);

/// <summary>The <c>content.json</c>; languages with the default one first.</summary>
internal sealed record SettingsSource(string Version, IReadOnlyList<string> Languages);

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

/// <param name="Id">Known even where the rest cannot be read, so that those who name the resource are not blamed.</param>
/// <param name="Resource">Null where something else cannot be read.</param>
/// <param name="Unavailable">Where it says that it cannot be opened any more.</param>
internal sealed record ResourceSource(IdAt Id, Resource? Resource, UnavailabilitySource? Unavailable);

/// <param name="Since">Null where it cannot be read.</param>
/// <param name="Substitute">Id of another resource, or null.</param>
/// <param name="Url">Else an address, or null where it cannot be read.</param>
internal sealed record UnavailabilitySource(DateOnly? Since, IdAt? Substitute, Uri? Url);

/// <param name="Id">Known even where the rest cannot be read.</param>
/// <param name="Url">Null where it cannot be read.</param>
internal sealed record CaseSource(IdAt Id, Uri? Url);
