using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Teams;

/// <summary>The parameters of the command <c>teams package</c>, and checks of their values.</summary>
/// <param name="Values">The values for the placeholders in the manifest's template, by name.</param>
/// <param name="Output">The path of the zip to write.</param>
internal sealed partial record TeamsPackageParameters(IReadOnlyDictionary<string, string> Values, string Output)
{
    /// <summary>Returns whether the value is a GUID with hyphens, not all zeros.</summary>
    public static bool IsId(string value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    /// <summary>
    /// Returns whether the value is a host name of at least two parts, without scheme and port. <c>localhost</c> is rejected, because Teams
    /// cannot reach it.
    /// </summary>
    public static bool IsHost(string value) => Host().IsMatch(value) && Uri.CheckHostName(value) == UriHostNameType.Dns;

    /// <summary>Returns whether the value is a name of at most 32 characters.</summary>
    public static bool IsDeveloper(string value) => value.Trim().Length is > 0 and <= 32;

    /// <summary>Returns whether the value is an https address.</summary>
    public static bool IsPage(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
        && value.Length <= 2048;

    /// <summary>Returns whether the value is a version of three numbers, for example <c>1.0.1</c>.</summary>
    public static bool IsVersion(string value) => Version().IsMatch(value);

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
