using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;

namespace KnowledgePackages.Web.Plan;

/// <summary>Registers the pages and files of the plan.</summary>
internal static class PlanServices
{
    public static IServiceCollection AddPlan(this IServiceCollection services) =>
        services.AddSingleton<PlanLinks>().AddSingleton<SitePlanAddresses>().AddSingleton<PlanEndpoints>();

    /// <summary>
    /// Maps <c>/plan</c>, <c>/plan/word</c>, <c>/plan/calendar</c> and <c>/plan/data</c>, which show only the plan that the cookie or the
    /// link's token identifies, and the pictures of lines below <c>/route</c>.
    /// </summary>
    public static void MapPlan(this IEndpointRouteBuilder endpoints)
    {
        var plan = endpoints.ServiceProvider.GetRequiredService<PlanEndpoints>();
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/plan", reading, plan.ShowAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapMethods("/plan/word", [.. reading, HttpMethods.Post], plan.WordAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapMethods("/plan/calendar", reading, plan.CalendarAsync).RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapMethods("/plan/data", reading, plan.DataAsync).RequireRateLimiting(RateLimits.ByAddress);
        var current = endpoints.ServiceProvider.GetRequiredService<CurrentContent>();
        endpoints
            .MapMethods("/route/{package}/{file}", reading, context => RouteEndpoint.ShowAsync(context, current))
            .RequireRateLimiting(RateLimits.ByAddress);
    }
}
