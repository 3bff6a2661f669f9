using System.Globalization;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// How much a random test does, and with which seed. <c>FAULTS=full</c> takes the full figures; <c>FAULTS_SEED=7</c> plays one seed again.
/// What was used stands in the test's output and in <c>artifacts/fault-figures.txt</c>.
/// </summary>
internal static class FaultFigures
{
    private static readonly Lock Gate = new();

    public static bool IsFull => Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Count(int usual, int full) => IsFull ? full : usual;

    /// <summary>The seed that everything random in one test grows from; each run takes another one.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FAULTS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Random.Shared.Next(1, 1_000_000);

    /// <summary>Says what a test has done.</summary>
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
