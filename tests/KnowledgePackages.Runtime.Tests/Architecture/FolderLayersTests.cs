using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Runtime.Tests.Architecture;

/// <summary>Checks that each folder of the runtime uses only the listed folders.</summary>
public sealed partial class FolderLayersTests
{
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Wire"] = [],
        ["Storage"] = [],
        ["Engine"] = ["Wire", "Storage"],
        ["Authentication"] = [],
        ["Connector"] = ["Wire", "Storage", "Engine", "Authentication"],
        ["Hosting"] = ["Wire", "Storage", "Engine", "Authentication", "Connector"],
        ["DirectLine"] = ["Wire", "Storage", "Engine", "Authentication", "Connector", "Hosting"],
    };

    [Fact]
    public void No_folder_uses_one_to_its_right()
    {
        var wrong = MaySee.SelectMany(layer =>
            Directory
                .EnumerateFiles(Path.Combine(SourceFolder(), layer.Key), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file =>
                    Looks()
                        .Matches(File.ReadAllText(file))
                        .Select(match => match.Groups[1].Value)
                        .Where(seen => MaySee.ContainsKey(seen) && seen != layer.Key && !layer.Value.Contains(seen))
                        .Select(seen => $"{layer.Key}/{Path.GetFileName(file)} uses {seen}")
                )
        );

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_runtime_has_its_place() => Assert.Empty(
        Directory.EnumerateDirectories(SourceFolder()).Select(Path.GetFileName).Except(["bin", "obj"]).Except(MaySee.Keys));

    private static string SourceFolder() => RepositoryFolder.PathTo("src", "KnowledgePackages.Runtime");

    [GeneratedRegex(@"^using (?:static )?KnowledgePackages\.Runtime\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Looks();
}
