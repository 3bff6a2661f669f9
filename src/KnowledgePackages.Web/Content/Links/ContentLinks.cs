using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>An address in the content.</summary>
/// <param name="File">The file that contains it.</param>
/// <param name="Line">The line of the id, if known.</param>
/// <param name="Id">The id that the address belongs to, followed by the field if that is not <c>url</c>.</param>
/// <param name="Url">The address.</param>
/// <param name="Resource">The resource with this address; null if the address belongs to something else.</param>
internal sealed record ContentLink(string File, int? Line, string Id, Uri Url, Resource? Resource)
{
    /// <summary>The place of the address in the files, for an editor.</summary>
    public string Place => Line is { } line ? $"{File}:{line}: {Id}" : $"{File}: {Id}";

    /// <summary>
    /// Returns every address that a user can reach, and the addresses of resources marked as unavailable, which may work again.
    /// </summary>
    public static IReadOnlyList<ContentLink> In(DialogsContent content, ResourceFile file) =>
        [
            .. content.Resources.Select(resource => new ContentLink(
                ResourceFile.Path,
                file.LineOf(resource.Id),
                resource.Id,
                resource.Url,
                resource
            )),
            .. content
                .Resources.Where(resource => resource.Unavailable is { SubstituteId: null })
                .Select(resource => new ContentLink(
                    ResourceFile.Path,
                    file.LineOf(resource.Id),
                    $"{resource.Id}.unavailable.substitute",
                    resource.Unavailable!.SubstituteUrl,
                    null
                )),
            .. content
                .Packages.SelectMany(package => package.Cases)
                .Select(study => new ContentLink("cases.json", null, study.Id, study.Url, null)),
        ];
}
