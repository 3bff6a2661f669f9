using System.Diagnostics.Metrics;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>The metrics of the content and of its search.</summary>
internal static class ContentTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "KnowledgePackages.Web";

    private static readonly Meter Meter = new(Name);

    /// <summary>Counts the problems found while loading the content folder. A folder with problems is rejected.</summary>
    public static Counter<long> Errors { get; } =
        Meter.CreateCounter<long>("content.errors", "{problem}", "Problems found when the content folder was loaded.");

    /// <summary>Counts searches by their outcome. The searched words are never recorded.</summary>
    public static Counter<long> Searches { get; } =
        Meter.CreateCounter<long>("content.searches", "{search}", "Texts that were looked for in the content, by outcome.");
}
