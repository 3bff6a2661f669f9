using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Creates the addresses of the plan's pages, for channels that open pages in a browser.</summary>
public interface IPlanAddresses
{
    /// <summary>
    /// Returns the addresses of one person's plan. Anybody who has an address can read the plan, so show the addresses to this person only.
    /// </summary>
    /// <param name="document">The key of the document that stores the journey.</param>
    /// <param name="journey">The journey.</param>
    PlanAddresses Of(DocumentKey document, Journey journey);

    /// <summary>Returns the address of a picture of the route. The address contains no personal data.</summary>
    Uri RouteOf(string package, IReadOnlyList<StopProgress> stops, bool isRightToLeft);
}

/// <summary>The addresses of one person's plan.</summary>
/// <param name="Page">The page to print.</param>
/// <param name="Word">The Word file.</param>
/// <param name="Calendar">The calendar file.</param>
/// <param name="Data">The file with everything that is stored about the person.</param>
public sealed record PlanAddresses(Uri Page, Uri Word, Uri Calendar, Uri Data);

/// <summary>The service that creates the plan's addresses, and the key of the document that stores this person's plan.</summary>
internal sealed record PlanPages(IPlanAddresses Addresses, DocumentKey Document);
