using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads the mentions in a message. Skips a third-party entity that has the type "mention" but another shape; the SDK's own methods throw
/// an exception on such an entity.
/// </summary>
public static class ActivityMentions
{
    private const string EntityType = "mention";

    /// <summary>Returns the mentions among the entities. Skips entities that cannot be read as mentions.</summary>
    public static IReadOnlyList<Mention> ReadMentions(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return [.. (activity.Entities ?? []).Select(Read).OfType<Mention>()];
    }

    /// <summary>
    /// Returns the text without mentions of the recipient (the bot). The id in a mention's entity identifies the mentioned account; the
    /// displayed name does not.
    /// </summary>
    /// <remarks>
    /// If another account has the same display name, the first mention in the text belongs to the first entity, the second mention to the
    /// second entity, and so on. Mentions of the other account stay.
    /// </remarks>
    public static string? TextWithoutRecipient(this Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Recipient?.Id is not { } bot)
        {
            return activity.Text;
        }

        var text = activity.Text;
        foreach (var alike in activity.ReadMentions().GroupBy(Shown, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Any(IsBot)))
        {
            text = Without(text, alike.Key, [.. alike.Select(IsBot)])?.Trim();
        }

        return text;

        bool IsBot(Mention mention) => mention.Mentioned?.Id == bot;
    }

    private static Mention? Read(Entity entity)
    {
        if (entity is Mention mention || !string.Equals(entity.Type, EntityType, StringComparison.OrdinalIgnoreCase))
        {
            return entity as Mention;
        }

        try
        {
            return JsonSerializer.SerializeToElement(entity, Contract<Entity>()).Deserialize(Contract<Mention>());
        }
        catch (JsonException)
        {
            return null; // another kind of entity with the same type name
        }
    }

    private static JsonTypeInfo<T> Contract<T>() => (JsonTypeInfo<T>)WireJson.Options.GetTypeInfo(typeof(T));

    private static string Shown(Mention mention) =>
        string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned?.Name}</at>" : mention.Text;

    // Removes those occurrences of the displayed mention that belong to the bot. If the text has more occurrences than entities, the
    // additional occurrences belong to the last entity.
    private static string? Without(string? text, string shown, bool[] isBot)
    {
        var from = 0;
        for (var i = 0; text?.IndexOf(shown, from, StringComparison.OrdinalIgnoreCase) is { } at and >= 0; i++)
        {
            (text, from) = isBot[Math.Min(i, isBot.Length - 1)] ? (text.Remove(at, shown.Length), at) : (text, at + shown.Length);
        }

        return text;
    }
}
