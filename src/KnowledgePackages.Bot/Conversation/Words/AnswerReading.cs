using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The answer to the open question that <see cref="AnswerReader"/> found in a person's own words.</summary>
/// <param name="Value">The answer; null if the bot must ask the person which answer they mean.</param>
/// <param name="IsPartial">Whether the answer is true in part only, as in "sometimes", so that "Not sure" may fit.</param>
/// <param name="IsPlain">
/// Whether the text contains a plain yes or no that the rest of the text contradicts, as in "no, es difícil". Such a text is not an answer,
/// even if the same words without punctuation are one.
/// </param>
internal sealed record AnswerReading(AnswerValue? Value, bool IsPartial = false, bool IsPlain = false);
