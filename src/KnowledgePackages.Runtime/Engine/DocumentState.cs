using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The state of one person in one conversation. The engine loads the state before a turn and commits the state afterwards, so this class
/// has no methods to load or save. Replaces the SDK's <c>PrivateConversationState</c>, which writes unconditionally and stores type names.
/// </summary>
public sealed class DocumentState : IPropertyManager
{
    /// <summary>Returns an accessor of the property with this name.</summary>
    /// <param name="name">The name, unique in the bot. A name must never change, because stored documents contain it.</param>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Accessor<T>(name);
    }

    // The bot may modify an object after GetAsync has returned it. The engine serializes the object at the end of the turn.
    private sealed class Accessor<T>(string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public Task<T> GetAsync(
            ITurnContext turnContext,
            Func<T>? defaultValueFactory = null,
            CancellationToken cancellationToken = default
        )
        {
            var properties = PropertiesOf(turnContext);
            if (properties.TryGet<T>(name, out var value))
            {
                return Task.FromResult(value);
            }

            if (defaultValueFactory is null)
            {
                return Task.FromResult(default(T)!);
            }

            value = defaultValueFactory();
            properties.Set(name, value);
            return Task.FromResult(value);
        }

        public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            PropertiesOf(turnContext).Delete(name);
            return Task.CompletedTask;
        }

        public Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            PropertiesOf(turnContext).Set(name, value);
            return Task.CompletedTask;
        }

        private static StateProperties PropertiesOf(ITurnContext turnContext)
        {
            ArgumentNullException.ThrowIfNull(turnContext);
            return EngineContext.RunOf(turnContext)?.State
                ?? turnContext.TurnState.Get<StateProperties>()
                ?? throw new InvalidOperationException("The adapter of this turn does not support state.");
        }
    }
}
