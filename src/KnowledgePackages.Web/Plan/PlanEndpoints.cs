using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Serves the plan as a page for paper, as a Word file and as a calendar file, and the stored data as a JSON file. Without a token, the
/// cookie identifies the visitor's own plan. With the token of a link, the response shows the plan that the link was created for. These
/// endpoints never change stored data.
/// </summary>
internal sealed class PlanEndpoints(
    Visitors visitors,
    PlanLinks links,
    StateReader states,
    CurrentContent current,
    ChatRenderer renderer,
    AssetVersions assets,
    TimeProvider time
)
{
    /// <summary>The name of the query parameter with the token.</summary>
    public const string Link = "link";

    /// <summary>The maximum length of a centre's name, in UTF-16 code units.</summary>
    public const int LongestCentre = 100;

    private const int MaxFormBytes = 4 * 1024;
    private const string DataType = "application/json; charset=utf-8";

    /// <summary>Serves the plan's page.</summary>
    public Task ShowAsync(HttpContext context) => WithPlanAsync(context, (owner, plan) =>
    {
        var sheet = SheetOf(context, plan);
        var request = context.Request;
        var model = new PlanPageModel(
            current.Content.In(sheet.Language),
            sheet,
            HostOf(request),
            assets.AddressOf)
        {
            Query = request.Query[Link].ToString() is { Length: > 0 } token ? $"?{Link}={token}" : "",
            HasDates = CalendarOf(sheet, owner, plan) is not null,
        };
        return renderer.WriteAsync<PlanPage>(context, model);
    });

    /// <summary>Serves the Word file. The page's form posts the name of the centre with the request.</summary>
    public Task WordAsync(HttpContext context) => WithPlanAsync(context, async (_, plan) =>
    {
        var sheet = SheetOf(context, plan) with { Centre = await CentreOfAsync(context) };
        await SendAsync(context, PlanDocument.ContentType, "docx", PlanDocument.Write(sheet, time.GetUtcNow(), PictureOf(sheet)));
    });

    /// <summary>
    /// Serves the calendar file. If the request has the query parameter <c>days</c>, the reminder in the file is that many days from now.
    /// Otherwise the file has the reminder that the person requested from the bot.
    /// </summary>
    public Task CalendarAsync(HttpContext context) => WithPlanAsync(context, (owner, plan) =>
        CalendarOf(SheetOf(context, plan), owner, plan with { Reminder = WishOf(context.Request) ?? plan.Reminder }) is { } file
            ? SendAsync(context, PlanCalendar.ContentType, "ics", Encoding.UTF8.GetBytes(file))
            : ExplainAsync(context, StatusCodes.Status404NotFound, "page.plan.noDates", "page.plan.noDates.text", plan.Language));

    /// <summary>Serves a JSON file with all data that is stored about the person.</summary>
    public Task DataAsync(HttpContext context) => WithPlanAsync(context, (_, plan) =>
    {
        var language = PageLanguage.Of(context.Request, current.Content).Language;
        return SendAsync(context, DataType, "json", plan.Export(current.Content, language, time.GetUtcNow()), "my-data");
    });

    private PlanSheet SheetOf(HttpContext context, StoredPlan plan) =>
        plan.In(current.Content, PageLanguage.Of(context.Request, current.Content).Language, Today, HostOf(context.Request));

    private static Uri HostOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}/");

    private PlanPicture? PictureOf(PlanSheet sheet) =>
        sheet.Progress is { Stations: { } stations, Package: { } id }
            ? RouteImage.InDocument(current.Content.GetPackage(id).Level, [.. stations.Select(stop => stop.State)], sheet.IsRightToLeft)
            : null;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private Reminder? WishOf(HttpRequest request) =>
        int.TryParse(request.Query["days"], CultureInfo.InvariantCulture, out var days) && Reminder.Days.Contains(days)
            ? Reminder.In(days, time.GetUtcNow(), null, null)
            : null;

    private string? CalendarOf(PlanSheet sheet, string owner, StoredPlan plan) =>
        PlanCalendar.Write(sheet, owner, time.GetUtcNow(), plan.Reminder);

    // Sends the same response for every invalid link, so that the response does not reveal whether a plan exists.
    private async Task WithPlanAsync(HttpContext context, Func<string, StoredPlan, Task> show)
    {
        SecurityHeaders.ProtectPlan(context.Response);
        try
        {
            if (await FindAsync(context) is var (owner, plan))
            {
                await show(owner, plan);
                return;
            }
        }
        catch (Exception exception) when (exception is StorageException or JsonException)
        {
            await ExplainAsync(context, StatusCodes.Status503ServiceUnavailable, "page.plan.away", "page.plan.away.text", null);
            return;
        }

        await ExplainAsync(context, StatusCodes.Status404NotFound, "page.plan.none", "page.plan.none.text", null);
    }

    // If the request has a token, ignores the cookie. With an invalid token the visitor does not even see their own plan.
    private async Task<(string Owner, StoredPlan Plan)?> FindAsync(HttpContext context)
    {
        if (context.Request.Query.TryGetValue(Link, out var token))
        {
            return links.Read(token) is { } link && await ReadAsync(link.Document, context) is { } linked && link.IsFor(linked.Journey)
                ? (OwnerOf(link.Document, linked), linked)
                : null;
        }

        return visitors.Find(context.Request)?.Client is { } client
            && WebConversations.DocumentOf(client) is var document
            && await ReadAsync(document, context) is { } own
            ? (OwnerOf(document, own), own)
            : null;
    }

    private async Task<StoredPlan?> ReadAsync(DocumentKey document, HttpContext context) =>
        StoredPlan.From(await states.ReadAsync(document, context.RequestAborted));

    // Returns the plan's name in calendars: always the same name for this plan. The name is a hash, so it does not reveal the person.
    private static string OwnerOf(DocumentKey document, StoredPlan plan) =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"calendar of {document.Name} {plan.Journey.Round}")).AsSpan(0, 12)
        );

    private static async Task<string?> CentreOfAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxFormBytes;
        }

        return context.Request is { HasFormContentType: true, ContentLength: <= MaxFormBytes }
            ? PlanText.Clean((await context.Request.ReadFormAsync(context.RequestAborted))["centre"], LongestCentre)
            : null;
    }

    private Task SendAsync(HttpContext context, string type, string extension, byte[] file, string of = "action-plan")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{of}-{Today:yyyy-MM-dd}.{extension}");
        context.Response.ContentType = type;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(file, context.RequestAborted).AsTask();
    }

    private Task ExplainAsync(HttpContext context, int status, string title, string text, string? language)
    {
        context.Response.StatusCode = status;
        var texts = current.Content.Find(language) ?? PageLanguage.Of(context.Request, current.Content);
        return renderer.WriteAsync<PlanNotice>(context, new PlanNoticeModel(texts, title, text, assets.AddressOf));
    }
}
