using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Site;

/// <summary>One page of the site about the assistant: a title, a first sentence, and sections. All texts are in <c>page.json</c>.</summary>
/// <param name="Id">The prefix of the ids of the page's texts, for example <c>page.privacy</c>.</param>
/// <param name="Sections">The sections in their order.</param>
public sealed record SitePage(string Id, IReadOnlyList<SiteSection> Sections)
{
    private const string PrivacyId = "page.privacy";

    /// <summary>The ids of all texts of the pages, with the placeholders of each text.</summary>
    public static IReadOnlyList<MessageDefinition> Requirements { get; } =
    [
        .. OnlyTexts(PrivacyId, "who", "what", "why", "where", "howLong", "readers", "cookies"),
        new($"{PrivacyId}.rights"),
        new($"{PrivacyId}.rights.text", "data", "export", "erase"),
        new($"{PrivacyId}.who.named", "name"),
        new($"{PrivacyId}.where.azure"),
        new($"{PrivacyId}.where.teams"),
        new($"{PrivacyId}.howLong.days", "days"),
        new($"{PrivacyId}.howLong.backups"),
        .. OnlyTexts("page.terms", "what", "advice", "links", "use", "plan"),
        .. OnlyTexts("page.accessible", "status", "works", "limits", "feedback"),
        new("page.imprint"),
    ];

    /// <summary>The terms of use.</summary>
    public static SitePage Terms { get; } = Of("page.terms", "what", "advice", "links", "use", "plan");

    /// <summary>The accessibility statement, with the parts that the EU's model statement asks for (Decision 2018/1523).</summary>
    public static SitePage Accessibility { get; } = Of("page.accessible", "status", "works", "limits", "feedback");

    /// <summary>Returns the privacy notice of this installation.</summary>
    /// <param name="facts">The facts about the installation that the notice states.</param>
    public static SitePage Privacy(SiteStorageFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(
            PrivacyId,
            [
                facts.Operator is null ? Section("who") : new($"{PrivacyId}.who", [$"{PrivacyId}.who.named"]),
                Section("what"),
                Section("why"),
                new(
                    $"{PrivacyId}.where",
                    [
                        facts.IsInAzure ? $"{PrivacyId}.where.azure" : $"{PrivacyId}.where.text",
                        .. facts.HasTeams ? [$"{PrivacyId}.where.teams"] : Array.Empty<string>(),
                    ]
                ),
                new(
                    $"{PrivacyId}.howLong",
                    [
                        facts.RetentionDays > 0 ? $"{PrivacyId}.howLong.days" : $"{PrivacyId}.howLong.text",
                        $"{PrivacyId}.howLong.backups",
                    ]
                ),
                Section("readers"),
                Section("rights"),
                Section("cookies"),
            ]
        );
    }

    private static SiteSection Section(string name) => new($"{PrivacyId}.{name}", [$"{PrivacyId}.{name}.text"]);

    private static SitePage Of(string id, params string[] sections) =>
        new(id, [.. sections.Select(name => new SiteSection($"{id}.{name}", [$"{id}.{name}.text"]))]);

    private static IEnumerable<MessageDefinition> OnlyTexts(string id, params string[] sections) =>
        sections.SelectMany(name => new[] { $"{id}.{name}", $"{id}.{name}.text" })
            .Prepend($"{id}.lead")
            .Prepend(id)
            .Select(text => new MessageDefinition(text));
}

/// <summary>A section of a page: a heading and one or more paragraphs.</summary>
/// <param name="Heading">The id of the heading's text.</param>
/// <param name="Paragraphs">The ids of the paragraphs' texts.</param>
public sealed record SiteSection(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>The facts about an installation that the pages state. The facts come from the settings.</summary>
/// <param name="Operator">The organisation that runs the assistant; null if the settings name none.</param>
/// <param name="IsInAzure">Whether the conversations are stored in Azure Blob Storage.</param>
/// <param name="HasTeams">Whether the bot has an app registration, so that people can use it in Teams.</param>
/// <param name="RetentionDays">
/// The number of days after a conversation's last message until it is deleted; 0 if it is never deleted.
/// </param>
public sealed record SiteStorageFacts(string? Operator, bool IsInAzure, bool HasTeams, int RetentionDays);
