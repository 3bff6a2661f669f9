using KnowledgePackages.Runtime.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgePackages.Web.Form;

/// <summary>Registers the HTML form.</summary>
internal static class FormServices
{
    public static IServiceCollection AddForm(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => options.FormFieldName = "token");
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((options, current) =>
            options.Cookie = new FormCookie(current)
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Strict,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
            });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, VisitorOfForm>();
        services.AddSingleton<FormEndpoints>();
        return services;
    }

    /// <summary>Maps <c>GET /form</c> and <c>POST /form</c>.</summary>
    public static void MapForm(this IEndpointRouteBuilder endpoints)
    {
        var form = endpoints.ServiceProvider.GetRequiredService<FormEndpoints>();
        endpoints.MapMethods("/form", [HttpMethods.Get, HttpMethods.Head], form.ShowAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapPost("/form", (RequestDelegate)form.SendAsync).RequireRateLimiting(RateLimits.ByAddress);
    }
}
