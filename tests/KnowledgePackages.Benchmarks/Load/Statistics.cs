namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Medians and other percentiles.</summary>
internal static class Statistics
{
    /// <summary>Returns the median of these numbers; 0 if there are none.</summary>
    public static double Median(this IEnumerable<double> numbers) => numbers.Percentile(0.5);

    /// <summary>Returns the number below which this part of the numbers lies; 0 if there are none.</summary>
    public static double Percentile(this IEnumerable<double> numbers, double part) =>
        numbers.Order().ToList() is { Count: > 0 } sorted ? sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))] : 0;
}
