using KnowledgePackages.Bot;
using KnowledgePackages.BotFramework.DirectLine;
using KnowledgePackages.BotFramework.Hosting;
using KnowledgePackages.BotFramework.Storage;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Form;
using KnowledgePackages.Web.WebChat;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Services.AddContentAndBot();
    builder.Services.AddConversationStorage();
    builder.Services.AddCloudAdapter(BotFactory.StateTypes);
    builder.Services.AddDirectLine();
    builder.Services.AddSingleton<WebChatToken>();
    builder.Services.AddForm();
    builder.Services.AddProblemDetails();
    builder.Services.AddResponseCompression();

    var app = builder.Build();
    app.UseApology();
    app.UseExceptionHandler();
    app.UseResponseCompression();
    app.UseWebSockets();
    app.MapStaticAssets();
    app.MapBotMessages();
    app.MapDirectLine();
    app.MapChatPage(app.Services.GetRequiredService<DialogsContent>());
    WebChatToken.Map(app);
    app.MapForm();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is StartException or OptionsValidationException or StorageException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

/// <summary>The host's entry point; public for the tests' web application factory.</summary>
public partial class Program;
