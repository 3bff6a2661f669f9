namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>challenges.json</c>.</summary>
internal static class ChallengesReader
{
    public static IReadOnlyList<ChallengeSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/challenges.json") is not { } root)
        {
            return null;
        }

        var challenges = root.Objects("challenges", Challenge);
        root.Close();
        return challenges;
    }

    private static ChallengeSource? Challenge(ObjectReader reader)
    {
        var id = reader.OwnId();
        var stations = reader.Ids("stations", atLeast: 1);
        var resources = reader.Ids("resources", atLeast: 1);
        return id is null ? null : new(id, stations, resources);
    }
}
