using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What can be said about reminders to somebody, in some conversation.</summary>
/// <param name="Wish">When they wish to be reminded; null: not.</param>
/// <param name="IsPossible">Not among other people: what somebody has left to do is nobody else's.</param>
/// <param name="IsFoundHere">Whether a message calls nobody here, but is found at the next visit.</param>
internal readonly record struct Reminding(Reminder? Wish, bool IsPossible = true, bool IsFoundHere = false);
