using System.Diagnostics.Metrics;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>The metrics of the content folder.</summary>
internal static class ContentTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "KnowledgePackages.Web";

    private static readonly Meter Meter = new(Name);

    /// <summary>Counts problems found while loading the folder; a folder with problems is rejected.</summary>
    public static Counter<long> Errors { get; } =
        Meter.CreateCounter<long>("content.errors", "{problem}", "Problems found when the content folder was loaded.");

    /// <summary>Counts searches by outcome. The words are never recorded.</summary>
    public static Counter<long> Searches { get; } =
        Meter.CreateCounter<long>("content.searches", "{search}", "Texts that were looked for in the content, by outcome.");
}
