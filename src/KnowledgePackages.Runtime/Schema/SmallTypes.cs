namespace KnowledgePackages.Runtime.Schema;

/// <summary>The id that a sent, changed or deleted activity has.</summary>
public sealed class ResourceResponse
{
    /// <summary>A response without an id: the channel gave none.</summary>
    public ResourceResponse() { }

    /// <summary>A response with an id.</summary>
    public ResourceResponse(string? id) => Id = id;

    /// <summary>By this id the activity can be changed or deleted later.</summary>
    public string? Id { get; set; }
}

/// <summary>A reaction to a message.</summary>
public sealed class MessageReaction
{
    /// <summary>A reaction without a type.</summary>
    public MessageReaction() { }

    /// <summary>A reaction of a type.</summary>
    public MessageReaction(string? type) => Type = type;

    /// <summary><c>like</c>, <c>heart</c>, <c>plusOne</c> and what else the channel has.</summary>
    public string? Type { get; set; }
}
