using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>An address in the content.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">Of its id, where that is known.</param>
/// <param name="Id">Whose it is; with the field where that is not <c>url</c>.</param>
/// <param name="Url">The address.</param>
/// <param name="Resource">The resource that it is the address of; null where it is of something else.</param>
internal sealed record ContentLink(string File, int? Line, string Id, Uri Url, Resource? Resource)
{
    /// <summary>Where it stands, for an editor.</summary>
    public string Place => Line is { } line ? $"{File}:{line}: {Id}" : $"{File}: {Id}";

    /// <summary>Every address that a user can come to, and those of resources that are marked as unavailable: they may be back.</summary>
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
