using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Teams;

namespace KnowledgePackages.Web.Operator;

/// <summary>The form with which an operator orders the Teams package of this host.</summary>
/// <param name="Developer">The name of the person or organisation that offers the app.</param>
/// <param name="Name">The operator's own name for the app. Empty: the name in the content's texts.</param>
/// <param name="Website">The address of a page about the operator or the app. Empty: the chat page.</param>
/// <param name="Version">The package's version.</param>
public sealed record TeamsPackageForm(string Developer, string Name, string Website, string Version)
{
    /// <summary>The form as an operator first sees it.</summary>
    public static TeamsPackageForm Empty { get; } =
        new("", "", "", typeof(TeamsPackageForm).Assembly.GetName().Version!.ToString(3));

    /// <summary>The reason why the form is rejected; null if the form is valid.</summary>
    public string? Problem =>
        !TeamsPackageParameters.IsDeveloper(Developer) ? "Write who offers the app, at most 32 characters."
        : Name.Length > 0 && !TeamsPackageParameters.IsName(Name) ? "The name has more than 30 characters. Teams allows no longer ones."
        : Website.Length > 0 && !TeamsPackageParameters.IsPage(Website) ? "The website does not begin with https://."
        : !TeamsPackageParameters.IsVersion(Version) ? "The version is not of three numbers, such as 1.0.1."
        : null;

    /// <summary>Reads the fields of a posted form.</summary>
    public static TeamsPackageForm From(IFormCollection? form) =>
        new(Text(form, "developer"), Text(form, "name"), Text(form, "website"), Text(form, "version"));

    /// <summary>Returns the values for the placeholders in the manifest's template, by name.</summary>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="host">The host name of this host's public address.</param>
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

    // Returns the full address of the page that a setting names. Teams accepts only https addresses. If the setting names another address,
    // returns the address of this host's own page instead.
    private static string PageAt(string host, string page, string own) =>
        page.StartsWith('/') ? $"{host}{page}" : TeamsPackageParameters.IsPage(page) ? page : $"{host}{own}";

    private static string Text(IFormCollection? form, string field) => form?[field].ToString().Trim() ?? "";
}
