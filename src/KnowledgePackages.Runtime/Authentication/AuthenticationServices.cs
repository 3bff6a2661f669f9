using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>Registers the services that authenticate channels, and the credentials of the bot itself.</summary>
internal static class AuthenticationServices
{
    public static IServiceCollection AddChannelAuthentication(this IServiceCollection services)
    {
        services.AddOptions<ChannelsOptions>().BindConfiguration("Channels");
        services.AddSingleton<IValidateOptions<MicrosoftAppOptions>, MicrosoftAppOptionsValidator>();
        services
            .AddOptions<MicrosoftAppOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.Bind(options))
            .ValidateOnStart();
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton(provider => new Lazy<TokenCheck>(provider.GetRequiredService<TokenCheck>));
        services.AddHttpClient(nameof(SigningKeys), http => http.MaxResponseContentBufferSize = 1024 * 1024).RemoveAllLoggers();
        services.AddSingleton<Func<TokenCredential>>(provider =>
            () => BotCredential.Create(provider.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value)
        );
        services.AddSingleton(provider => new ConnectorTokens(
            provider.GetRequiredService<Func<TokenCredential>>(),
            ChannelCloud.Of(provider.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value).Scope,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Lazy<ConnectorTokens>(provider.GetRequiredService<ConnectorTokens>));
        return services;
    }
}
