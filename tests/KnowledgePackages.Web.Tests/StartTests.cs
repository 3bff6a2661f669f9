using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests;

public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-start");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_content_folder_with_mistakes_ends_the_start_with_all_of_them_before_the_port_opens()
    {
        CopyContent();
        Change("texts/en/packages.json", file => ((JsonObject)file["packages"]!).Remove("kp1"));
        Change("resources.json", file => file["resources"]![0]!["url"] = "ftp://example.org");
        File.AppendAllText(Path.Combine(_folder.FullName, "cases.json"), "{");

        var (exitCode, output, error) = await HostProcess.RunToEndAsync(("Content__Path", _folder.FullName));

        Assert.Equal(1, exitCode);
        Assert.Contains("texts/en/packages.json", error, StringComparison.Ordinal);
        Assert.Contains("resources.json", error, StringComparison.Ordinal);
        Assert.Contains("cases.json", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content__Path", "/there/is/no/such/folder", "Content:Path")]
    [InlineData("Storage__Provider", "Postgres", "Storage:Provider")]
    [InlineData("Storage__Sqlite__Path", "/dev/null/state.db", "Storage:Sqlite:Path")]
    public async Task A_wrong_setting_ends_the_start_with_its_name_and_the_fix(string name, string value, string key)
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync((name, value));

        Assert.Equal(1, exitCode);
        Assert.Contains(key, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
    }

    private void CopyContent()
    {
        var source = Path.Combine(HostProcess.RepositoryRoot, "dialogs-content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void Change(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(_folder.FullName, file);
        var node = JsonNode.Parse(File.ReadAllText(path))!;
        change(node);
        File.WriteAllText(path, node.ToJsonString());
    }
}
