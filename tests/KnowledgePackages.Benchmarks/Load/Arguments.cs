using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>The arguments of a command: options of the form <c>--name value</c>, each with a default.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values;

    private Arguments(Dictionary<string, string> values) => _values = values;

    /// <param name="args">The arguments as written.</param>
    /// <param name="usage">What to write; part of the message of an error.</param>
    /// <param name="options">The names of the options without the hyphens, and their defaults.</param>
    /// <exception cref="FormatException">The arguments are invalid.</exception>
    public static Arguments Parse(IReadOnlyList<string> args, string usage, params IReadOnlyList<(string Name, string Default)> options)
    {
        var values = options.ToDictionary(option => option.Name, option => option.Default);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count || !values.ContainsKey(args[i][2..]))
            {
                throw new FormatException($"'{args[i]}' is not understood. Write: {usage}");
            }

            values[args[i][2..]] = args[i + 1];
        }

        return new(values);
    }

    /// <summary>Returns the number from 1 that the option has.</summary>
    /// <exception cref="FormatException">The option has another value.</exception>
    public int Number(string name) => ToNumber(_values[name]);

    /// <summary>Returns the numbers from 1 that the option has, separated by commas.</summary>
    /// <exception cref="FormatException">The option has another value.</exception>
    public IReadOnlyList<int> Numbers(string name) => [.. _values[name].Split(',').Select(ToNumber)];

    /// <summary>Returns the number from 1 that the option has, as seconds.</summary>
    /// <exception cref="FormatException">The option has another value.</exception>
    public TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));

    /// <summary>Returns the names that the option has, separated by commas.</summary>
    /// <exception cref="FormatException">One of them is not in <paramref name="known"/>.</exception>
    public IReadOnlyList<string> Names(string name, IReadOnlyList<string> known)
    {
        var names = _values[name].Split(',');
        return names.Except(known).FirstOrDefault() is { } unknown
            ? throw new FormatException($"--{name}: '{unknown}' is none of {string.Join(", ", known)}.")
            : names;
    }

    /// <summary>Returns the name that the option has.</summary>
    /// <exception cref="FormatException">It is not in <paramref name="known"/>.</exception>
    public string Name(string name, IReadOnlyList<string> known) =>
        known.Contains(_values[name])
            ? _values[name]
            : throw new FormatException($"--{name}: '{_values[name]}' is none of {string.Join(", ", known)}.");

    private static int ToNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is no number from 1.");
}
