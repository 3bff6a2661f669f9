using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The turn context of the engine, with the run of the turn. The run is also in the SDK's turn state, for code that gets a context which
/// wraps this one. But the turn state compares its keys by culture, which needs a microsecond for each look.
/// </summary>
internal sealed class EngineContext(BotAdapter adapter, Activity activity, TurnRun run) : TurnContext(adapter, activity)
{
    /// <summary>Returns the run of the context's turn; null if the context is not from the engine.</summary>
    public static TurnRun? RunOf(ITurnContext context) =>
        context is EngineContext { Run: var run } ? run : context.TurnState.Get<TurnRun>();

    public TurnRun Run { get; } = run;
}
