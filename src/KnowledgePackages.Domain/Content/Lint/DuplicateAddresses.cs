using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Reports two resources with the same address. Differences in a trailing slash, the scheme or <c>www.</c> are ignored.</summary>
internal static class DuplicateAddresses
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, resource, _) in structure.Resources ?? [])
        {
            if (resource is not null && !owners.TryAdd(Same(resource.Url), id.Id))
            {
                yield return id.Place.Problem(
                    id.Id,
                    $"{owners[Same(resource.Url)]} has this address already.",
                    "Keep one of the two, and name it in both places."
                );
            }
        }
    }

    private static string Same(Uri url) =>
        (url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host)
        + url.AbsolutePath.TrimEnd('/')
        + url.Query
        + url.Fragment;
}
