using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Teams;

/// <summary>The parameters of the commands <c>teams package</c> and <c>teams template</c>, and checks of their values.</summary>
/// <param name="Values">The values for the placeholders in the manifest's template, by name.</param>
/// <param name="Icons">
/// The paths of the operator's own icons, by their names in the zip. Each icon that is missing here is replaced by the product's.
/// </param>
/// <param name="Output">The path of the zip to write.</param>
internal sealed partial record TeamsPackageParameters(
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Icons, string Output)
{
    /// <summary>
    /// The key in <see cref="Values"/> for the operator's own name of the app. If <see cref="Values"/> does not have the key, the app has
    /// the content's name in each language.
    /// </summary>
    public const string Name = "name";

    private static readonly string[] Placeholders = ["id", "app-id", "host", "developer", "website", "privacy", "terms", "version"];

    /// <summary>Whether the zip keeps the placeholders, for operators who fill in the values by hand.</summary>
    public bool IsTemplate { get; private init; }

    /// <summary>Returns the parameters for a zip that keeps all placeholders of the manifest's template.</summary>
    public static TeamsPackageParameters Template(string output) =>
        new(Placeholders.ToDictionary(name => name, name => $"{{{{{name}}}}}"), new Dictionary<string, string>(), output)
        {
            IsTemplate = true,
        };

    /// <summary>Returns the width of an icon in pixels, which is also its height.</summary>
    public static int SideOf(string icon) => icon == "color.png" ? 192 : 32;

    /// <summary>Returns whether the trimmed value has 1 to 30 characters. Teams allows at most 30 for the app's name.</summary>
    public static bool IsName(string value) => value.Trim().Length is > 0 and <= 30;

    /// <summary>Returns whether the value is a GUID with hyphens. Rejects the GUID that has only zeros.</summary>
    public static bool IsId(string value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    /// <summary>
    /// Returns whether the value is a host name of at least two parts, without scheme and port. <c>localhost</c> is rejected, because Teams
    /// cannot reach it.
    /// </summary>
    public static bool IsHost(string value) => Host().IsMatch(value) && Uri.CheckHostName(value) == UriHostNameType.Dns;

    /// <summary>Returns whether the trimmed value has 1 to 32 characters. Teams allows at most 32 for the developer's name.</summary>
    public static bool IsDeveloper(string value) => value.Trim().Length is > 0 and <= 32;

    /// <summary>Returns whether the value is an https address of at most 2048 characters, without a user name or password.</summary>
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
