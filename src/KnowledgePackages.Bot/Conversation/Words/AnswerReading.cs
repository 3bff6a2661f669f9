using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>What a text in somebody's own words says about the open question.</summary>
/// <param name="Value">The answer that counts; null: the person must be asked which answer they mean.</param>
/// <param name="IsPartial">Whether it is true in part only, as in "sometimes", so that "Not sure" may fit.</param>
/// <param name="IsPlain">
/// Whether it begins with a plain yes or no that the rest takes back. Then it is no answer, even if the same words without punctuation
/// are one: "no, es difícil".
/// </param>
internal sealed record AnswerReading(AnswerValue? Value, bool IsPartial = false, bool IsPlain = false);
