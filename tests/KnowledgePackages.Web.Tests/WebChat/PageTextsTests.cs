using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Tests.WebChat;

public sealed partial class PageTextsTests
{
    // Ids that a script puts together from a name that it got: `page.${kind}`.
    private static readonly Dictionary<string, string[]> PutTogether = new()
    {
        ["page."] = ["page.offline", "page.reconnecting", "page.recovered"],
        ["page.package."] = ["page.package.kp1", "page.package.kp2"],
        ["page.progress."] =
        [
            "page.progress.start", "page.progress.check", "page.progress.recommendation", "page.progress.extra", "page.progress.route",
            "page.progress.station", "page.progress.summary",
        ],
    };

    [Fact]
    public void The_list_holds_exactly_the_texts_that_the_page_and_its_scripts_use()
    {
        var web = RepositoryFolder.PathTo("src", "KnowledgePackages.Web");
        var sources = Directory
            .GetFiles(Path.Combine(web, "wwwroot", "js"), "*.js")
            .Concat(Directory.GetFiles(Path.Combine(web, "WebChat"), "*.html"))
            .Append(Path.Combine(web, "WebChat", "EmbedScript.cs"));

        var used = sources.SelectMany(file => Id().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .SelectMany(id => PutTogether.GetValueOrDefault(id, [id]))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(used, PageTexts.Requirements.Select(text => text.Id).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?<=['""`{])page\.(?!json|html|"")[a-z0-9.]*")]
    private static partial Regex Id();
}
