namespace KnowledgePackages.Simulator.Faults;

/// <summary>Random numbers and ids that are equal in every replay.</summary>
internal static class Seeds
{
    /// <summary>Returns a hash of the text. Unlike the result of <c>GetHashCode</c>, it is the same in every process.</summary>
    public static int Of(string text) => (int)text.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619u);

    /// <summary>Returns the next random id, in the form of channels' ids.</summary>
    public static string NextId(this Random chance)
    {
        var bytes = new byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
