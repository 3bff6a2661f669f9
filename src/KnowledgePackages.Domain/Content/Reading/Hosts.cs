namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The hosts that a file allows its addresses to lead to: a slip in an address mostly ends at a host that nobody meant.</summary>
internal static class Hosts
{
    /// <param name="file">Where the list and the addresses stand.</param>
    /// <param name="line">Of the list; null where there is none, and any host will do.</param>
    /// <param name="allowed">The list.</param>
    /// <param name="addresses">Null where one cannot be read.</param>
    public static void Check(SourceFile file, int? line, IReadOnlyList<string> allowed, IEnumerable<(IdAt Id, Uri? Url)> addresses)
    {
        if (line is null)
        {
            return;
        }

        var all = addresses.ToList();
        foreach (var (id, url) in all.Where(address => address.Url is { } url && !allowed.Contains(url.Host, StringComparer.Ordinal)))
        {
            file.Report(
                id.Place.Line,
                id.Id,
                $"The host '{url!.Host}' is not in \"hosts\".",
                "Put the address right, or add the host to the list."
            );
        }

        // One that cannot be read may be the one that the host is for.
        if (all.Exists(address => address.Url is null))
        {
            return;
        }

        foreach (var unused in allowed.Except(all.Select(address => address.Url!.Host)))
        {
            file.Report(line, "hosts", $"No address leads to '{unused}' any more.", "Take it out of the list.");
        }
    }
}
