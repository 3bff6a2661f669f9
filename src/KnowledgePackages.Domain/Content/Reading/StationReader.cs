namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads one file of <c>stations/</c>.</summary>
internal static class StationReader
{
    public static StationSource? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/station.json") is not { } root)
        {
            return null;
        }

        var id = root.OwnId();
        _ = root.OptionalText("editorialNote");
        var resources = root.Ids("resources");
        var tips = root.Objects("tips", Item);
        var actions = root.Objects("actions", Item);
        root.Close();
        if (id is null)
        {
            return null;
        }

        var name = Path.GetFileNameWithoutExtension(file.Path);
        if (id.Id != name)
        {
            file.Report(id.Place.Line, id.Id, $"The file is named {name}.json.", $"Rename it to {id.Id}.json, or put the id right.");
        }

        return new(id, resources, tips, actions);
    }

    private static ItemSource? Item(ObjectReader reader)
    {
        var id = reader.OwnId();
        var resources = reader.Ids("resources");
        var needsEuPartner = reader.OptionalTrue("needsEuPartner");
        return id is null ? null : new(id, resources, needsEuPartner);
    }
}
