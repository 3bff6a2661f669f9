namespace KnowledgePackages.Benchmarks.Load;

/// <summary>The options of the load command.</summary>
/// <param name="Targets">The targets, from <c>product</c>, <c>sdk</c>, <c>javascript</c>, <c>limit</c>.</param>
/// <param name="Stores">The stores, from <c>memory</c>, <c>sqlite</c>, <c>azurite</c>.</param>
/// <param name="Concurrency">The numbers of simultaneous conversations. Each number gets its own measurement.</param>
/// <param name="Duration">The length of each measurement.</param>
/// <param name="WarmUp">The length of the warm-up before the first measurement of a process.</param>
/// <param name="Starts">The number of timed starts. The report shows the median time to the first reply.</param>
/// <param name="Repeats">How often each target is measured on each store. The report shows medians, and the spread of the speed.</param>
internal sealed record LoadOptions(
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Stores,
    IReadOnlyList<int> Concurrency,
    TimeSpan Duration,
    TimeSpan WarmUp,
    int Starts,
    int Repeats
)
{
    public const string Usage =
        "load [--quick] [--targets product,sdk,javascript,limit] [--stores memory,sqlite,azurite] [--concurrency 1,8,64] [--seconds n] "
        + "[--starts n] [--repeats n]";

    /// <exception cref="FormatException">The arguments are invalid.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> args)
    {
        var isQuick = args.Contains("--quick");
        var given = Arguments.Parse(
            [.. args.Where(argument => argument != "--quick")],
            Usage,
            ("targets", string.Join(',', Target.All)),
            ("stores", string.Join(',', Store.All)),
            ("concurrency", "1,8,64"),
            ("seconds", isQuick ? "3" : "5"),
            ("starts", isQuick ? "1" : "3"),
            ("repeats", isQuick ? "1" : "5")
        );
        return new LoadOptions(
            given.Names("targets", Target.All),
            given.Names("stores", Store.All),
            given.Numbers("concurrency"),
            given.Seconds("seconds"),
            TimeSpan.FromSeconds(isQuick ? 3 : 10),
            given.Number("starts"),
            given.Number("repeats")
        );
    }
}
