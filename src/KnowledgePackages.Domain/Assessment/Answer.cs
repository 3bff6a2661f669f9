namespace KnowledgePackages.Domain.Assessment;

/// <summary>The current answer to one question, and when it was sent.</summary>
public sealed record Answer(string ChallengeId, AnswerValue Value, SentAt SentAt);
