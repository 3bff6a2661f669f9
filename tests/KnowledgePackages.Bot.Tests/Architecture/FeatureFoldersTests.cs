using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>
/// Features use the conversation and never each other. The conversation names features in two tables only: the table of intents and the
/// table of open prompts. So a feature can be read, changed or removed alone.
/// </summary>
public sealed partial class FeatureFoldersTests
{
    private const string Conversation = "Conversation";

    // The gallery draws all cards, so it may use every feature.
    private const string Gallery = "Gallery";

    private static readonly string[] Tables = ["IntentTable.cs", "PromptCards.cs"];

    private static readonly string Source = RepositoryFolder.PathTo("src", "KnowledgePackages.Bot");

    private static readonly string[] Features =
    [
        .. Directory
            .EnumerateDirectories(Source)
            // Skip empty folders, which a moved folder can leave behind.
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder)!)
            .Except(["bin", "obj", Conversation, Gallery]),
    ];

    // Search for type names, because code uses a type of a sibling namespace without a using directive.
    private static readonly ILookup<string, string> FeaturesByType = typeof(BotFactory)
        .Assembly.GetTypes()
        .Where(type => !type.IsNested && Words().IsMatch(type.Name))
        .SelectMany(type =>
            Features.Where(feature => type.Namespace == $"KnowledgePackages.Bot.{feature}").Select(feature => (type.Name, feature))
        )
        .ToLookup(pair => pair.Name, pair => pair.feature);

    [Fact]
    public void Every_feature_has_types() => Assert.Equal(Features.Order(), FeaturesByType.SelectMany(type => type).Distinct().Order());

    [Fact]
    public void Features_do_not_see_each_other() => Assert.Empty(Features.SelectMany(feature => Seen(feature, feature)));

    [Fact]
    public void The_conversation_knows_the_features_by_its_tables_alone() =>
        Assert.DoesNotContain(Seen(Conversation), seen => !Tables.Any(seen.Contains));

    [Fact]
    public void The_tables_are_where_the_features_are_known() =>
        Assert.All(Tables, table => Assert.Contains(Seen(Conversation), seen => seen.Contains(table, StringComparison.Ordinal)));

    private static IEnumerable<string> Seen(string folder, string? own = null) =>
        from file in Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories)
        from word in Words().Matches(File.ReadAllText(file)).Select(match => match.Value).Distinct()
        from feature in FeaturesByType[word]
        where feature != own
        select $"{folder}/{Path.GetFileName(file)} uses {feature}.{word}";

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Words();
}
