using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Teams;

/// <summary>What the command line says of the package: the values of the manifest's placeholders, and where the zip goes.</summary>
/// <param name="Values">By the placeholder's name, which is the option's name.</param>
/// <param name="Output">Path of the zip.</param>
internal sealed partial record TeamsPackageParameters(IReadOnlyDictionary<string, string> Values, string Output)
{
    private static readonly Parameter[] All =
    [
        new("app-id", "The bot's app id (MicrosoftAppId), for example 11111111-2222-3333-4444-555555555555.", IsId),
        new("host", "The host of the chat page, without https:// and without a port, for example packages.example.org.", IsHost),
        new("developer", "Who offers the app, at most 32 characters.", value => value.Trim().Length is > 0 and <= 32),
        new("website", "A page about you or the app, beginning with https://.", IsPage),
        new("privacy", "The page with your privacy statement, beginning with https://.", IsPage),
        new("terms", "The page with your terms of use, beginning with https://.", IsPage),
        new("id", "The app's own id in Teams, if it shall not be the bot's.", IsId) { IsOptional = true },
        new("version", "The package's version, for example 1.0.1: raise it with every package that you upload.", Version().IsMatch) { IsOptional = true },
        new("output", "Where the zip goes.", value => value.Length > 0) { IsOptional = true },
    ];

    /// <summary>How the command is written.</summary>
    public static string Usage { get; } = string.Join(
        Environment.NewLine, ["teams package, with:", .. All.Select(one => $"  --{one.Name,-10} {one.What}{(one.IsOptional ? " Optional." : "")}")]);

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <exception cref="StartException">One is missing, unknown, given twice or malformed; the message has a line for each.</exception>
    public static TeamsPackageParameters Read(IReadOnlyList<string> arguments, string defaultVersion)
    {
        List<string> problems = [];
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var name = arguments[at].StartsWith("--", StringComparison.Ordinal) ? arguments[at][2..] : "";
            var value = at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[at + 1] : null;
            if (Array.Find(All, one => one.Name == name) is not { } parameter)
                problems.Add($"{arguments[at]}: There is no such option. Take it away.");
            else if (value is null)
                problems.Add($"--{name}: The value is missing. {parameter.What}");
            else if (!given.TryAdd(name, value))
                problems.Add($"--{name}: It is given twice. Take one away.");
            else if (!parameter.IsGood(value))
                problems.Add($"--{name}: '{value}' cannot be used. {parameter.What}");
            at -= value is null && arguments.Count > at + 1 ? 1 : 0;
        }

        problems.AddRange(All.Where(one => !one.IsOptional && !given.ContainsKey(one.Name) && !problems.Any(problem => problem.StartsWith($"--{one.Name}:", StringComparison.Ordinal)))
            .Select(one => $"--{one.Name}: It is missing. {one.What}"));
        if (problems.Count > 0)
            throw new StartException(string.Join(Environment.NewLine, problems));

        given.TryAdd("id", given["app-id"]);
        given.TryAdd("version", defaultVersion);
        given.Remove("output", out var output);
        return new(given, output ?? "knowledge-packages-teams.zip");
    }

    private static bool IsId(string value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    private static bool IsHost(string value) => Host().IsMatch(value) && Uri.CheckHostName(value) == UriHostNameType.Dns;

    private static bool IsPage(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && value.Length <= 2048;

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    private static partial Regex Version();

    // Two names at least: Teams reaches no machine of one's own.
    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    private sealed record Parameter(string Name, string What, Func<string, bool> IsGood)
    {
        public bool IsOptional { get; init; }
    }
}
