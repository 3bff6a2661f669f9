namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Checks addresses against the hosts that a file allows, because a mistyped address mostly leads to another host.</summary>
internal static class Hosts
{
    /// <param name="file">The file with the list of hosts and the addresses.</param>
    /// <param name="line">The line of the list; null if the file has no list and any host is allowed.</param>
    /// <param name="allowed">The hosts that the file allows.</param>
    /// <param name="addresses">The addresses, each with its id; null for an address that cannot be read.</param>
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

        // Do not report unused hosts if an address cannot be read, because that address may need one of them.
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
