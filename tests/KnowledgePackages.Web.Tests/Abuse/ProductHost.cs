using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>
/// The whole product in this process, in Development, with a channel that accepts every reply. For the host, a request comes from the
/// address in the request's header <c>Test-Address</c>; without this header, from this machine.
/// </summary>
internal sealed class ProductHost(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string Address = "Test-Address";

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <summary>The host's clock; by default the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The errors that the host has logged.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Returns the number of the bot's calls to the channel for a conversation.</summary>
    public int RepliesTo(string conversationId) => _calls.GetValueOrDefault(Uri.EscapeDataString(conversationId));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseSetting("Storage:Provider", "Memory");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new ErrorLog(_errors)));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton(Time);
            services.AddSingleton<IStartupFilter, CallerAddress>();
            services.AddHttpClient("ConnectorCalls").ConfigurePrimaryHttpMessageHandler(() => new Channel(_calls));
        });
    }

    private sealed class CallerAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, call) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Address], out var address)
                            ? address
                            : context.Connection.RemoteIpAddress ?? IPAddress.Loopback;
                return call(context);
            });
            next(app);
        };
    }

    private sealed class Channel(ConcurrentDictionary<string, int> calls) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.Split('/') is [_, _, _, "conversations", var conversation, ..])
            {
                calls.AddOrUpdate(conversation, 1, (_, count) => count + 1);
            }

            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.Created)
                {
                    Content = new StringContent("""{"id":"1"}""", Encoding.UTF8, "application/json"),
                }
            );
        }
    }

    private sealed class ErrorLog(ConcurrentQueue<string> errors) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

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
                errors.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
