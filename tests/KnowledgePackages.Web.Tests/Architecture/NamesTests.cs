using System.Reflection;
using System.Runtime.CompilerServices;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Architecture;

/// <summary>
/// Tests that no two types have the same name, that no type has the name of an SDK type, and that only one folder uses Newtonsoft.Json.
/// </summary>
public sealed class NamesTests
{
    private static readonly Assembly[] Ours =
        [typeof(DialogsContent).Assembly, typeof(ChannelAdapter).Assembly, typeof(Bot.BotFactory).Assembly, typeof(Program).Assembly];

    [Fact]
    public void No_type_has_the_name_of_one_of_the_sdks_types()
    {
        var sdk = Ours.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!)
            .Where(name => name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal)).Distinct()
            .SelectMany(name => Assembly.Load(name).GetExportedTypes()).Select(type => type.Name).ToHashSet();
        var ours = Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsNested && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null).ToList();

        Assert.Contains("ActivityHandler", sdk);
        Assert.True(ours.Count > 300);
        Assert.Empty(ours.Where(type => sdk.Contains(type.Name)).Select(type => type.FullName));
    }

    // The class Log is an exception: each assembly has a class Log, so that developers find its log messages.
    [Fact]
    public void No_two_types_have_the_same_name() =>
        Assert.Empty(
            Ours.SelectMany(assembly => assembly.GetTypes())
                .Where(type =>
                    !type.IsNested
                    && type.Namespace?.StartsWith(nameof(KnowledgePackages), StringComparison.Ordinal) == true
                    && type.Name != "Log"
                )
                .GroupBy(type => type.Name)
                .Where(name => name.Count() > 1)
                .Select(name => string.Join(", ", name.Select(type => type.FullName)))
        );

    [Fact]
    public void Only_the_wire_knows_newtonsoft()
    {
        var source = RepositoryFolder.PathTo("src");
        var users = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file =>
                File.ReadAllText(file).Contains("Newtonsoft.Json.", StringComparison.Ordinal)
                || File.ReadAllText(file).Contains("using Newtonsoft", StringComparison.Ordinal)
            )
            .Select(file => Path.GetRelativePath(source, Path.GetDirectoryName(file)!));

        Assert.Equal([Path.Combine("KnowledgePackages.Runtime", "Wire")], users.Distinct());
    }
}
