using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>
/// The amounts that fault tests use: small figures in every build, full figures with <c>FAULTS=full</c>. Every run appends its figures and
/// seeds to <c>artifacts/fault-figures.txt</c>. To repeat a run, set <c>FAULTS_SEED</c> to the run's seed.
/// </summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Pick(int small, int full) => IsFull ? full : small;

    /// <summary>Returns the seed of this test, and records the seed before anything can fail.</summary>
    public static int Seed(string test)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FAULTS_SEED"), out var given) ? given : Random.Shared.Next();
        Note($"{test}: seed {seed}");
        return seed;
    }

    /// <summary>Appends one line to the record.</summary>
    public static void Note(string line)
    {
        lock (Gate)
        {
            Directory.CreateDirectory(Repository.PathTo("artifacts"));
            File.AppendAllText(
                Repository.PathTo("artifacts", "fault-figures.txt"),
                $"{line}{(IsFull ? "" : " (FAULTS=full does more)")}\n"
            );
        }
    }
}
