using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Checks the translated titles of resources. A resource needs one only in languages other than its own.</summary>
internal static class TranslatedTitles
{
    /// <summary>Reports translated titles that no card shows, because the resource does not exist or is in this language.</summary>
    public static IEnumerable<ContentProblem> Unused(StructureSource structure, TextsSource texts)
    {
        if (structure.Resources is not { } resources)
        {
            return [];
        }

        var known = resources.ToLookup(resource => resource.Id.Id);
        return
            from title in Of(texts)
            let resource = known[title.Id].FirstOrDefault()
            where resource is null || IsIn(resource, texts.Language) == true
            select title.Place.Problem(
                title.Id,
                resource is null ? "Nothing has this id." : "The resource is in this language; its own title is shown.",
                resource is null ? "Put the id right, or take the title away." : "Take the title away.");
    }

    /// <summary>
    /// Reports resources without a translated title. Reports nothing if the language has no translated titles at all, because only a mix of
    /// translated and original titles looks like a mistake.
    /// </summary>
    public static IEnumerable<ContentProblem> Missing(StructureSource structure, TextsSource texts)
    {
        var translated = Of(texts).Select(title => title.Id).ToHashSet();
        return
            from resource in translated.Count == 0 ? [] : structure.Resources ?? []
            where IsIn(resource, texts.Language) == false && !translated.Contains(resource.Id.Id)
            select new ContentProblem(
                texts.Files[TextKind.ResourceTitle],
                null,
                resource.Id.Id,
                "The title is not translated, but others are.",
                "Add it.");
    }

    private static IEnumerable<TextEntry> Of(TextsSource texts) => texts.Entries.Where(entry => entry.Kind == TextKind.ResourceTitle);

    // Returns whether the resource is written in this language; null if the resource cannot be read, which is reported elsewhere.
    private static bool? IsIn(ResourceSource resource, string language) => resource.Resource is { } read
        ? read.Language.Split('-')[0] == language.Split('-')[0]
        : null;
}
