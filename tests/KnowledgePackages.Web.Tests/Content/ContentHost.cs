using System.Collections.Concurrent;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Tests.Chat;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.Content;

/// <summary>A host with its own copy of the content. It notices changes by file events, or by polling the copy every 20 ms.</summary>
internal sealed class ContentHost : WebApplicationFactory<Program>
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ContentWatchTimes _times;

    /// <param name="usesEvents">Whether the host uses file events. If false, it polls.</param>
    public ContentHost(bool usesEvents = false) =>
        _times = new(
            usesEvents ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(20),
            TimeSpan.FromMilliseconds(50),
            TimeSpan.FromSeconds(5),
            usesEvents
        );

    public EditedFolder Folder { get; } = new();

    /// <summary>The warnings and errors that the host has logged.</summary>
    public IReadOnlyCollection<string> Logged => _log;

    public CurrentContent Current => Services.GetRequiredService<CurrentContent>();

    public PageVisitor Visit() => new(CreateClient(), new System.Net.CookieContainer());

    /// <summary>
    /// Waits until the condition is true. Checks the condition each time that the host has accepted or rejected a change.
    /// </summary>
    public async Task UntilAsync(Func<CurrentContent, bool> isSo)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var current = Current;
        void Look()
        {
            if (isSo(current))
            {
                done.TrySetResult();
            }
        }

        current.Changed += Look;
        Look();
        await done.Task.WaitAsync(Patience.Longest);
        current.Changed -= Look;
    }

    public Task UntilSaidAsync(string id, string text) => UntilAsync(current => current.Content.In("en").Message(id) == text);

    public async Task<string> GetAsync(string address)
    {
        using var client = CreateClient();
        return await client.GetStringAsync(new Uri(address, UriKind.Relative));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseSetting("Storage:Provider", "Memory").UseSetting("Content:Path", Folder.Path);
        builder.ConfigureLogging(logging => logging.AddProvider(new Listener(_log)));
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(_times)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Folder.Dispose();
    }

    private sealed class Listener(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                log.Enqueue($"{eventId.Id} {formatter(state, exception)}");
            }
        }

        public void Dispose()
        {
        }
    }
}
