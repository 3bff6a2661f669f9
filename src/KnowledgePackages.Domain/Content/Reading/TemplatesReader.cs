namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>templates.json</c>.</summary>
internal static class TemplatesReader
{
    public static IReadOnlyList<TemplateSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/templates.json") is not { } root)
        {
            return null;
        }

        var templates = root.Objects("templates", Template);
        root.Close();
        return templates;
    }

    private static TemplateSource? Template(ObjectReader reader)
    {
        var id = reader.OwnId();
        var offeredAt = reader.Ids("offeredAt", atLeast: 1);
        return id is null ? null : new(id, offeredAt);
    }
}
