using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Azure.Core;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Authentication;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>A host with the endpoints, a bot that greets and repeats messages, and a channel that accepts every reply.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, FakeTimeProvider time) => (_app, Time) = (app, time);

    /// <summary>The host's clock. Only the test moves it, so no time limit of the host expires on a busy machine.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>The bot's calls to the channel: method, address and body.</summary>
    public ConcurrentQueue<(string Method, string Address, string Body)> Calls { get; } = new();

    /// <summary>The status of the channel's responses.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.Created;

    public FaultyStorageSwitch Store { get; } = new();

    public HttpClient Client => _app.GetTestClient();

    public TestServer Server => _app.GetTestServer();

    public IServiceProvider Services => _app.Services;

    public DirectLineTokens Tokens => _app.Services.GetRequiredService<DirectLineTokens>();

    /// <summary>The Authorization headers of the bot's calls to the channel.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>All log lines of the host.</summary>
    public ConcurrentQueue<string> Logs { get; } = new();

    public static async Task<TestHost> StartAsync(
        string environment = "Development",
        IPAddress? remote = null,
        IConversationStore? store = null,
        OpenIdServer? openId = null,
        IBot? bot = null,
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        TestHost host = null!;
        builder.Logging.AddProvider(new LogRecorder(() => host));
        if (openId is not null)
        {
            builder.Configuration["ToBotFromChannelOpenIdMetadataUrl"] = openId.ChannelMetadata;
            builder.Configuration["ToBotFromEmulatorOpenIdMetadataUrl"] = openId.EntraMetadata;
            builder.Services.AddHttpClient(nameof(SigningKeys)).ConfigurePrimaryHttpMessageHandler(() => openId.Network);
        }

        builder.Services.AddConversationStorage();
        builder.Services.Replace(
            ServiceDescriptor.Singleton<IConversationStore>(_ => new SwitchedStorage(host.Store, store ?? new MemoryConversationStore()))
        );
        builder.Services.AddChannelAdapter(new StateContract(WireJsonContext.Default));
        builder.Services.AddDirectLine();
        builder.Services.AddReadiness();
        builder.Services.AddSingleton(bot ?? new RepeatingBot());
        builder.Services.AddHttpClient(nameof(ConnectorCalls)).ConfigurePrimaryHttpMessageHandler(() => new Channel(host));
        builder.Services.Replace(ServiceDescriptor.Singleton<Func<TokenCredential>>(new CountingCredential { Time = time }.Create));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var app = builder.Build();
        host = new TestHost(app, time);
        app.Use(
            (context, next) =>
            {
                context.Connection.RemoteIpAddress = remote ?? IPAddress.Loopback;
                return next(context);
            }
        );
        app.UseWebSockets();
        app.MapBotMessages();
        app.MapDirectLine();
        app.MapHealth();
        await app.StartAsync();
        return host;
    }

    /// <summary>Waits until the host ends by itself, and throws the exception that ended the host.</summary>
    public Task WaitForEndAsync() => _app.WaitForShutdownAsync().WaitAsync(Patience.Longest);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Makes every call to the store fail while <see cref="IsDown"/> is true.</summary>
    internal sealed class FaultyStorageSwitch
    {
        public bool IsDown { get; set; }

        public void Check()
        {
            if (IsDown)
            {
                throw new StorageException("switched off");
            }
        }
    }

    private sealed class LogRecorder(Func<TestHost?> host) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => host()?.Logs.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private sealed class RepeatingBot : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync($"You said {turnContext.Activity.Text}", cancellationToken: cancellationToken);

        protected override async Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            var greeted = new DocumentState().CreateProperty<string>("greeted");
            if (await greeted.GetAsync(turnContext, cancellationToken: cancellationToken) is null)
            {
                await greeted.SetAsync(turnContext, "yes", cancellationToken);
                await turnContext.SendActivityAsync("Hello", cancellationToken: cancellationToken);
            }
        }
    }

    private sealed class Channel(TestHost host) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            if (request.Headers.Authorization is { } authorization)
            {
                host.Authorizations.Enqueue(authorization.ToString());
            }

            host.Calls.Enqueue((request.Method.Method, request.RequestUri!.AbsoluteUri, body));
            return new HttpResponseMessage(host.Status)
            {
                Content = new StringContent("""{"id":"1512"}""", Encoding.UTF8, "application/json"),
            };
        }
    }

    private sealed class SwitchedStorage(FaultyStorageSwitch faults, IConversationStore store) : IConversationStore
    {
        public bool LogIsAtomic => store.LogIsAtomic;

        public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

        public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
            Checked().ReadAsync(key, cancellationToken);

        public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
            Checked().WriteAsync(key, write, etag, cancellationToken);

        public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
            Checked().AppendLogAsync(key, entries, cancellationToken);

        public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
            Checked().DeleteLogAsync(key, through, cancellationToken);

        public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
            Checked().ListPendingAsync(prefix, cancellationToken);

        public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
            Checked().ListAsync(prefix, cancellationToken);

        public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => Checked().DeleteAsync(prefix, cancellationToken);

        public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
            Checked().ReadLogAsync(key, after, cancellationToken);

        public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
            Checked().ReadDueAsync(hour, cancellationToken);

        public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
            Checked().DeleteDueAsync(hour, entry, cancellationToken);

        private IConversationStore Checked()
        {
            faults.Check();
            return store;
        }
    }
}
