using System.Globalization;
using System.Security.Cryptography;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Creates and reads the tokens in links to a plan. A token is encrypted: only hosts with the keys can create or read it, and it reveals
/// nothing about the person. It is valid for 24 hours, or until the person restarts the journey or deletes their data, because both begin a
/// new round.
/// </summary>
/// <param name="protection">Encrypts the tokens, with keys that all instances share.</param>
/// <param name="time">The clock for the expiry of tokens.</param>
public sealed class PlanLinks(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MaxLength = 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("Plan.Link.1");

    /// <summary>
    /// Returns a token for the plan of the journey in this document. The token contains only characters that are allowed in a URL.
    /// </summary>
    public string Create(DocumentKey document, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {journey.Round} {document.Name}"));
    }

    /// <summary>
    /// Returns the content of a token; null if the token is forged, altered or expired, or was created for another purpose.
    /// </summary>
    public PlanLink? Read(string? token)
    {
        if (token is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(token).Split(' ') is [var until, var round, var name]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                ? new PlanLink(new DocumentKey(name), int.Parse(round, CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The content of a link to a plan.</summary>
/// <param name="Document">The key of the document that stores the journey.</param>
/// <param name="Round">The number of the journey's round when the link was created.</param>
public sealed record PlanLink(DocumentKey Document, int Round)
{
    /// <summary>
    /// Returns whether the link belongs to this journey's current round. Returns false if the person has restarted the journey or deleted
    /// their data since the link was created, or if <paramref name="journey"/> is null.
    /// </summary>
    public bool IsFor(Journey? journey) => journey?.Round == Round;
}
