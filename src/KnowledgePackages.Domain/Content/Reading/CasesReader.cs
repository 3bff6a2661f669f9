namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>cases.json</c>.</summary>
internal static class CasesReader
{
    public static IReadOnlyList<CaseSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/cases.json") is not { } root)
        {
            return null;
        }

        var cases = root.Objects("cases", Case);
        var hosts = root.OptionalTexts("hosts");
        root.Close();
        Hosts.Check(file, root.Find("hosts")?.Line, hosts, cases.Select(caseStudy => (caseStudy.Id, caseStudy.Url)));
        return cases;
    }

    private static CaseSource? Case(ObjectReader reader)
    {
        var id = reader.OwnId();
        var url = reader.Url("url", []);
        var publisher = reader.OptionalText("publisher");
        var published = reader.OptionalWhole("publishedTakeaways", 1, 10) ?? 0;
        var seen = reader.OptionalDay("seen");
        var countries = reader.OptionalIds("countries");
        _ = reader.OptionalText("provenance");
        return id is null
            ? null
            : new(id, url) { Publisher = publisher, PublishedTakeaways = published, Seen = seen, Countries = countries };
    }
}
