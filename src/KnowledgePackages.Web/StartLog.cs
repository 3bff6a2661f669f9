using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web;

/// <summary>Logs the versions of program and content, the store and the channels at startup, and warns about unknown settings.</summary>
internal static class StartLog
{
    /// <exception cref="OptionsValidationException">The settings are invalid.</exception>
    public static void LogStart(this WebApplication app)
    {
        app.Logger.Starting(
            typeof(StartLog).Assembly.GetName().Version?.ToString(3),
            app.Services.GetRequiredService<CurrentContent>().Content.Version,
            app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider,
            ChannelsInUse.Of(app.Services)
        );
        foreach (var (key, known) in UnknownSettings.Find(app.Configuration))
        {
            app.Logger.UnknownSetting(key, known);
        }
    }
}
