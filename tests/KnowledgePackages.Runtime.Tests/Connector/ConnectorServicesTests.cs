using System.Net;
using System.Net.Sockets;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Tests.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Connector;

/// <summary>Tests the registered HTTP client with a real server on this machine.</summary>
public sealed class ConnectorServicesTests : IAsyncDisposable
{
    // The clock stands still, so no call times out on a slow machine.
    private readonly ServiceProvider _services =
        new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider()).AddLogging()
            .AddSingleton(ServiceUrlsTests.Of("Development", isRegistered: false)).AddConnector().BuildServiceProvider();

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var elsewhere = 0;
        await using var channel = await StartAsync(app =>
        {
            app.MapPost("/v3/conversations/c/activities", () => Results.Redirect("/elsewhere", preserveMethod: true));
            app.Map("/elsewhere", () => elsewhere++);
        });

        Assert.Equal(new DeliveryResult.Refused(307), await SendAsync(channel.Urls.First()));
        Assert.Equal(0, elsewhere);
    }

    [Fact]
    public async Task A_reply_arrives()
    {
        await using var channel = await StartAsync(app =>
            app.MapPost(
                "/v3/conversations/c/activities",
                async (HttpRequest request) =>
                    Results.Text(
                        $$"""{"id":"{{await new StreamReader(request.Body).ReadToEndAsync()}}"}""",
                        "application/json",
                        statusCode: 201
                    )
            )
        );

        Assert.Equal(new DeliveryResult.Delivered("1"), await SendAsync(channel.Urls.First()));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_to_be_tried_again()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        Assert.Equal(new DeliveryResult.RetryLater(null), await SendAsync($"http://127.0.0.1:{port}"));
    }

    private Task<DeliveryResult> SendAsync(string serviceUrl) =>
        _services.GetRequiredService<ConnectorCalls>().SendToConversationAsync(serviceUrl, "c", "1"u8.ToArray(), default);

    private static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
