namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Checks that each address in a file has one of the hosts that the file lists, because most mistyped addresses have another host.
/// </summary>
internal static class Hosts
{
    /// <param name="file">The file with the list of hosts and the addresses.</param>
    /// <param name="line">The line of the list of hosts; null if the file has no such list, so that every host is allowed.</param>
    /// <param name="allowed">The hosts in the list.</param>
    /// <param name="addresses">The addresses, each with the id of its item. An address is null if it cannot be read.</param>
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

        // Do not report unused hosts if an address cannot be read, because the unreadable address may have one of these hosts.
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
