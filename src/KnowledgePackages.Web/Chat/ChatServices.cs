using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Chat;

/// <summary>Registers the services and endpoints of the chat page.</summary>
internal static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<SiteOptions, SiteOptionsValidator>().BindConfiguration("Site");
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "token";
            options.SuppressXFrameOptionsHeader = true; // the Content-Security-Policy names the websites that may frame the page
        });
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((options, current) =>
            options.Cookie = new FormCookie(current)
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Strict,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
            });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, VisitorOfPost>();
        services.AddSingleton<ChatRenderer>();
        services.AddSingleton<ChatEndpoints>();
        return services;
    }

    /// <summary>
    /// Maps the chat page at <c>/</c> (also for <c>HEAD</c>, which monitors use), its event stream at <c>/live</c>, the page at
    /// <c>/about</c>, and <c>/form</c>, a former address of the chat page. If the chat is switched off
    /// (<see cref="WebChatOptions.Enabled"/>), maps only <c>/about</c>, and a page at <c>/</c> that refers people to Microsoft Teams.
    /// </summary>
    public static void MapChat(this IEndpointRouteBuilder endpoints)
    {
        var chat = endpoints.ServiceProvider.GetRequiredService<ChatEndpoints>();
        var lifetime = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/about", reading, chat.AboutAsync).RequireRateLimiting(RateLimits.ByAddress);
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<WebChatOptions>>().Value.Enabled)
        {
            endpoints.MapMethods("/", reading, chat.ShowOffAsync).RequireRateLimiting(RateLimits.ByAddress);
            return;
        }

        endpoints.MapMethods("/", reading, chat.ShowAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapPost("/", (RequestDelegate)chat.SendAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapGet("/live", context => chat.WatchAsync(context, lifetime)).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapMethods("/form", reading, context =>
        {
            context.Response.Redirect("/", permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        });
    }
}
