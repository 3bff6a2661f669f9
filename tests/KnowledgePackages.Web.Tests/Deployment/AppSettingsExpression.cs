namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Reads the app settings from the expression that joins them: <c>[union(createObject('Key', value, ...), if(..., createObject(...),
/// ...))]</c>. Values stay expressions, but for plain texts.
/// </summary>
internal static class AppSettingsExpression
{
    public static IReadOnlyDictionary<string, string> Read(string expression)
    {
        var settings = new Dictionary<string, string>();
        Collect(expression[1..^1], settings);
        return settings;
    }

    private static void Collect(string expression, Dictionary<string, string> settings)
    {
        var open = expression.IndexOf('(', StringComparison.Ordinal);
        var arguments = Arguments(expression[(open + 1)..^1]);
        switch (expression[..open])
        {
            case "union":
                arguments.ForEach(argument => Collect(argument, settings));
                break;
            case "if":
                arguments[1..].ForEach(argument => Collect(argument, settings));
                break;
            case "createObject":
                foreach (var pair in arguments.Chunk(2))
                {
                    settings.Add(Plain(pair[0]), Plain(pair[1]));
                }

                break;
            default:
                break; // a parameter: settings of the operator's own
        }
    }

    private static List<string> Arguments(string list)
    {
        var (arguments, depth, isQuoted, start) = (new List<string>(), 0, false, 0);
        for (var place = 0; place < list.Length; place++)
        {
            var character = list[place];
            isQuoted ^= character == '\'';
            depth += isQuoted ? 0 : character switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (character == ',' && depth == 0 && !isQuoted)
            {
                arguments.Add(list[start..place].Trim());
                start = place + 1;
            }
        }

        return list.Length == 0 ? [] : [.. arguments, list[start..].Trim()];
    }

    private static string Plain(string argument) =>
        argument.StartsWith('\'') ? argument[1..^1].Replace("''", "'", StringComparison.Ordinal) : argument;
}
