using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Names the document that a turn reads and writes.</summary>
public static class TurnDocument
{
    /// <summary>Returns the key of the turn's document; null if the context is not from the engine.</summary>
    public static DocumentKey? DocumentKey(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return EngineContext.RunOf(turnContext)?.Document;
    }
}
