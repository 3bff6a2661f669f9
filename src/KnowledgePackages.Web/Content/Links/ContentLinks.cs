using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>A link in the content.</summary>
/// <param name="File">The file that contains the link.</param>
/// <param name="Line">The number of the line with <paramref name="Id"/> in the file; null if it is unknown.</param>
/// <param name="Id">
/// The id of the resource or case with the link. If the link is not in the field <c>url</c>, the field's name follows.
/// </param>
/// <param name="Url">The link's address.</param>
/// <param name="Resource">The resource with this address; null if the link belongs to a case or is a substitute.</param>
internal sealed record ContentLink(string File, int? Line, string Id, Uri Url, Resource? Resource)
{
    /// <summary>The place of the link in the files, in the form that the report shows.</summary>
    public string Place => Line is { } line ? $"{File}:{line}: {Id}" : $"{File}: {Id}";

    /// <summary>
    /// Returns all links that users can open. Also returns the links of resources that are marked as unavailable, to detect links that work
    /// again.
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
