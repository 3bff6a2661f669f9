using System.Diagnostics.Metrics;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>What operators see of the content folder.</summary>
internal static class ContentTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "KnowledgePackages.Web";

    private static readonly Meter Meter = new(Name);

    /// <summary>Problems that a load of the folder has found; a folder with one is not taken.</summary>
    public static Counter<long> Errors { get; } =
        Meter.CreateCounter<long>("content.errors", "{problem}", "Problems found when the content folder was loaded.");

    /// <summary>Texts that were looked for, by what came out. Never the words.</summary>
    public static Counter<long> Searches { get; } =
        Meter.CreateCounter<long>("content.searches", "{search}", "Texts that were looked for in the content, by outcome.");
}
