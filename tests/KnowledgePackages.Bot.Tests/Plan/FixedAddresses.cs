using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Creates addresses that are as long as real ones, and always the same for the same plan.</summary>
internal sealed class FixedAddresses : IPlanAddresses
{
    // Together with the name of the document, this token is about as long as a real signed token, which has 200 characters.
    private static readonly string Token = new('t', 150);

    public PlanAddresses Of(DocumentKey document, Journey journey)
    {
        var query = $"?link={document.Name}/{journey.Round}/{Token}";
        return new(At($"plan{query}"), At($"plan/word{query}"), At($"plan/calendar{query}"), At($"plan/data{query}"));
    }

    public Uri RouteOf(string package, IReadOnlyList<StopProgress> stops, bool isRightToLeft) =>
        At($"route/{package}/{string.Join('-', stops.Select(stop => (int)stop.State))}{(isRightToLeft ? ".rtl" : "")}.png");

    private static Uri At(string path) => new($"https://chat.example/{path}");
}
