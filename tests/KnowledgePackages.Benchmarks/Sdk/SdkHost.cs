using KnowledgePackages.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>
/// An ordinary bot on the official .NET SDK, set up as in the SDK's samples, with the same conversation as the JavaScript bot.
/// </summary>
internal static class SdkHost
{
    /// <param name="args">Empty for memory; otherwise the connection string of a storage account.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddHttpClient();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, ErrorReportingAdapter>();
        services.AddSingleton<IStorage>(args is [var account] ? new PlainBlobStorage(account, "peer") : new MemoryStorage());
        services.AddSingleton<ConversationState>();
        services.AddSingleton<UserState>();
        services.AddSingleton(new PeerContent(RepositoryFolder.PathTo("dialogs-content")));
        services.AddSingleton<PeerCards>();
        services.AddSingleton<QuestionsDialog>();
        services.AddTransient<IBot, PeerBot>();

        var app = builder.Build();
        app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.Single()}");
        await Console.In.ReadToEndAsync(); // the standard input closes when the parent process ends
        return 0;
    }

    /// <summary>Reports errors and deletes the conversation's state, as in the samples.</summary>
    private sealed class ErrorReportingAdapter : CloudAdapter
    {
        public ErrorReportingAdapter(BotFrameworkAuthentication authentication, ConversationState state) : base(authentication) =>
            OnTurnError = async (turnContext, error) =>
            {
                await Console.Error.WriteLineAsync($"OnTurnError: {error}");
                await turnContext.SendActivityAsync("The bot encountered an error or bug.");
                await state.DeleteAsync(turnContext);
            };
    }
}
