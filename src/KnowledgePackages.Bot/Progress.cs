using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot;

/// <summary>How far the person is, as ids and counts, for the page around the conversation. The cards say the same in words.</summary>
internal static class Progress
{
    /// <summary>The value of <c>channelData.progress</c>.</summary>
    /// <param name="scene">Where the journey stands.</param>
    /// <param name="place">What is open.</param>
    /// <param name="shows">Content ids of what the message says.</param>
    public static JsonObject Of(Scene scene, Place place, IReadOnlyList<string> shows)
    {
        var progress = new JsonObject
        {
            ["shows"] = new JsonArray([.. shows.Select(id => (JsonNode)id)]),
            ["phase"] = Phase(place.Position),
        };
        if (scene.Content.FindPackage(scene.Journey.PackageId) is { } package)
        {
            progress["package"] = package.Id;
            progress["stations"] = new JsonArray([.. scene.Journey.ProgressIn(scene.Content).Select(Station)]);
        }

        switch (place.Position)
        {
            case Position.Recommended:
                progress["package"] = Recommendation.From(scene.Content, scene.Journey.Answers).Package.Id;
                break;
            case Position.Question question:
                progress["number"] = question.Number;
                progress["total"] = question.Total;
                break;
            case Position.Step step:
                progress["number"] = step.Station.Number;
                progress["total"] = scene.Content.GetPackage(step.Station.PackageId).Stations.Count;
                progress["step"] = new JsonObject { ["number"] = step.Number, ["total"] = step.Total };
                break;
        }

        return progress;
    }

    private static string Phase(Position position) => position switch
    {
        Position.NotStarted => "start",
        Position.Question => "questions",
        Position.Check => "check",
        Position.Recommended => "recommendation",
        Position.Route => "route",
        Position.Step => "station",
        _ => "summary",
    };

    private static JsonNode Station(StationProgress progress) => new JsonObject
    {
        ["id"] = progress.Station.Id,
        ["state"] = progress.State switch { StationState.Done => "done", StationState.Here => "here", _ => "ahead" },
    };
}
