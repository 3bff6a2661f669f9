using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;
using Microsoft.Extensions.Configuration;

namespace KnowledgePackages.Web.Tests;

/// <summary>Tests that misspelt settings are found, and that documented settings are not.</summary>
public sealed partial class UnknownSettingsTests
{
    [Theory]
    [InlineData("Storage:RetentionDay", "RetentionDays")]
    [InlineData("Storage:Sqlite:Paht", "Path")]
    [InlineData("Hosting:KnownProxy:0", "KnownProxies")]
    [InlineData("Site:Adress", "Address")]
    [InlineData("MicrosoftAppSecret", "MicrosoftAppPassword")]
    public void A_misspelt_setting_is_found_with_the_names_that_are_known(string key, string known)
    {
        var (found, names) = Assert.Single(Find(key));

        Assert.Equal(key.Replace(":0", "", StringComparison.Ordinal), found);
        Assert.Contains(known, names, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_the_README_is_known_in_any_case_of_letters()
    {
        var readme = File.ReadAllText(RepositoryFolder.PathTo("README.md"));
        var keys = Cell().Matches(readme).SelectMany(cell => Key().Matches(cell.Value)).Select(key => key.Value).ToArray();

        Assert.Contains("Hosting:KnownNetworks", keys);
        Assert.True(keys.Length > 40);
        Assert.Empty(Find(keys));
        Assert.Empty(Find([.. keys.Select(key => key.ToUpperInvariant())]));
    }

    [Fact]
    public void Variables_of_other_programs_are_ignored() => Assert.Empty(Find("PATH", "CONTENT_TYPE", "Logging:LogLevel:Default"));

    private static IEnumerable<(string Key, string Known)> Find(params string[] keys) => UnknownSettings.Find(
        new ConfigurationBuilder().AddInMemoryCollection(keys.Select(key => KeyValuePair.Create(key, (string?)"1"))).Build()
    );

    [GeneratedRegex(@"^\| `[^|]+\|", RegexOptions.Multiline)]
    private static partial Regex Cell();

    [GeneratedRegex("(?<=`)[A-Za-z_]+(:[A-Za-z0-9]+)*(?=`)")]
    private static partial Regex Key();
}
