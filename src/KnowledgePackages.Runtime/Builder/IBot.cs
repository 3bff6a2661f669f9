
namespace KnowledgePackages.Runtime.Builder;

/// <summary>A bot: code that takes turns.</summary>
public interface IBot
{
    /// <summary>Takes one turn.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
