namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>resources.json</c>.</summary>
internal static class ResourcesReader
{
    private static readonly Dictionary<string, ResourceKind> Kinds = new()
    {
        ["guide"] = ResourceKind.Guide,
        ["report"] = ResourceKind.Report,
        ["case-study"] = ResourceKind.CaseStudy,
        ["tool"] = ResourceKind.Tool,
        ["network"] = ResourceKind.Network,
        ["self-assessment"] = ResourceKind.SelfAssessment,
        ["video"] = ResourceKind.Video,
        ["course"] = ResourceKind.Course,
        ["dataset"] = ResourceKind.Dataset,
    };

    private static readonly Dictionary<string, ResourceCost> Costs = new()
    {
        ["free"] = ResourceCost.Free,
        ["partly-free"] = ResourceCost.PartlyFree,
        ["paid"] = ResourceCost.Paid,
    };

    private static readonly Dictionary<string, ResourceEffort> Efforts = new()
    {
        ["low"] = ResourceEffort.Low,
        ["middle"] = ResourceEffort.Middle,
        ["high"] = ResourceEffort.High,
    };

    public static IReadOnlyList<ResourceSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/resources.json") is not { } root)
        {
            return null;
        }

        var httpAllowed = root.Texts("httpAllowed");
        var resources = root.Objects("resources", reader => Resource(reader, httpAllowed));
        var hosts = root.OptionalTexts("hosts");
        root.Close();
        Hosts.Check(
            file,
            root.Find("hosts")?.Line,
            hosts,
            [
                .. resources.Select(resource => (resource.Id, resource.Resource?.Url)),
                .. resources
                    .Where(resource => resource.Unavailable is { Substitute: null })
                    .Select(resource => (resource.Id, resource.Unavailable!.Url)),
            ]
        );

        var line = root.Find("httpAllowed")?.Line;
        var used = resources.Select(resource => resource.Resource?.Url.OriginalString).ToHashSet();
        foreach (var unused in httpAllowed.Where(url => !used.Contains(url) && !used.Contains(null)))
        {
            file.Report(line, "httpAllowed", $"No resource has the address '{unused}' any more.", "Take it out of the list.");
        }

        return resources;
    }

    private static ResourceSource? Resource(ObjectReader reader, IReadOnlyList<string> httpAllowed)
    {
        var id = reader.OwnId();
        var title = reader.Text("title");
        var publisher = reader.Text("publisher");
        var year = reader.OptionalWhole("year", 1900, 2100);
        var kind = reader.Choice("kind", Kinds);
        var language = reader.Text("language", SettingsReader.LanguageForm(), SettingsReader.LanguageFix);
        var alsoIn = reader.OptionalTexts("alsoIn", SettingsReader.LanguageForm(), SettingsReader.LanguageFix);
        var minutes = reader.Integer("minutes", 1, 1000);
        var coverage = reader.Choices("coverage", CoverageRegions.OfResources);
        var countries = reader.OptionalIds("countries");
        var cost = reader.Choice("cost", Costs);
        var effort = reader.Choice("effort", Efforts);
        var seen = reader.OptionalDay("seen");
        var isSearchOnly = reader.OptionalTrue("searchOnly");
        var url = reader.Url("url", httpAllowed);
        if (reader.Find("seenAt") is not { Kind: SourceKind.Null }) // seenAt is null if no page is recorded
        {
            _ = reader.OptionalText("seenAt");
        }

        var unavailable = reader.OptionalObject("unavailable", Unavailable);
        return id is null
            ? null
            : new(
                id,
                url is null || kind is null || cost is null || effort is null
                    ? null
                    : new(id.Id, title, publisher, year, kind.Value, language, url, minutes)
                    {
                        AlsoIn = alsoIn,
                        Coverage = coverage,
                        CountryIds = [.. countries.Select(country => country.Id)],
                        Cost = cost.Value,
                        Effort = effort.Value,
                        Seen = seen,
                        IsSearchOnly = isSearchOnly,
                    },
                unavailable
            )
            {
                Countries = countries,
            };
    }

    private static UnavailabilitySource Unavailable(ObjectReader reader)
    {
        var since = reader.Day("since");
        var (substitute, url) = reader.IdOrUrl("substitute");
        return new(since, substitute, url);
    }
}
