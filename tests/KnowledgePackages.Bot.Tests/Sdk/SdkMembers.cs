using System.Text.RegularExpressions;

namespace KnowledgePackages.Bot.Tests.Sdk;

/// <summary>The public members of the official SDK that the bot may use, from <c>botbuilder-api.txt</c>.</summary>
internal sealed partial class SdkMembers
{
    private readonly Dictionary<string, List<(string Name, int Parameters)>> _members = [];
    private readonly Dictionary<string, List<string>> _bases = [];

    public SdkMembers()
    {
        using var stream = typeof(SdkMembers).Assembly.GetManifestResourceStream("botbuilder-api.txt")!;
        using var reader = new StreamReader(stream);
        var type = "";
        while (reader.ReadLine() is { } line)
        {
            if (Block().Match(line) is { Success: true } block)
            {
                type = block.Groups["name"].Value;
                _members.TryAdd(type, []);
                _bases[type] = [.. block.Groups["bases"].Value.Split(',').Select(name => name.Split('<')[0].Trim()).Where(name => name.Length > 0)];
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal) && Member().Match(line) is { Success: true } member)
            {
                _members[type].Add((member.Groups["name"].Value, member.Groups["parameters"].Success ? Count(member.Groups["parameters"].Value) : 0));
            }
        }
    }

    public bool HasType(string type) => _members.ContainsKey(type);

    /// <summary>Whether the type or one of its bases has a member of this name with so many parameters.</summary>
    public bool Has(string type, string name, int parameters) =>
        _members.TryGetValue(type, out var members)
        && (members.Contains((name, parameters)) || _bases[type].Any(ancestor => Has(ancestor, name, parameters)));

    // Commas inside <> and () belong to a parameter's type.
    private static int Count(string parameters)
    {
        var depth = 0;
        var commas = parameters.Count(character =>
        {
            depth += character is '<' or '(' or '[' ? 1 : character is '>' or ')' or ']' ? -1 : 0;
            return character == ',' && depth == 0;
        });
        return parameters.Trim().Length == 0 ? 0 : commas + 1;
    }

    [GeneratedRegex(@"^\[[\w.]+\] (abstract |static )?(class|interface|enum|struct) (?<name>\w+)(<[^>]*>)?( : (?<bases>.*))?$")]
    private static partial Regex Block();

    [GeneratedRegex(@"^  .*?(?<name>\.ctor|\b\w+)(<\w+>)?(\((?<parameters>.*)\)| \{[^}]*\}| = .*)?$")]
    private static partial Regex Member();
}
