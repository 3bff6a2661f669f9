using System.Diagnostics.CodeAnalysis;
using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Runtime.Builder;

/// <summary>Reads and writes one named property of the state that belongs to the turn.</summary>
/// <typeparam name="T">The property's type; nullable where the property may be missing and there is no default.</typeparam>
public interface IStatePropertyAccessor<T>
{
    /// <summary>The property. The object may be changed: what it is at the end of the turn is kept.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="defaultValueFactory">Makes the property when it is missing; without it a missing property gives the default value.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default);

    /// <summary>Forgets the property.</summary>
    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);

    /// <summary>Sets the property; null forgets it.</summary>
    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);
}

/// <summary>State that is loaded before a turn and kept after it, both by the adapter: there is nothing to load or save here.</summary>
public abstract class BotState
{
    /// <summary>An accessor of the property with this name.</summary>
    /// <param name="name">Unique in the bot; it is stored, so it is for ever.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "Asked of the state, as in the Bot Framework.")]
    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Accessor<T>(name);
    }

    private sealed class Accessor<T>(string name) : IStatePropertyAccessor<T>
    {
        public Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            var properties = PropertiesOf(turnContext);
            if (properties.TryGet<T>(name, out var value)) return Task.FromResult(value);
            if (defaultValueFactory is null) return Task.FromResult(default(T)!);
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
            return turnContext.TurnState.Get<StateProperties>()
                ?? throw new InvalidOperationException("The adapter of this turn keeps no state.");
        }
    }
}

/// <summary>State of one person in one conversation.</summary>
public sealed class PrivateConversationState : BotState;
