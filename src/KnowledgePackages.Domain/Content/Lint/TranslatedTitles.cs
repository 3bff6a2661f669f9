using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Checks the translated titles of resources that are in another language than the reader's.</summary>
internal static class TranslatedTitles
{
    /// <summary>Reports translated titles that no card shows.</summary>
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
    /// Reports titles that are missing, if the language has any: a list in which only some are translated looks broken.
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

    // Returns whether the resource is in a language; null if the resource cannot be read, which is reported already.
    private static bool? IsIn(ResourceSource resource, string language) => resource.Resource is { } read
        ? read.Language.Split('-')[0] == language.Split('-')[0]
        : null;
}
