using System.Text.Json;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot;

/// <summary>How far the person is, as ids and counts, for the page around the conversation. The cards say the same in words.</summary>
internal static class Progress
{
    /// <summary>Writes <c>channelData.progress</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="context">Where the journey stands.</param>
    /// <param name="prompt">What is open.</param>
    /// <param name="shows">Content ids of what the message says.</param>
    public static void Write(Utf8JsonWriter json, CardContext context, OpenPrompt prompt, IReadOnlyList<string> shows)
    {
        json.WriteStartObject("progress"u8);
        json.WriteStartArray("shows"u8);
        foreach (var id in shows)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteString("phase"u8, Phase(prompt.Position));
        if (context.Content.FindPackage(context.Journey.PackageId) is { } package)
        {
            json.WriteString("package"u8, package.Id);
            WriteStations(json, context);
        }

        switch (prompt.Position)
        {
            case Position.Recommended:
                json.WriteString("package"u8, Recommendation.From(context.Content, context.Journey.Answers).Package.Id);
                break;
            case Position.Question question:
                WriteNumber(json, question.Number, question.Total);
                break;
            case Position.Step step:
                WriteNumber(json, step.Station.Number, context.Content.GetPackage(step.Station.PackageId).Stations.Count);
                json.WriteStartObject("step"u8);
                WriteNumber(json, step.Number, step.Total);
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, int number, int total)
    {
        json.WriteNumber("number"u8, number);
        json.WriteNumber("total"u8, total);
    }

    private static void WriteStations(Utf8JsonWriter json, CardContext context)
    {
        json.WriteStartArray("stations"u8);
        foreach (var progress in context.Journey.ProgressIn(context.Content))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, progress.Station.Id);
            json.WriteString("state"u8, progress.State switch { StationState.Done => "done"u8, StationState.Here => "here"u8, _ => "ahead"u8 });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Phase(Position position) => position switch
    {
        Position.NotStarted => "start",
        Position.Question { IsExtra: true } => "extra",
        Position.Question => "questions",
        Position.Check => "check",
        Position.Recommended => "recommendation",
        Position.ExtraOffer or Position.ExtraCheck or Position.Route => "route",
        Position.Step => "station",
        _ => "summary",
    };
}
