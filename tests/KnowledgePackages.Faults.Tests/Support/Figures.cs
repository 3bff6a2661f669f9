using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>
/// How much is tried: small figures for every build, the full ones with <c>FAULTS=full</c>. All figures and seeds that a run used stand in
/// <c>artifacts/fault-figures.txt</c>; with <c>FAULTS_SEED</c> a run uses that seed again.
/// </summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Pick(int small, int full) => IsFull ? full : small;

    /// <summary>The seed of this test, in the record before anything can fail.</summary>
    public static int Seed(string test)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FAULTS_SEED"), out var given) ? given : Random.Shared.Next();
        Note($"{test}: seed {seed}");
        return seed;
    }

    /// <summary>One line for the record.</summary>
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
