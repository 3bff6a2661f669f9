using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>A fact beside the text of an activity; <see cref="Type"/> says which members it has.</summary>
[JsonDerivedType(typeof(Mention))] // written with its own members; without a discriminator nothing is added and nothing is chosen by the sender
public class Entity
{
    /// <summary>An entity without a type.</summary>
    public Entity() { }

    /// <summary>An entity of a type, for example <c>clientInfo</c>.</summary>
    public Entity(string? type) => Type = type;

    /// <summary>What kind of fact this is.</summary>
    public string? Type { get; set; }

    /// <summary>The members of this kind, by their JSON names.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>This entity read as <typeparamref name="T"/>, for example <see cref="Mention"/>.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not known to <see cref="SchemaJsonContext"/>.</exception>
    public T? GetAs<T>() => Payload.As<T>(this);
}

/// <summary>Says that a piece of the text names an account.</summary>
public sealed class Mention : Entity
{
    internal const string EntityType = "mention";

    /// <summary>A mention of nobody yet.</summary>
    public Mention() : base(EntityType) { }

    /// <summary>A mention of an account.</summary>
    public Mention(ChannelAccount? mentioned, string? text = null, string? type = null) : base(type ?? EntityType) =>
        (Mentioned, Text) = (mentioned, text);

    /// <summary>Who is mentioned.</summary>
    public ChannelAccount? Mentioned { get; set; }

    /// <summary>The piece of the text, as it stands there: <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
    public string? Text { get; set; }
}
