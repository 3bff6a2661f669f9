using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace KnowledgePackages.Web;

/// <summary>
/// Refuses requests for hosts that this program does not serve: by the setting <c>AllowedHosts</c> (names separated by semicolons,
/// <c>*.example.org</c> for all below one). A website that gives its own name the address of a developer's machine reaches nothing there.
/// </summary>
/// <remarks>
/// Replaces the framework's filter, which reads the same setting, for the sake of probes: they ask for <c>/health</c> at an address that
/// no setting can know.
/// </remarks>
internal static class KnownHosts
{
    private const string ThisMachine = "localhost;*.localhost;127.0.0.1;[::1]";

    /// <summary>Makes the framework's filter let everything pass.</summary>
    public static void AddKnownHosts(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);

    /// <summary>
    /// Refuses other hosts with 400. Without the setting, this machine only is served in Development, and any host in Production.
    /// </summary>
    public static void UseKnownHosts(this WebApplication app)
    {
        var unset = app.Environment.IsDevelopment() ? ThisMachine : "*";
        var known = (app.Configuration["AllowedHosts"] is { Length: > 0 } hosts ? hosts : unset)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => new StringSegment(host))
            .ToList();
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
