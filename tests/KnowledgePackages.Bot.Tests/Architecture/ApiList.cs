using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests.Architecture;

/// <summary>The public signatures of the official packages that the bot may use, as listed in <c>botbuilder-api.txt</c>.</summary>
internal sealed partial class ApiList
{
    private readonly Dictionary<string, ApiType> _types = new(StringComparer.Ordinal);

    public static ApiList Official { get; } = Parse(File.ReadLines(Path.Combine(Folder(), "botbuilder-api.txt")));

    public IEnumerable<string> Types => _types.Keys;

    /// <summary>
    /// Reads blocks: a head line with a type's name and bases, then one line for each member. If two types have the same name, the first
    /// counts.
    /// </summary>
    public static ApiList Parse(IEnumerable<string> lines)
    {
        var list = new ApiList();
        ApiType? type = null;
        foreach (var line in lines)
        {
            if (Head().Match(line) is { Success: true } head)
            {
                type = new ApiType([.. TopLevel(head.Groups["bases"].Value).Select(MetadataName)], []);
                list._types.TryAdd(MetadataName(head.Groups["name"].Value), type);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal) && type is not null)
            {
                type.Members.UnionWith(MembersOf(line.Trim()));
            }
        }
        return list;
    }

    public bool HasType(string name) => _types.ContainsKey(name);

    /// <summary>Returns whether the type or one of its bases has the member. Constructors are not inherited.</summary>
    public bool HasMember(string type, ApiMember member) =>
        _types.TryGetValue(type, out var listed)
        && (listed.Members.Contains(member) || (member.Name != ".ctor" && listed.Bases.Any(parent => HasMember(parent, member))));

    /// <summary>Returns the value of a constant; null if the list does not contain the constant.</summary>
    public string? Constant(string type, string name) =>
        _types.TryGetValue(type, out var listed)
            ? listed.Members.FirstOrDefault(member => member.Name == name && member.Constant is not null)?.Constant
            : null;

    public static string Folder() => RepositoryFolder.PathTo("tests", "KnowledgePackages.Bot.Tests", "Architecture");

    private static IEnumerable<ApiMember> MembersOf(string line)
    {
        if (Constants().Match(line) is { Success: true } constant)
        {
            yield return new ApiMember(constant.Groups["name"].Value, ApiMember.Field) { Constant = constant.Groups["value"].Value };
        }
        else if (Property().Match(line) is { Success: true } property)
        {
            foreach (Match accessor in Accessor().Matches(property.Groups["accessors"].Value))
            {
                yield return new ApiMember($"{accessor.Value}_{property.Groups["name"].Value}", accessor.Value == "get" ? 0 : 1);
            }
        }
        else if (Method().Match(line) is { Success: true } method)
        {
            yield return new ApiMember(method.Groups["name"].Value, TopLevel(method.Groups["parameters"].Value).Count());
        }
        else if (Field().Match(line) is { Success: true } field)
        {
            yield return new ApiMember(field.Groups["name"].Value, ApiMember.Field);
        }
    }

    /// <summary>Returns the type's name as in an assembly: <c>Prompt`1</c> for <c>Prompt&lt;FoundChoice&gt;</c>.</summary>
    private static string MetadataName(string name)
    {
        var generic = name.IndexOf('<', StringComparison.Ordinal);
        return generic < 0 ? name : $"{name[..generic]}`{TopLevel(name[(generic + 1)..^1]).Count()}";
    }

    /// <summary>Splits the list at the commas that are outside all brackets.</summary>
    private static IEnumerable<string> TopLevel(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] is '<' or '(')
            {
                depth++;
            }

            if (list[i] is '>' or ')')
            {
                depth--;
            }

            if (list[i] != ',' || depth > 0)
            {
                continue;
            }

            yield return list[start..i].Trim();
            start = i + 1;
        }
        if (list[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    [GeneratedRegex(
        @"^\[[\w.]+\] (?:(?:abstract|static|sealed) )*(?:class|interface|enum|struct) (?<name>\w+(?:<[^>]*>)?)(?: : (?<bases>.+))?$"
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"^const \w+ (?<name>\w+) = ""(?<value>.*)""$")]
    private static partial Regex Constants();

    [GeneratedRegex(@"(?<name>\w+) \{ (?<accessors>[^}]*)\}$")]
    private static partial Regex Property();

    [GeneratedRegex("get|set")]
    private static partial Regex Accessor();

    [GeneratedRegex(@"(?:^| )(?<name>\.ctor|\w+)(?:<[\w, ]+>)?\((?<parameters>.*)\)$")]
    private static partial Regex Method();

    [GeneratedRegex(@"^static [\w<>]+ (?<name>\w+)$")]
    private static partial Regex Field();

    private sealed record ApiType(IReadOnlyList<string> Bases, HashSet<ApiMember> Members);
}

/// <summary>
/// A member with its name as in an assembly (<c>get_Text</c>, <c>.ctor</c>, <c>PromptAsync</c>) and the number of its parameters.
/// </summary>
internal sealed record ApiMember(string Name, int Parameters)
{
    public const int Field = -1;

    public string? Constant { get; init; }

    public bool Equals(ApiMember? other) => other is not null && Name == other.Name && Parameters == other.Parameters;

    public override int GetHashCode() => HashCode.Combine(Name, Parameters);

    public override string ToString() => Parameters == Field ? Name : $"{Name} with {Parameters} parameters";
}
