namespace KnowledgePackages.Web.Usage;

/// <summary>A number of a report.</summary>
/// <param name="Shown">The number; null if it is not shown.</param>
/// <param name="IsSmall">Whether the number is not shown because it is below <see cref="SmallNumbers.Least"/>.</param>
internal readonly record struct UsageNumber(long? Shown, bool IsSmall)
{
    /// <inheritdoc/>
    public override string ToString() => Shown is { } number ? $"{number}" : IsSmall ? $"< {SmallNumbers.Least}" : "not shown";
}

/// <summary>Hides numbers so small that they could be about a few known people.</summary>
internal static class SmallNumbers
{
    /// <summary>The smallest number that is shown. Zero is hidden too.</summary>
    public const long Least = 5;

    /// <summary>Hides each small number. For numbers that do not add up to another number of the report.</summary>
    public static UsageNumber[] Hide(IEnumerable<long> numbers) => [.. numbers.Select(Hide)];

    /// <summary>
    /// Hides the small ones of numbers whose sum may be known. If a small number followed from the sum and the other numbers, hides the
    /// next larger ones too: at least two are hidden, and together they are not small.
    /// </summary>
    public static UsageNumber[] HideParts(IReadOnlyList<long> parts)
    {
        var hidden = new HashSet<int>(Enumerable.Range(0, parts.Count).Where(part => parts[part] < Least));
        if (hidden.Count == 0)
        {
            return Hide(parts);
        }

        foreach (var next in Enumerable.Range(0, parts.Count).Where(part => parts[part] >= Least).OrderBy(part => parts[part]))
        {
            if (hidden.Count >= 2 && hidden.Sum(part => parts[part]) >= Least)
            {
                break;
            }

            hidden.Add(next);
        }

        return [.. parts.Select((number, part) => hidden.Contains(part) ? new(null, number < Least) : Hide(number))];
    }

    private static UsageNumber Hide(long number) => number < Least ? new(null, IsSmall: true) : new(number, IsSmall: false);
}
