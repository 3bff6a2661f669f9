using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>The options of the load command.</summary>
/// <param name="Targets">The targets, from <c>product</c>, <c>sdk</c>, <c>javascript</c>, <c>limit</c>.</param>
/// <param name="Stores">The stores, from <c>memory</c>, <c>sqlite</c>, <c>azurite</c>.</param>
/// <param name="Concurrency">The numbers of simultaneous conversations. Each number gets its own measurement.</param>
/// <param name="Duration">The length of each measurement.</param>
/// <param name="WarmUp">The length of the warm-up before the first measurement of a process.</param>
/// <param name="Starts">The number of timed starts. The report shows the median time to the first reply.</param>
internal sealed record LoadOptions(
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Stores,
    IReadOnlyList<int> Concurrency,
    TimeSpan Duration,
    TimeSpan WarmUp,
    int Starts
)
{
    public const string Usage =
        "load [--quick] [--targets product,sdk,javascript,limit] [--stores memory,sqlite,azurite] [--concurrency 1,8,64] [--seconds n] [--starts n]";

    private static readonly string[] AllTargets = [Target.Product, Target.Sdk, Target.JavaScript, Target.Limit];
    private static readonly string[] AllStores = [Store.Memory, Store.Sqlite, Store.Azurite];

    /// <exception cref="FormatException">The arguments are invalid.</exception>
    /// <param name="args">The arguments.</param>
    /// <param name="others">Values that replace the defaults of options.</param>
    public static LoadOptions Parse(IReadOnlyList<string> args, params (string Name, string Value)[] others)
    {
        var isQuick = args.Contains("--quick");
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--quick")
            {
                continue;
            }

            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
            {
                throw new FormatException($"'{args[i]}' is not understood. Write: {Usage}");
            }

            given[args[i][2..]] = args[++i];
        }

        var options = new LoadOptions(
            Names("targets", AllTargets),
            Names("stores", AllStores),
            [.. Take("concurrency", "1,8,64").Split(',').Select(Number)],
            TimeSpan.FromSeconds(Number(Take("seconds", isQuick ? "3" : "15"))),
            TimeSpan.FromSeconds(isQuick ? 3 : 10),
            Number(Take("starts", isQuick ? "1" : "7"))
        );
        return given.Count == 0 ? options : throw new FormatException($"--{given.Keys.First()} is not known. Write: {Usage}");

        string Take(string name, string other) => given.Remove(name, out var value) ? value
            : others.FirstOrDefault(option => option.Name == name).Value ?? other;

        IReadOnlyList<string> Names(string name, string[] known)
        {
            var names = Take(name, string.Join(',', known)).Split(',');
            return names.Except(known).FirstOrDefault() is { } unknown
                ? throw new FormatException($"--{name}: '{unknown}' is none of {string.Join(", ", known)}.")
                : names;
        }
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is no number from 1.");
}
