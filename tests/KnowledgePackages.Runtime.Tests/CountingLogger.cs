using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Tests;

/// <summary>Counts what is logged, and keeps the last line.</summary>
internal sealed class CountingLogger<T> : ILogger<T>
{
    public int Count { get; private set; }

    public string? Last { get; private set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        Count++;
        Last = formatter(state, exception);
    }
}
