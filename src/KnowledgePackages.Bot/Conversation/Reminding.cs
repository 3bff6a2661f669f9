using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What the bot can offer a person about reminders in a conversation.</summary>
/// <param name="Wish">The reminder that the person asked for; null if none is scheduled.</param>
/// <param name="IsPossible">False in groups: what a person has left to do is nobody else's business.</param>
/// <param name="IsFoundHere">Whether a reminder does not notify the person, who finds it only at the next visit.</param>
internal readonly record struct Reminding(Reminder? Wish, bool IsPossible = true, bool IsFoundHere = false);
