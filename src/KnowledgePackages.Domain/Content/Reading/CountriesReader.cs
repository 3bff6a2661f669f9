namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>countries.json</c>.</summary>
internal static class CountriesReader
{
    public static IReadOnlyList<CountrySource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/countries.json") is not { } root)
        {
            return null;
        }

        var countries = root.Objects("countries", Country);
        root.Close();
        return countries;
    }

    private static CountrySource? Country(ObjectReader reader)
    {
        var id = reader.OwnId();
        var region = reader.Choice("region", CoverageRegions.OfCountries);
        var joins = reader.OptionalTrue("euProgrammes");
        return id is null ? null : new(id, region, joins);
    }
}
