using System.Text.Json;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

/// <summary>
/// The schemas in <c>dialogs-content/schema</c> check files while editors type, so they must accept and reject the same as the loader.
/// </summary>
public class SchemaTests
{
    private static readonly string[] Shipped =
    [
        .. ShippedContent.Files().Select(file => file.Path)
            .Where(path => path.EndsWith(".json", StringComparison.Ordinal) && !path.StartsWith("schema/", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> DataFiles => [.. Shipped];

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "content.json", "1.2.3", "1.2" },
        { "content.json", "[\"en\"]", "[\"English\"]" },
        { "content.json", "\"resourcesPerStep\": 3", "\"resourcesPerStep\": 0" },
        { "content.json", "\"tipsPerStep\": 4", "\"tipsPerStep\": 21" },
        { "languages.json", "[\"italiano\"]", "[]" },
        { "packages.json", "\"beginner\"", "\"expert\"" },
        { "texts/en/teams.json", "name.short", "name.shorter" },
        { "texts/en/teams.json", "Packages", "Knowledge Packages for everybody and for ever" },
        { "packages.json", "\"beginner\", ", "\"beginner\", \"colour\": \"teal\", " },
        { "packages.json", "[\"basic-s1\"]", "[]" },
        { "challenges.json", "[\"r1\", \"r2\"]", "[\"r1\", \"r1\"]" },
        { "challenges.json", "[\"r1\", \"r2\"]", "[]" },
        { "challenges.json", "next-c1", "Next_C1" },
        { "stations/next-s2.json", "\"id\": \"next-s2-a1\", ", "" },
        { "stations/next-s2.json", "\"resources\": [],\n  \"tips\"", "\"tips\"" },
        { "stations/next-s1.json", "A working title.", "" },
        { "resources.json", "2020", "\"2020\"" },
        { "resources.json", "2020", "2020.5" },
        { "resources.json", "2020", "20200" },
        { "resources.json", "\"case-study\"", "\"CaseStudy\"" },
        { "resources.json", "\"minutes\": 5", "\"minutes\": 0" },
        { "resources.json", "https://example.org/1", "www.example.org" },
        { "resources.json", "\"seenAt\": null", "\"unavailable\": { \"since\": \"soon\", \"substitute\": \"r1\" }" },
        { "resources.json", "\"seenAt\": null", "\"unavailable\": { \"since\": \"2026-11-25\", \"substitute\": \"http://example.org/\" }" },
        { "resources.json", "\"seenAt\": null", "\"unavailable\": { \"since\": \"2026-11-25\" }" },
        { "resources.json", "[\"world\"]", "[\"everywhere\"]" },
        { "resources.json", "[\"world\"]", "[]" },
        { "resources.json", "[\"world\"]", "[\"eu\", \"eu\"]" },
        { "resources.json", "\"cost\": \"free\"", "\"cost\": \"cheap\"" },
        { "resources.json", "\"effort\": \"low\", ", "" },
        { "resources.json", "\"seenAt\": null", "\"seen\": \"soon\"" },
        { "resources.json", "\"seenAt\": null", "\"searchOnly\": false" },
        { "resources.json", "\"seenAt\": null", "\"alsoIn\": [\"French\"]" },
        { "cases.json", "https://", "http://" },
        { "cases.json", "\"Ours.\"", "\"Ours. \"" },
        { "cases.json", "\"Ours.\"", "\"Ours.\", \"publishedTakeaways\": 0" },
        { "cases.json", "\"Ours.\"", "\"Ours.\", \"seen\": \"today\"" },
        { "cases.json", "\"Ours.\"", "\"Ours.\", \"publisher\": \"\"" },
        { "countries.json", "\"eastern-partnership\"", "\"world\"" },
        { "countries.json", "\"euProgrammes\": true", "\"euProgrammes\": false" },
        { "texts/en/countries.json", "\"name\": \"Georgia\", ", "" },
        { "stations/next-s2.json", "\"id\": \"next-s2-a1\",", "\"id\": \"next-s2-a1\", \"needsEuPartner\": false," },
        { "resources.json", "\"id\": \"r1\",", "\"id\": \"r1\", \"countries\": []," },
        { "templates.json", "[\"next-s1-a1\"]", "[]" },
        { "texts/en/templates.json", "\"heading\": \"Head\"", "\"heading\": \"Head\", \"text\": \"T\"" },
        { "texts/en/templates.json", "\"heading\": \"Head\"", "\"title\": \"Head\"" },
        { "texts/en/templates.json", "\"boxes\": [\"Sent\"]", "\"boxes\": []" },
        { "texts/en/templates.json", "[\"Who\", \"What\"]", "[\"Who\"]" },
        { "texts/en/templates.json", ", \"rows\": [\"We\"], \"empty\": 2", "" },
        { "texts/en/templates.json", "\"empty\": 2", "\"empty\": 21" },
        { "texts/en/packages.json", "\"Start.\"", "true" },
        { "texts/en/challenges.json", "\"point\": \"N1\", ", "" },
        { "texts/en/stations.json", "\"T3\"", "{}" },
        { "texts/en/resources.json", "\"Good for 1.\"", "\" \"" },
        { "texts/en/cases.json", "[\"Do it.\", \"Do it well.\"]", "[]" },
        { "texts/en/glossary.json", "[\"smart specialisation\", \"S3\"]", "\"S3\"" },
        { "texts/en/messages.json", "\"Hello.\"", "7" },
        { "texts/en/messages.json", "\"other\"", "\"rest\"" },
        { "texts/en/synonyms.json", "[\"no\"]", "[]" },
    };

    [Theory]
    [MemberData(nameof(DataFiles))]
    public void Every_shipped_file_conforms_to_the_schema_that_it_names(string path) =>
        Assert.Empty(Check(path, File.ReadAllBytes(Path.Combine(ShippedContent.Folder, path))));

    [Fact]
    public void Every_schema_is_named_by_a_file()
    {
        var named = Shipped
            .Select(path => Parse(File.ReadAllBytes(Path.Combine(ShippedContent.Folder, path))).GetProperty("$schema").GetString())
            .Select(Path.GetFileName)
            .ToHashSet();

        Assert.Equal(
            named.Order(),
            Directory.EnumerateFiles(Path.Combine(ShippedContent.Folder, "schema")).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void What_the_loader_takes_conforms() =>
        Assert.All(new SampleFolder().JsonFiles, file => Assert.Empty(Check(file.Path, file.Bytes)));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_the_loader_refuses_does_not_conform(string path, string old, string now)
    {
        var folder = new SampleFolder().Replace(path, old, now);

        Assert.Contains(folder.Problems(), problem => problem.File == path);
        Assert.NotEmpty(Check(path, folder.JsonFiles.Single(file => file.Path == path).Bytes));
    }

    private static IEnumerable<string> Check(string path, ReadOnlyMemory<byte> bytes)
    {
        var value = Parse(bytes);
        var schema = Path.GetFullPath(
            Path.Combine(ShippedContent.Folder, Path.GetDirectoryName(path)!, value.GetProperty("$schema").GetString()!)
        );
        return new SchemaChecker(Parse(File.ReadAllBytes(schema))).Check(value);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes) => JsonDocument.Parse(bytes).RootElement;
}
