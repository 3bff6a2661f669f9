using System.Globalization;

namespace KnowledgePackages.Simulator.Hosts;

/// <summary>
/// The clock of one host's machine, which may be wrong, and corrected while the host runs: libfaketime stands before the C library's own.
/// What counts time that passes is not touched.
/// </summary>
internal sealed class MachineClock : IDisposable
{
    private const string Library = "libfaketimeMT.so.1";
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime"];

    private readonly string _file = Path.GetTempFileName();

    public MachineClock(TimeSpan ahead = default)
    {
        RemoveLeftovers();
        Set(ahead);
    }

    /// <summary>What a host needs to be told to go by it.</summary>
    /// <exception cref="InvalidOperationException">libfaketime is missing.</exception>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Places.Select(place => Path.Combine(place, Library)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("libfaketime is missing; on Debian: apt-get install libfaketime."),
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary>Puts it so far ahead of the others; behind, if negative.</summary>
    public void Set(TimeSpan ahead)
    {
        var next = $"{_file}.next";
        File.WriteAllText(next, ahead.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move(next, _file, overwrite: true);
    }

    public void Dispose()
    {
        File.Delete(_file);
        RemoveLeftovers();
    }

    // The library leaves memory of every process behind, and refuses to start one that gets the same number.
    private static void RemoveLeftovers()
    {
        const string Memory = "/dev/shm";
        if (Directory.Exists(Memory))
        {
            var left = Directory.GetFiles(Memory, "*faketime_s*").Where(file => !Directory.Exists($"/proc/{file.Split('_')[^1]}"));
            Array.ForEach([.. left], File.Delete);
        }
    }
}
