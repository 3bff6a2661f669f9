using System.Text.Json;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>What tests of the plan share.</summary>
internal static class PlanTalk
{
    /// <summary>The lines of a script that lead to the actions of the first station.</summary>
    public const string ToActions = """
        user@ join
        user* start yes no no ok ok
        user! station kp2-s1
        user* next next next next next
        bot>  action/kp2-s1-a1 ...

        """;

    /// <summary>Returns a button's data with the texts of input fields.</summary>
    public static JsonElement Filled(JsonElement data, params (string Name, string Value)[] inputs)
    {
        var filled = data.EnumerateObject().ToDictionary(property => property.Name, property => (object)property.Value);
        foreach (var (name, value) in inputs)
        {
            filled[name] = value;
        }

        return JsonSerializer.SerializeToElement(filled);
    }

    /// <summary>Returns the stored journey.</summary>
    public static async Task<Journey> StoredAsync(Talk talk) => (await StoredState.OfAsync(talk.Storage)).Journey;
}
