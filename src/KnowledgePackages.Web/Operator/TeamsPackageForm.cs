using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Teams;

namespace KnowledgePackages.Web.Operator;

/// <summary>The form with which an operator orders the Teams package of this host.</summary>
/// <param name="Developer">Who offers the app.</param>
/// <param name="Name">The operator's own name for the app; empty for the name in the texts.</param>
/// <param name="Website">A page about the operator or the app; empty for the chat page.</param>
/// <param name="Version">The package's version.</param>
public sealed record TeamsPackageForm(string Developer, string Name, string Website, string Version)
{
    /// <summary>The form as an operator first sees it.</summary>
    public static TeamsPackageForm Empty { get; } =
        new("", "", "", typeof(TeamsPackageForm).Assembly.GetName().Version!.ToString(3));

    /// <summary>Why the form cannot be accepted; null if it can.</summary>
    public string? Problem =>
        !TeamsPackageParameters.IsDeveloper(Developer) ? "Write who offers the app, at most 32 characters."
        : Name.Length > 0 && !TeamsPackageParameters.IsName(Name) ? "The name has more than 30 characters. Teams allows no longer ones."
        : Website.Length > 0 && !TeamsPackageParameters.IsPage(Website) ? "The website does not begin with https://."
        : !TeamsPackageParameters.IsVersion(Version) ? "The version is not of three numbers, such as 1.0.1."
        : null;

    /// <summary>Reads the fields of a posted form.</summary>
    public static TeamsPackageForm From(IFormCollection? form) =>
        new(Text(form, "developer"), Text(form, "name"), Text(form, "website"), Text(form, "version"));

    /// <summary>Returns the values for the manifest.</summary>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="host">The public host name.</param>
    /// <param name="site">The addresses of the privacy notice and the terms.</param>
    internal Dictionary<string, string> Values(string appId, string host, SiteOptions site)
    {
        var address = $"https://{host}";
        Dictionary<string, string> values = new()
        {
            ["id"] = appId,
            ["app-id"] = appId,
            ["host"] = host,
            ["developer"] = Developer,
            ["website"] = Website.Length > 0 ? Website : $"{address}/",
            ["privacy"] = PageAt(address, site.Privacy, "/privacy"),
            ["terms"] = PageAt(address, site.Terms, "/terms"),
            ["version"] = Version,
        };
        if (Name.Length > 0)
        {
            values[TeamsPackageParameters.Name] = Name;
        }

        return values;
    }

    // Teams accepts https pages only, so a mail address is replaced by this host's own page.
    private static string PageAt(string host, string page, string own) =>
        page.StartsWith('/') ? $"{host}{page}" : TeamsPackageParameters.IsPage(page) ? page : $"{host}{own}";

    private static string Text(IFormCollection? form, string field) => form?[field].ToString().Trim() ?? "";
}
