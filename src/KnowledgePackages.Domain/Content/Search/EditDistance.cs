namespace KnowledgePackages.Domain.Content.Search;

/// <summary>Computes the edit distance of two words.</summary>
public static class EditDistance
{
    // Nearly all words are shorter than this. Only longer words need a buffer on the heap.
    private const int Usual = 64;

    /// <summary>
    /// Returns the Damerau-Levenshtein distance (optimal string alignment): the number of omitted, added and wrong letters, and of swapped
    /// pairs of neighbouring letters.
    /// </summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other word.</param>
    /// <param name="limit">The largest distance that the caller needs. Larger distances are not computed to the end.</param>
    /// <returns>The distance; <paramref name="limit"/> + 1 if it is larger than the limit.</returns>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var size = b.Length + 1;
        Span<int> rows = size <= Usual ? stackalloc int[3 * Usual] : new int[3 * size];
        var before = rows[..size];
        var last = rows.Slice(size, size);
        var next = rows.Slice(2 * size, size);
        for (var j = 0; j < size; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j < size; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var cost = Math.Min(change, Math.Min(last[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                next[j] = cost;
                least = Math.Min(least, cost);
            }

            // A swap continues from the row before the last one, so stop only if all distances in two consecutive rows exceed the limit.
            if (least > limit && Least(last) > limit)
            {
                return limit + 1;
            }

            var free = before;
            before = last;
            last = next;
            next = free;
        }

        return Math.Min(last[^1], limit + 1);
    }

    private static int Least(ReadOnlySpan<int> row)
    {
        var least = int.MaxValue;
        foreach (var cost in row)
        {
            least = Math.Min(least, cost);
        }

        return least;
    }
}
