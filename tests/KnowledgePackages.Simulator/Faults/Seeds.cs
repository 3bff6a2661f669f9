namespace KnowledgePackages.Simulator.Faults;

/// <summary>Numbers and ids that are chance, and the same in every replay.</summary>
internal static class Seeds
{
    /// <summary>A number that stands for the text; the same in every process, unlike its hash code.</summary>
    public static int Of(string text) => (int)text.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619u);

    /// <summary>An id like those that channels give.</summary>
    public static string NextId(this Random chance)
    {
        var bytes = new byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
