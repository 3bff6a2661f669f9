using KnowledgePackages.Runtime.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Describes for the log who may send activities to <c>/api/messages</c>. The built-in web channel has its own endpoints and is not part of
/// the description.
/// </summary>
public static class ChannelsInUse
{
    /// <summary>Returns the description. It contains no secrets.</summary>
    /// <exception cref="OptionsValidationException">The settings are invalid.</exception>
    public static string Of(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var app = services.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value;
        var channels = services.GetRequiredService<IOptions<ChannelsOptions>>().Value;
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        return app.IsRegistered
                ? $"Azure Bot Service as "
                    + $"{app.MicrosoftAppType}{(channels.AllowEmulator ?? isDevelopment ? ", Emulator with the app's credentials" : "")}"
            : channels.DangerouslyAllowAnonymous ? "anybody without a token (Channels:DangerouslyAllowAnonymous)"
            : isDevelopment ? "Emulator and Agents Playground on this machine"
            : "none: no MicrosoftAppId, so /api/messages rejects every request";
    }
}
