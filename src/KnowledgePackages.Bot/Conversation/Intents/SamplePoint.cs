using KnowledgePackages.Bot.Conversation.Cards;


namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>A point of a conversation at which sample cards are drawn.</summary>
/// <param name="Name">A description of the point and of the person's progress: "at question 2", "kp1, Yes, half done".</param>
/// <param name="Context">The input for drawing the cards.</param>
/// <param name="Prompt">The open prompt.</param>
internal sealed record SamplePoint(string Name, CardContext Context, OpenPrompt Prompt);

/// <summary>A card with a name that is unique among all samples of a language.</summary>
internal sealed record SampleCard(string Name, Card Card);
