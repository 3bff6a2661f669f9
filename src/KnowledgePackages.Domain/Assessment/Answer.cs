namespace KnowledgePackages.Domain.Assessment;

/// <summary>A person's current answer to one question, and the time at which it was sent.</summary>
public sealed record Answer(string ChallengeId, AnswerValue Value, SentAt SentAt);
