using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Operator;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.Site;
using KnowledgePackages.Web.Telemetry;
using KnowledgePackages.Web.Templates;
using KnowledgePackages.Web.WebChat;

try
{
    if (Commands.IsCommand(args))
    {
        return await Commands.RunAsync(args);
    }

    var builder = WebApplication.CreateBuilder(ProgramFolder.Options(args));
    builder.WebHost.ConfigureKestrel(HostLimits.Apply).UseSockets(HostLimits.Apply);
    builder.AddTelemetry();
    builder.Services.AddContentAndBot();
    builder.Services.AddConversationStorage();
    builder.Services.AddChannelAdapter(BotFactory.State);
    builder.Services.AddDirectLine();
    builder.Services.AddKnownProxies();
    builder.Services.AddKnownHosts();
    builder.Services.AddReadiness().AddCheck<ContentCheck>("content");
    builder.Services.AddWebChat();
    builder.Services.AddChat();
    builder.Services.AddPlan();
    builder.Services.AddOperator();
    builder.Services.AddProblemDetails();
    builder.Services.AddResponseCompression();

    await using var app = builder.Build();
    var content = Task.Run(app.Services.GetRequiredService<CurrentContent>); // in parallel, because loading takes 25 % of the start time
    app.UseTelemetry();
    app.UseApology();
    app.UseKnownProxies();
    app.UseSecurityHeaders();
    app.UseKnownHosts();
    app.UseExceptionHandler();
    app.UseResponseCompression();
    app.UseAssetVersions(); // also adds routing: middleware that needs the request's endpoint must follow
    app.UseRateLimiter();
    app.UseWebChatOrigins();
    app.UseWebSockets();
    app.MapHealth();
    app.MapStaticAssets();
    app.MapBotMessages();
    app.MapDirectLine().RequireCors(WebChatOrigins.Policy);
    app.MapChat();
    app.MapSite();
    app.MapPlan();
    app.MapOperator();
    var served = await content;
    app.MapTemplates(() => served.Content).RequireRateLimiting(RateLimits.ByAddress);
    app.MapWebChat(served);
    app.LogStart();
    app.NotifySystemd();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

/// <summary>The host's entry point. It is public because the tests' WebApplicationFactory needs the type.</summary>
public partial class Program;
