using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The result of recognising a message.</summary>
internal abstract record Recognition
{
    private Recognition() { } // no other classes can derive from it

    /// <summary>The message means this intent.</summary>
    public sealed record Understood(Intent Intent) : Recognition;

    /// <summary>The message is the second tap of a double tap, which is ignored.</summary>
    public sealed record Repeated : Recognition;

    /// <summary>
    /// The message is a tap on a button that is no longer valid. <paramref name="Why"/> is the reply that explains the reason, and
    /// <paramref name="Shows"/> is that reply's id in <see cref="PageProgress.Shows"/>.
    /// </summary>
    public sealed record Outdated(MessageDefinition Why, string Shows) : Recognition;

    /// <summary>The message is a tap, in a group, on a button that belongs to somebody else.</summary>
    public sealed record OthersButton : Recognition;

    /// <summary>
    /// The message is a choice that the person typed before they could see the open prompt, so they meant it for an earlier prompt.
    /// </summary>
    public sealed record TooEarly : Recognition;

    /// <summary>The message was not understood.</summary>
    /// <param name="Why">
    /// The reply that names the reason, in place of the first of the three replies of <see cref="NotUnderstood"/>. Null if no special
    /// reason is known.
    /// </param>
    public sealed record Unclear(MessageDefinition? Why) : Recognition;
}
