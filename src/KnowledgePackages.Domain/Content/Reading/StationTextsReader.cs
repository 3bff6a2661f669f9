namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Reads <c>stations.json</c> of a language: the texts of each station and, inside the station, the texts of its tips and actions by id.
/// </summary>
internal static class StationTextsReader
{
    public static void Read(SourceFile file, TextsSource texts)
    {
        TextTableReader.Read(file, texts, "stations", "stations", TextKind.Station, texts.Tables.Stations, (source, node, id) =>
            ObjectReader.Read(source, node, id, reader => Station(source, texts, reader)));
        if (texts.Files.TryGetValue(TextKind.Station, out var path))
        {
            texts.Files[TextKind.Tip] = texts.Files[TextKind.Action] = path;
        }
    }

    private static StationText Station(SourceFile file, TextsSource texts, ObjectReader reader)
    {
        var text = new StationText(reader.Text("title"), reader.Text("summary"));
        TextTableReader.Fill(file, texts, TextKind.Tip, reader.Entries("tips"), texts.Tables.Tips, ValueReader.Text, reader.Id);
        TextTableReader.Fill(file, texts, TextKind.Action, reader.Entries("actions"), texts.Tables.Actions, (source, node, id) =>
            ObjectReader.Read(source, node, id, Action), reader.Id);
        return text;
    }

    private static ActionText Action(ObjectReader reader) => new(reader.Text("text"), reader.Text("who"), reader.Text("evidence"));
}
