namespace KnowledgePackages.Web.Usage;

/// <summary>A number in the report on usage, shown or hidden.</summary>
/// <param name="Shown">The number; null if the number is hidden.</param>
/// <param name="IsSmall">
/// Whether the number is hidden because it is below <see cref="SmallNumbers.Least"/>. False for a number that is hidden for another reason.
/// </param>
internal readonly record struct UsageNumber(long? Shown, bool IsSmall)
{
    /// <inheritdoc/>
    public override string ToString() => Shown is { } number ? $"{number}" : IsSmall ? $"< {SmallNumbers.Least}" : "not shown";
}

/// <summary>Hides numbers that are so small that readers might recognize the people behind them.</summary>
internal static class SmallNumbers
{
    /// <summary>The smallest number that is shown. Zero is hidden too.</summary>
    public const long Least = 5;

    /// <summary>Hides each small number. Callers use this for numbers whose sum is not in the report.</summary>
    public static UsageNumber[] Hide(IEnumerable<long> numbers) => [.. numbers.Select(Hide)];

    /// <summary>
    /// Hides small numbers among numbers whose sum readers may know. A single hidden number would follow from the sum and the shown
    /// numbers. So if a number is small, hides further numbers, the smallest first, until at least two are hidden and the sum of the hidden
    /// numbers is not small.
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
