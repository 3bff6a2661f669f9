using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The result of recognising a message.</summary>
internal abstract record Recognition
{
    private Recognition() { } // closed: these outcomes and no others

    /// <summary>The message means this intent.</summary>
    public sealed record Understood(Intent Intent) : Recognition;

    /// <summary>A double tap; the first tap has been answered already.</summary>
    public sealed record Repeated : Recognition;

    /// <summary>A button that is no longer valid.</summary>
    public sealed record Outdated(MessageRequirement Why, string Shows) : Recognition;

    /// <summary>In a group, a button that belongs to somebody else.</summary>
    public sealed record NotYours : Recognition;

    /// <summary>A choice that was typed before the open question was shown, so it was meant for an earlier one.</summary>
    public sealed record Early : Recognition;

    /// <summary>Not understood.</summary>
    /// <param name="Why">What to reply the first time; null: that it matches none of the choices.</param>
    public sealed record Unclear(MessageRequirement? Why) : Recognition;
}
