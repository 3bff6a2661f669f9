using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace KnowledgePackages.Web;

/// <summary>
/// Rejects requests for host names that this program does not serve. The setting <c>AllowedHosts</c> lists the served names, separated by
/// semicolons; <c>*.example.org</c> means all subdomains. The check prevents DNS rebinding: a website cannot reach this program on a
/// developer's machine by resolving its own name to that machine's address.
/// </summary>
/// <remarks>
/// Replaces the framework's filter, which reads the same setting. That filter would also reject health probes, which call <c>/health</c> at
/// addresses that are not known in advance.
/// </remarks>
internal static class KnownHosts
{
    private const string ThisMachine = "localhost;*.localhost;127.0.0.1;[::1]";

    /// <summary>Turns off ASP.NET Core's own host filter by allowing all hosts; <see cref="UseKnownHosts"/> filters instead.</summary>
    public static void AddKnownHosts(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);

    /// <summary>
    /// Rejects requests for host names that are not in <c>AllowedHosts</c>, with the status 400. If this setting is empty, the program
    /// serves all names, but in Development only the names of this machine.
    /// </summary>
    /// <exception cref="StartException">An entry is an address, not a host name.</exception>
    public static void UseKnownHosts(this WebApplication app)
    {
        var unset = app.Environment.IsDevelopment() ? ThisMachine : "*";
        var known = (app.Configuration["AllowedHosts"] is { Length: > 0 } hosts ? hosts : unset)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => new StringSegment(host))
            .ToList();
        if (known.Exists(host => host.IndexOf('/') >= 0 || (host.IndexOf(':') >= 0 && host.Value![0] != '[')))
        {
            throw new StartException(
                "AllowedHosts has an entry that is no host name. Write names such as assistant.example.org, without https:// and without "
                + "a port, separated by semicolons."
            );
        }

        if (known.Contains("*"))
        {
            return;
        }

        app.Use((context, next) =>
            context.Request.Path.StartsWithSegments("/health") || HostString.MatchesAny(context.Request.Host.Host, known)
                ? next(context)
                : Results.Problem(
                "This program does not serve that host. Its operator names the hosts in the setting AllowedHosts.",
                statusCode: StatusCodes.Status400BadRequest
            ).ExecuteAsync(context));
    }
}
