using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The person's reminder, and the kind of reminders that the conversation supports.</summary>
/// <param name="Pending">The scheduled reminder; null if there is none.</param>
/// <param name="IsPossible">
/// Whether the person can have a reminder. False in groups, because the reminder would show the person's position to the other members.
/// </param>
/// <param name="IsFoundHere">
/// Whether the person finds the reminder only at the next visit, because the channel does not notify them.
/// </param>
internal readonly record struct Reminding(Reminder? Pending, bool IsPossible = true, bool IsFoundHere = false);
