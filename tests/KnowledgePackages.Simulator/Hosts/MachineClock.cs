using System.Globalization;

namespace KnowledgePackages.Simulator.Hosts;

/// <summary>
/// The clock of one host's machine. The clock may be wrong, and may be corrected while the host runs. libfaketime replaces the C library's
/// functions for the time of day, but not those for elapsed time.
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

    /// <summary>The environment variables that make a host use this clock.</summary>
    /// <exception cref="InvalidOperationException">libfaketime is missing.</exception>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Places.Select(place => Path.Combine(place, Library)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("libfaketime is missing; on Debian: apt-get install libfaketime."),
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // With this fix for old C libraries, timed waits end at once, and the host's timers use a whole core.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
    };

    /// <summary>Sets how far this clock is ahead of the real time; negative for behind.</summary>
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

    // libfaketime leaves shared memory of each process behind, and a later process with the same process id would not start.
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
