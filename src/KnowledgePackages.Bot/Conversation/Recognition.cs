using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The result of recognising a message.</summary>
internal abstract record Recognition
{
    private Recognition() { } // closed: these outcomes and no others

    /// <summary>The message means this intent.</summary>
    public sealed record Understood(Intent Intent) : Recognition;

    /// <summary>The message is the second tap of a double tap, which is ignored.</summary>
    public sealed record Repeated : Recognition;

    /// <summary>The message is a tap on a button that is no longer valid.</summary>
    public sealed record Outdated(MessageRequirement Why, string Shows) : Recognition;

    /// <summary>The message is a tap, in a group, on a button that belongs to somebody else.</summary>
    public sealed record NotYours : Recognition;

    /// <summary>
    /// The message is a choice that was typed before the open question was shown, so it was meant for an earlier question.
    /// </summary>
    public sealed record Early : Recognition;

    /// <summary>The message was not understood.</summary>
    /// <param name="Why">What to reply the first time; null for the reply that the message matches none of the choices.</param>
    public sealed record Unclear(MessageRequirement? Why) : Recognition;
}
