using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Site;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Tests.WebChat;

public sealed partial class PageTextsTests
{
    // By prefix: the text ids that code composes from this prefix and a name, such as $"page.package.{package}".
    private static readonly Dictionary<string, string[]> PutTogether = new()
    {
        ["page.package."] = ["page.package.kp1", "page.package.kp2"],
    };

    // The text ids that SitePage composes from the names of its pages' sections. SitePage lists them itself.
    private static readonly IEnumerable<string> Declared = SitePage.Requirements.Select(text => text.Id);

    [Fact]
    public void The_list_holds_exactly_the_texts_that_the_pages_use()
    {
        var web = RepositoryFolder.PathTo("src", "KnowledgePackages.Web");
        var sources = Directory
            .GetFiles(Path.Combine(web, "Chat"))
            .Concat(Directory.GetFiles(Path.Combine(web, "Plan")))
            .Concat(Directory.GetFiles(Path.Combine(web, "WebChat"), "*.html"))
            .Append(Path.Combine(web, "WebChat", "EmbedScript.cs"));

        var used = sources.SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .SelectMany(id => PutTogether.GetValueOrDefault(id, [id]))
            .Concat(Declared)
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(used, PageTexts.Requirements.Select(text => text.Id).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?<=['""`{])page\.(?!json|html|"")[A-Za-z0-9.]*")]
    private static partial Regex Id();
}
