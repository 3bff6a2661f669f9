namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>cases.json</c>.</summary>
internal static class CasesReader
{
    public static IReadOnlyList<CaseSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/cases.json") is not { } root)
            return null;
        var cases = root.Objects("cases", Case);
        root.Close();
        return cases;
    }

    private static CaseSource? Case(ObjectReader reader)
    {
        var id = reader.OwnId();
        var url = reader.Url("url", []);
        _ = reader.OptionalText("provenance");
        return id is null ? null : new(id, url);
    }
}
