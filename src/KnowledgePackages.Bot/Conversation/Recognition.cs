using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What was understood of a message.</summary>
internal abstract record Recognition
{
    private Recognition() { } // closed: these outcomes and no others

    /// <summary>Something is wanted.</summary>
    public sealed record Understood(Intent Intent) : Recognition;

    /// <summary>The last tap once more; it has its answer already.</summary>
    public sealed record Repeated : Recognition;

    /// <summary>A button that does nothing any more.</summary>
    public sealed record Outdated(MessageRequirement Why, string Shows) : Recognition;

    /// <summary>In a group, a button that is somebody else's.</summary>
    public sealed record NotYours : Recognition;

    /// <summary>A choice that was written before the open question was shown, so it belongs to something else.</summary>
    public sealed record Early : Recognition;

    /// <summary>Not understood.</summary>
    /// <param name="Why">What to say the first time; null: that it fits none of the choices.</param>
    public sealed record Unclear(MessageRequirement? Why) : Recognition;
}
