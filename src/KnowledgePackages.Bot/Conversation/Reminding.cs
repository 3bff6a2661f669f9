using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What can be offered to a person about reminders in a conversation.</summary>
/// <param name="Wish">When they asked to be reminded; null: no reminder.</param>
/// <param name="IsPossible">False in groups: what a person has left to do is nobody else's business.</param>
/// <param name="IsFoundHere">Whether a reminder does not notify the person, who finds it only at the next visit.</param>
internal readonly record struct Reminding(Reminder? Wish, bool IsPossible = true, bool IsFoundHere = false);
