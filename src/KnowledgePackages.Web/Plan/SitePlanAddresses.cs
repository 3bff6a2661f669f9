using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Chat;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Creates the addresses of plans at this host's public address. Each call creates a new token, valid for a day. If the run of a turn is
/// discarded, nobody gets its token.
/// </summary>
internal sealed class SitePlanAddresses(PlanLinks links, IOptions<SiteOptions> site, IConfiguration configuration) : IPlanAddresses
{
    // Azure App Service sets this variable.
    private const string HostName = "WEBSITE_HOSTNAME";

    /// <summary>The public address of this host; null if it is not known.</summary>
    public Uri? Host { get; } = HostOf(site.Value, configuration);

    /// <summary>This object; null if the public address is not known.</summary>
    public IPlanAddresses? OrNull => Host is null ? null : this;

    public PlanAddresses Of(DocumentKey document, Journey journey)
    {
        var query = $"?{PlanEndpoints.Link}={links.Create(document, journey)}";
        return new(At($"/plan{query}"), At($"/plan/word{query}"), At($"/plan/calendar{query}"), At($"/plan/data{query}"));
    }

    public Uri RouteOf(string package, IReadOnlyList<StopProgress> stops, bool isRightToLeft) =>
        At(RouteEndpoint.PathOf(package, stops, isRightToLeft));

    private Uri At(string path) => new(Host ?? throw new InvalidOperationException("Site:Address is not known."), path);

    private static Uri? HostOf(SiteOptions site, IConfiguration configuration) =>
        site.Address is { } address ? new Uri(address)
        : configuration[HostName] is { Length: > 0 } name && Uri.TryCreate($"https://{name}", UriKind.Absolute, out var host) ? host
        : null;
}
