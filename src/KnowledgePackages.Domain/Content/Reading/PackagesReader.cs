namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>packages.json</c>, which lists the challenges, stations and case studies of each package.</summary>
internal static class PackagesReader
{
    private static readonly Dictionary<string, PackageLevel> Levels = new()
    {
        ["beginner"] = PackageLevel.Beginner,
        ["advanced"] = PackageLevel.Advanced,
    };

    public static IReadOnlyList<PackageSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/packages.json") is not { } root)
        {
            return null;
        }

        var packages = root.Objects("packages", Package);
        root.Close();
        return packages;
    }

    private static PackageSource? Package(ObjectReader reader)
    {
        var id = reader.OwnId();
        var level = reader.Choice("level", Levels);
        var challenges = reader.Ids("challenges", atLeast: 1);
        var stations = reader.Ids("stations", atLeast: 1);
        var cases = reader.Ids("cases");
        return id is null ? null : new(id, level, challenges, stations, cases);
    }
}
