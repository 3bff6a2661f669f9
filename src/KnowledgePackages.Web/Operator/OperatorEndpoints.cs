using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.Teams;
using KnowledgePackages.Web.Usage;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Operator;

/// <summary>
/// Serves the pages for operators under <c>/operator</c>. They are in English, like the commands for operators. Every page asks for the
/// operator's key first.
/// </summary>
internal sealed class OperatorEndpoints(
    OperatorSession session,
    UsageReader usage,
    CurrentContent current,
    ChatRenderer renderer,
    AssetVersions assets,
    TimeProvider time,
    SitePlanAddresses addresses,
    IOptions<SiteOptions> site,
    IOptions<MicrosoftAppOptions> app
)
{
    private const int MaxFormBytes = 8 * 1024;

    /// <summary>Serves the report on usage as a page.</summary>
    public Task UsageAsync(HttpContext context) =>
        ForOperatorAsync(context, async () =>
            await WriteAsync<UsagePage>(context, new("Usage", assets.AddressOf) { Report = await ReportAsync(context) }));

    /// <summary>Serves the report on usage as a CSV file.</summary>
    public Task CsvAsync(HttpContext context) =>
        ForOperatorAsync(context, async () =>
        {
            var csv = (await ReportAsync(context)).ToCsv();
            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"usage.csv\"";
            await context.Response.WriteAsync(csv, context.RequestAborted);
        });

    /// <summary>Serves the form for the Teams package.</summary>
    public Task TeamsAsync(HttpContext context) =>
        ForOperatorAsync(context, () => ShowFormAsync(context, StatusCodes.Status200OK, TeamsPackageForm.Empty, null));

    /// <summary>Serves the Teams package that the form orders. A form with the key signs in instead.</summary>
    public async Task SendTeamsPackageAsync(HttpContext context)
    {
        var form = await ReadFormAsync(context);
        if (form?.ContainsKey("key") != false)
        {
            await SignInAsync(context);
            return;
        }

        await ForOperatorAsync(context, async () =>
        {
            var order = TeamsPackageForm.From(form);
            var host = addresses.Host is { Scheme: "https", IsDefaultPort: true } address ? address.Host : "";
            var problem =
                !WebChatOrigins.IsFromOwnPage(context.Request) ? "The form came from another website. Send it again."
                : app.Value.MicrosoftAppId is not { Length: > 0 } ? "The setting MicrosoftAppId is missing: the app needs a registered bot."
                : !TeamsPackageParameters.IsHost(host) ? "The setting Site:Address is not the https address of a host that Teams can reach."
                : order.Problem;
            if (problem is not null)
            {
                await ShowFormAsync(context, StatusCodes.Status400BadRequest, order, problem);
                return;
            }

            using var zip = new MemoryStream();
            var icons = new Dictionary<string, byte[]>(); // the product's icons
            await TeamsPackage.WriteAsync(zip, order.Values(app.Value.MicrosoftAppId!, host, site.Value), icons, current.Content);
            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"knowledge-packages-teams.zip\"";
            await context.Response.Body.WriteAsync(zip.ToArray(), context.RequestAborted);
        });
    }

    private Task ShowFormAsync(HttpContext context, int status, TeamsPackageForm form, string? problem)
    {
        context.Response.StatusCode = status;
        return WriteAsync<TeamsPackagePage>(
            context,
            new("App for Microsoft Teams", assets.AddressOf) { Form = form, Problem = problem }
        );
    }

    /// <summary>Checks the posted key, and leads back to the page that asked for it.</summary>
    public async Task SignInAsync(HttpContext context)
    {
        SecurityHeaders.ProtectOperator(context.Response);
        if (!session.MayTry(context))
        {
            context.Response.Headers.RetryAfter = "60";
            await AskForKeyAsync(context, StatusCodes.Status429TooManyRequests, "Too many tries. Wait a minute.");
        }
        else if (!WebChatOrigins.IsFromOwnPage(context.Request) || !session.IsKey((await ReadFormAsync(context))?["key"]))
        {
            await AskForKeyAsync(context, StatusCodes.Status403Forbidden, "That is not the key.");
        }
        else
        {
            session.Begin(context);
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = context.Request.Path.Value;
        }
    }

    private async Task ForOperatorAsync(HttpContext context, Func<Task> show)
    {
        SecurityHeaders.ProtectOperator(context.Response);
        if (!session.IsOpen(context.Request))
        {
            await AskForKeyAsync(context, StatusCodes.Status401Unauthorized, null);
            return;
        }

        try
        {
            await show();
        }
        catch (StorageException)
        {
            context.Response.Headers.RetryAfter = "10";
            await Results.Problem("The store does not answer just now.", statusCode: 503).ExecuteAsync(context);
        }
    }

    private Task<UsageReport> ReportAsync(HttpContext context)
    {
        var weeks = int.TryParse(context.Request.Query["weeks"], out var asked) ? asked : UsageReport.DefaultWeeks;
        return UsageReport.ReadAsync(usage, current.Content, weeks, time.GetUtcNow(), context.RequestAborted);
    }

    private Task AskForKeyAsync(HttpContext context, int status, string? problem)
    {
        context.Response.StatusCode = status;
        return WriteAsync<KeyPage>(context, new("Operator", assets.AddressOf) { Problem = problem });
    }

    private Task WriteAsync<TPage>(HttpContext context, OperatorPageModel model)
        where TPage : IComponent => renderer.WriteAsync<TPage>(context, model);

    // Returns null if the body is too large or is not a form.
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxFormBytes;
        }

        try
        {
            return context.Request is { HasFormContentType: true, ContentLength: null or <= MaxFormBytes }
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>The data that a page for operators shows.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="AddressOf">Returns the versioned address of a file below <c>wwwroot</c>.</param>
public sealed record OperatorPageModel(string Title, Func<string, string> AddressOf)
{
    /// <summary>Why the last form was not accepted; null if there is no problem.</summary>
    public string? Problem { get; init; }

    /// <summary>The form for the Teams package; null on other pages.</summary>
    public TeamsPackageForm? Form { get; init; }

    /// <summary>The report; null on other pages.</summary>
    internal UsageReport? Report { get; init; }
}

/// <summary>Registers the pages for operators, and the counting of usage that they show.</summary>
internal static class OperatorServices
{
    public static IServiceCollection AddOperator(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<OperatorOptions, OperatorOptionsValidator>().BindConfiguration("Operator");
        services.AddOptions<UsageOptions>().BindConfiguration("Usage");
        services.AddUsageCounts();
        services.AddSingleton<OperatorSession>();
        services.AddSingleton<OperatorEndpoints>();
        return services;
    }

    /// <summary>Maps the pages under <c>/operator</c>, if <see cref="OperatorOptions.Key"/> is set.</summary>
    public static void MapOperator(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<OperatorOptions>>().Value.Key is not { Length: > 0 })
        {
            return;
        }

        var pages = endpoints.ServiceProvider.GetRequiredService<OperatorEndpoints>();
        var group = endpoints.MapGroup("/operator").RequireRateLimiting(RateLimits.ByAddress);
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        group.MapMethods("/usage", reading, pages.UsageAsync);
        group.MapMethods("/usage.csv", reading, pages.CsvAsync);
        group.MapMethods("/teams-package", reading, pages.TeamsAsync);
        group.MapPost("/teams-package", (RequestDelegate)pages.SendTeamsPackageAsync);
        group.MapPost("/usage", (RequestDelegate)pages.SignInAsync);
        group.MapPost("/usage.csv", (RequestDelegate)pages.SignInAsync);
    }
}
