using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>The report of the link check for editors, grouped by host. It lists only links that an editor must act on.</summary>
internal sealed class LinkReport(IReadOnlyList<ContentLink> links, IReadOnlyDictionary<Uri, LinkVerdict> verdicts, DialogsContent content)
{
    /// <summary>
    /// The links that cannot be opened, including links of cases and of substitutes. Leaves out resources that already have a mark as
    /// unavailable.
    /// </summary>
    public IReadOnlyList<ContentLink> Broken { get; } =
        [.. links.Where(link => link.Resource?.Unavailable is null && verdicts[link.Url] is LinkVerdict.Gone or LinkVerdict.Broken)];

    /// <summary>
    /// The marks to set: the ids of resources that no longer exist, each with a substitute. The substitute is the most similar resource
    /// that can be opened. A resource for which there is no substitute gets no mark.
    /// </summary>
    public IReadOnlyList<(string Id, Resource Substitute)> Marks { get; } =
    [
        .. from link in links
           let resource = link.Resource
           where resource is { Unavailable: null } && verdicts[link.Url] is LinkVerdict.Gone
           let substitute = SubstituteChoice.Of(resource, content, verdicts)
           where substitute is not null
           select (link.Id, substitute),
    ];

    /// <summary>The marks to remove: the ids of resources that are marked as unavailable and can be opened again.</summary>
    public IReadOnlyList<string> Back { get; } =
        [.. links.Where(link => link.Resource?.Unavailable is not null && verdicts[link.Url] is LinkVerdict.Works).Select(link => link.Id)];

    public IEnumerable<string> Lines()
    {
        foreach (var host in links.GroupBy(link => link.Url.Host).OrderBy(host => host.Key, StringComparer.Ordinal))
        {
            var good = host.Count(link => verdicts[link.Url] is LinkVerdict.Works or LinkVerdict.Moved);
            yield return $"{host.Key}: {good} of {host.Count()} can be opened";
            foreach (var line in host.Select(Line).OfType<string>())
            {
                yield return $"  {line}";
            }
        }

        var counts = links.CountBy(link => verdicts[link.Url].GetType().Name).ToDictionary();
        yield return $"Links: {links.Count}. Work: {Count(nameof(LinkVerdict.Works))}. Moved: {Count(nameof(LinkVerdict.Moved))}. Gone: "
            + $"{Count(nameof(LinkVerdict.Gone))}. "
            + $"Fail now: {Count(nameof(LinkVerdict.Broken))}. Refuse programs: {Count(nameof(LinkVerdict.BlocksAutomatedRequests))}.";

        int Count(string verdict) => counts.GetValueOrDefault(verdict);
    }

    private string? Line(ContentLink link)
    {
        var what = $"{link.Place}: {link.Url}";
        var isMarked = link.Resource?.Unavailable is not null;
        return verdicts[link.Url] switch
        {
            LinkVerdict.Works => isMarked ? $"back: {what} can be opened again. Take \"unavailable\" away." : null,
            LinkVerdict.Moved(var to) when isMarked =>
                $"back: {what} is now at {to}. Change the address to that, and take \"unavailable\" away.",
            LinkVerdict.Moved(var to) => $"moved: {what} is now at {to}. Change the address to that.",
            LinkVerdict.BlocksAutomatedRequests(var answer) => $"refuses: {what} {answer} to programs. Look with a browser.",
            _ when isMarked => null, // no action needed: users already get the substitute
            LinkVerdict.Gone(var answer) => $"gone: {what} {answer}. {Fix(link)}",
            LinkVerdict.Broken(var answer) => $"fails: {what} {answer}. It may pass: try again later, or look with a browser.",
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private string Fix(ContentLink link) => Marks.FirstOrDefault(mark => mark.Id == link.Id) is { Substitute: { } substitute }
        ? $"Put the address right, or let {substitute.Id} stand in for it (--mark writes that)."
        : link.Resource is null ? "Put the address right." : "Put the address right, or mark it as unavailable with a substitute by hand.";
}
