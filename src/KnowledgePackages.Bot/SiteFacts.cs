namespace KnowledgePackages.Bot;

/// <summary>The facts about the site that the bot may mention. The host reads them from its settings.</summary>
/// <param name="Operator">The organisation that runs the site; null if it is not named.</param>
/// <param name="Contact">A web address or a mail address of the operator; null if none is known.</param>
/// <param name="About">The address of a page about the assistant; null if none is known.</param>
/// <param name="Accessibility">The address of the accessibility statement; null if none is known.</param>
public sealed record SiteFacts(string? Operator, string? Contact, string? About, string? Accessibility)
{
    /// <summary>
    /// The public address of this host, for links to its own files. If null, only conversations on the host's own page have such links.
    /// </summary>
    public Uri? Host { get; init; }

    /// <summary>The operator's notice, which the greeting contains; null if there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>
    /// Draws an address as a QR code, and returns the address of the picture. That address contains the whole picture (a data URL), so no
    /// server sees what the picture shows. Null if the host draws no QR codes.
    /// </summary>
    public Func<Uri, Uri>? DrawAddress { get; init; }

    /// <summary>The number of days without a message after which a conversation is deleted; 0 if conversations are never deleted.</summary>
    public int RetentionDays { get; init; }

    /// <summary>The facts about a site without settings: nothing is known.</summary>
    public static SiteFacts Unknown { get; } = new(null, null, null, null);
}
