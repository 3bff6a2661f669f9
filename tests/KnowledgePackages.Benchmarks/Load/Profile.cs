using System.Text.RegularExpressions;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>The samples of a profile, added up by the part of a turn and by function.</summary>
internal sealed partial class Profile
{
    private const string Other = "other";

    // The innermost frame of a sample that one of these patterns matches gives the part. The first matching pattern of a frame counts.
    private static readonly (string Part, Regex Frame)[] Rules =
    [
        ("collector", new(@"libclrgc|__memset")),
        ("compiler", new(@"libclrjit")),
        ("write JSON", new(@"Utf8JsonWriter|JsonSerializer::Serialize|\[System\.Text\.Json\].*::(Write|Serialize)")),
        ("read JSON", new(@"Utf8JsonReader|JsonDocument|JsonElement|JsonSerializer::Deserialize|\[System\.Text\.Json\]")),
        ("telemetry", new(@"System\.Diagnostics\.(Activity|Metrics)|DiagnosticSource|KnowledgePackages\.Runtime\.Telemetry")),
        ("logging", new(@"Microsoft\.Extensions\.Logging")),
        ("recognise", new(@"KnowledgePackages\.Bot\.Conversation\.(Words|Recognizer)|KnowledgePackages\.Bot\.Conversation\.Intents")),
        ("draw", new(@"KnowledgePackages\.Bot\..*(Cards?|Blocks|CardContext|Calendar|Line|Button|Choices)\b")),
        ("load state", new(@"StateProperties|DocumentState|BotMemory|JourneyJson|Journey::")),
        ("bot", new(@"KnowledgePackages\.Bot\.|KnowledgePackages\.Domain\.")),
        ("SDK", new(@"Microsoft\.Bot\.|KnowledgePackages\.Dialogs\.|libicu")),
        ("authenticate", new(@"KnowledgePackages\.Runtime\.Authentication|IdentityModel")),
        ("store", new(@"KnowledgePackages\.Runtime\.Storage|Sqlite|e_sqlite3|Azure\.")),
        ("send", new(@"KnowledgePackages\.Runtime\.Connector|System\.Net\.Http")),
        ("engine", new(@"KnowledgePackages\.Runtime\.(Engine|Wire)")),
        ("receive", new(@"KnowledgePackages\.Runtime\.Hosting|Microsoft\.AspNetCore|KnowledgePackages\.Web")),
        ("sockets", new(@"System\.Net\.Sockets|SocketAsync|System\.IO\.Pipelines|SystemNative_|__send|__libc_recv|tcp_|epoll")),
        ("thread pool", new(@"System\.Threading|WaitSubsystem|LowLevelLifo|pthread_cond|futex")),
    ];

    private Profile(long total, Dictionary<string, long> parts, Dictionary<string, long> functions)
    {
        Total = total;
        Parts = [.. parts.OrderByDescending(part => part.Value)];
        Functions = [.. functions.OrderByDescending(function => function.Value)];
    }

    /// <summary>The sum of all samples: their number, or bytes.</summary>
    public long Total { get; }

    /// <summary>The parts of a turn with their samples, the largest first. Each sample counts once.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Parts { get; }

    /// <summary>The functions with the samples in which they or a function that they call ran, the largest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Functions { get; }

    /// <summary>
    /// Reads the output of <c>perf script -F comm,ip,sym,dso</c>. It has for each sample the thread, and then the frames from the
    /// innermost.
    /// </summary>
    public static Profile Parse(string script) => Of(
        from sample in script.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        let lines = sample.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let collector = lines[0].Contains("GC", StringComparison.Ordinal) ? (string[])["libclrgc"] : []
        select (1L, (IReadOnlyList<string>)[.. collector, .. lines.Skip(1).Select(line => Address().Replace(line, ""))])
    );

    /// <summary>Adds up samples.</summary>
    /// <param name="samples">For each sample what it counts for, and the frames from the innermost.</param>
    public static Profile Of(IEnumerable<(long Weight, IReadOnlyList<string> Frames)> samples)
    {
        var (total, parts, functions) = (0L, new Dictionary<string, long>(), new Dictionary<string, long>());
        foreach (var (weight, frames) in samples.Where(sample => sample.Frames.Count > 0))
        {
            total += weight;
            Add(parts, PartOf(frames), weight);
            var own = frames.Where(frame => frame.Contains("KnowledgePackages", StringComparison.Ordinal)).Select(Name);
            foreach (var function in own.Distinct())
            {
                Add(functions, function, weight);
            }
        }

        return new(total, parts, functions);
    }

    private static string PartOf(IReadOnlyList<string> frames)
    {
        foreach (var frame in frames)
        {
            foreach (var (part, pattern) in Rules)
            {
                if (pattern.IsMatch(frame))
                {
                    return part;
                }
            }
        }

        return Other;
    }

    private static void Add(Dictionary<string, long> sums, string name, long weight) => sums[name] = sums.GetValueOrDefault(name) + weight;

    // Removes the file, the return type and the parameters.
    private static string Name(string frame)
    {
        var name = Signature().Replace(frame, "");
        return name[(name.LastIndexOf(' ', name.Length - 1) + 1)..];
    }

    [GeneratedRegex(@"^\s*[0-9a-f]+\s+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(\(|\[(?:Optimized|Tier|Instrumented|PreJIT|Unoptimized|OptimizedTier)).*$")]
    private static partial Regex Signature();
}
