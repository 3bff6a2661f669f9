using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Domain.Content.Reading;
using KnowledgePackages.Domain.Content.Review;

namespace KnowledgePackages.Domain.Content;

/// <summary>Builds the <see cref="DialogsContent"/> snapshot from parsed files that have no problems.</summary>
internal static class ContentAssembly
{
    public static DialogsContent Assemble(
        FolderFiles folder,
        SettingsSource settings,
        IReadOnlyList<LanguageSource> languages,
        StructureSource structure,
        IReadOnlyList<TextsSource> texts)
    {
        var challenges = structure.Challenges!.ToDictionary(challenge => challenge.Id.Id);
        var stations = structure.Stations!.ToDictionary(station => station.Id.Id);
        var cases = structure.Cases!.ToDictionary(caseStudy => caseStudy.Id.Id);
        var packages = structure.Packages!.Select(package => new KnowledgePackage(
            package.Id.Id,
            package.Level!.Value,
            [.. package.Challenges.Select(id => Challenge(challenges[id.Id], package))],
            [.. package.Stations.Select((id, place) => Station(stations[id.Id], package, place + 1, settings.StepSizes))],
            [.. package.Cases.Select(id => CaseStudy(cases[id.Id], package))]));

        return new(
            $"{settings.Version}-{HashOf(folder.Files)}",
            [.. packages],
            [.. structure.Resources!.Select(resource => Resource(resource, structure.Resources!))],
            [.. structure.Templates!.Select(template => new Template(template.Id.Id, Ids(template.OfferedAt)))],
            [.. structure.Countries!.Select(country => new Country(country.Id.Id, country.Region!.Value, country.JoinsEuProgrammes))],
            [.. languages.Select(language => language.Names)],
            [.. texts.Select(own => new ContentTexts(
                own.Language,
                own.Tables.FilledFrom(texts[0].Tables),
                own.IsDefault || ContentReview.IsComplete(folder, own.Language, texts[0].Language)))])
        {
            Topics = [.. structure.Topics!.Select(topic => new Topic(topic.Id.Id, Ids(topic.Items)))],
        };
    }

    private static Resource Resource(ResourceSource source, IReadOnlyList<ResourceSource> all) => source.Unavailable is not { } unavailable
        ? source.Resource!
        : source.Resource! with
        {
            Unavailable = new(
                unavailable.Since!.Value,
                unavailable.Substitute?.Id,
                unavailable.Url ?? all.First(resource => resource.Id.Id == unavailable.Substitute!.Id).Resource!.Url),
        };

    private static Challenge Challenge(ChallengeSource source, PackageSource package) =>
        new(source.Id.Id, package.Id.Id, Ids(source.Stations), Ids(source.Resources));

    private static Station Station(StationSource source, PackageSource package, int number, StepSizes sizes) => new(
        source.Id.Id,
        package.Id.Id,
        number,
        Ids(source.Resources),
        [.. source.Tips.Select(tip => new Tip(tip.Id.Id, Ids(tip.Resources)) { NeedsEuPartner = tip.NeedsEuPartner })],
        [
            .. source.Actions.Select(action => new RecommendedAction(action.Id.Id, Ids(action.Resources))
            {
                NeedsEuPartner = action.NeedsEuPartner,
            }),
        ],
        sizes);

    private static CaseStudy CaseStudy(CaseSource source, PackageSource package) => new(source.Id.Id, package.Id.Id, source.Url!)
    {
        Publisher = source.Publisher,
        PublishedTakeaways = source.PublishedTakeaways,
        Seen = source.Seen,
        CountryIds = Ids(source.Countries),
    };

    private static IReadOnlyList<string> Ids(IReadOnlyList<IdAt> ids) => [.. ids.Select(id => id.Id)];

    private static string HashOf(IEnumerable<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }
}
