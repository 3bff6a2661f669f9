using System.Globalization;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// The number of runs and the seed of a random test. <c>FAULTS=full</c> makes more runs; <c>FAULTS_SEED=7</c> sets the seed. The test's
/// output and <c>artifacts/fault-figures.txt</c> contain the values that were used.
/// </summary>
internal static class FaultFigures
{
    private static readonly Lock Gate = new();

    public static bool IsFull => Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Count(int usual, int full) => IsFull ? full : usual;

    /// <summary>The seed of all random values in one test. Each run uses another one unless <c>FAULTS_SEED</c> is set.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FAULTS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Random.Shared.Next(1, 1_000_000);

    /// <summary>Writes the figures of a test to its output and to the file.</summary>
    public static void Report(ITestOutputHelper output, string figures)
    {
        output.WriteLine(figures);
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolder.Root, "artifacts"));
        lock (Gate)
        {
            File.AppendAllText(
                Path.Combine(folder.FullName, "fault-figures.txt"),
                $"{figures}{(IsFull ? "" : " (FAULTS=full does more)")}\n"
            );
        }
    }
}
