using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The answer to the open question that a text in a person's own words contains.</summary>
/// <param name="Value">The answer; null if the bot must ask the person which answer they mean.</param>
/// <param name="IsPartial">Whether the answer is true in part only, as in "sometimes", so that "Not sure" may fit.</param>
/// <param name="IsPlain">
/// Whether the text begins with a plain yes or no that the rest contradicts, as in "no, es difícil". Such a text does not answer the
/// question, even if the same words without punctuation would.
/// </param>
internal sealed record AnswerReading(AnswerValue? Value, bool IsPartial = false, bool IsPlain = false);
