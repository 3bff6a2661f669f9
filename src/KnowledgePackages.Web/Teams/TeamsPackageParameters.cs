using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Teams;

/// <summary>The parameters of the package, and the rules for values that Teams accepts.</summary>
/// <param name="Values">The values of the manifest's placeholders, by name.</param>
/// <param name="Output">Path of the zip.</param>
internal sealed partial record TeamsPackageParameters(IReadOnlyDictionary<string, string> Values, string Output)
{
    /// <summary>A GUID with hyphens, not all zeros.</summary>
    public static bool IsId(string value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    /// <summary>A host name without scheme and port, with two parts at least: Teams cannot reach <c>localhost</c>.</summary>
    public static bool IsHost(string value) => Host().IsMatch(value) && Uri.CheckHostName(value) == UriHostNameType.Dns;

    /// <summary>A name of at most 32 characters.</summary>
    public static bool IsDeveloper(string value) => value.Trim().Length is > 0 and <= 32;

    /// <summary>An https address.</summary>
    public static bool IsPage(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
        && value.Length <= 2048;

    /// <summary>Three numbers, for example <c>1.0.1</c>.</summary>
    public static bool IsVersion(string value) => Version().IsMatch(value);

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
