using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// Serves the chat page at <c>/</c>: shows the visitor's conversation, and accepts the texts and button presses that the visitor posts.
/// The page sends activities to the bot and shows the log, but never writes the stored document.
/// </summary>
internal sealed class ChatEndpoints(
    Visitors visitors,
    VisitorKeys keys,
    WebConversations conversations,
    CurrentContent current,
    AddressLimits addresses,
    IAntiforgery antiforgery,
    ChatRenderer renderer,
    AssetVersions assets,
    PlanLinks planLinks,
    TimeProvider time,
    IOptions<SiteOptions> site,
    IOptions<WebChatOptions> webChat
)
{
    // The request header of posts that a script of the page sends. The response to such a post is the new page instead of a redirect.
    private const string Live = "Kp-Live";

    // The header with the visitor's resume key. The key identifies the visitor in a frame where the browser refuses cookies. Only a script
    // of the page can send this header.
    private const string Resume = "Kp-Resume";

    // The maximum number of log entries that the page shows: the latest ones. A whole journey has about 150 entries.
    private const int MaxEntries = 300;

    private static readonly TimeSpan LanguageIsKept = TimeSpan.FromDays(365);

    public async Task ShowAsync(HttpContext context)
    {
        if (Find(context)?.Client is not { } client)
        {
            await WriteAsync(context, Talk.Empty);
            return;
        }

        var upTo = long.TryParse(context.Request.Query["at"], out var at) && at > 0 ? at : long.MaxValue;
        if (await ReadAsync(client, context.RequestAborted) is not { } talk)
        {
            await WriteAsync(context, Talk.Empty, StatusCodes.Status503ServiceUnavailable, "page.form.away", isAway: true);
        }
        else if (upTo < talk.Number && await ReadAsync(client, context.RequestAborted, upTo) is { IsEmpty: false } earlier)
        {
            await WriteAsync(context, earlier, isEarlier: true);
        }
        else
        {
            await WriteAsync(context, talk);
        }
    }

    public async Task SendAsync(HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
        {
            await WriteAgainAsync(context, StatusCodes.Status413PayloadTooLarge, "page.form.large", null);
            return;
        }

        var input = PostedInput.From(form);
        if (
            !WebChatOrigins.IsFromOwnPage(context.Request)
            || (ByKey(context.Request) is null && !await antiforgery.IsRequestValidAsync(context))
        )
        {
            // Keep only the text of a form without a valid token, because the form may be forged. The person can send the text again.
            await WriteAgainAsync(
                context,
                StatusCodes.Status400BadRequest,
                "page.form.old",
                input with
                {
                    Press = null,
                    Language = null,
                    Id = PostedInput.NewId(),
                }
            );
            return;
        }

        if (input.ToActivity(PageLanguage.Of(context.Request, current.Content).Language) is not { } activity)
        {
            await WriteAgainAsync(context, StatusCodes.Status400BadRequest, "page.form.empty", null);
            return;
        }

        if (addresses.Refuses(context) is not null)
        {
            await WriteAgainAsync(context, StatusCodes.Status429TooManyRequests, "page.form.notSaved", input);
            return;
        }

        var isNew = Find(context)?.Client is null;
        var client = Welcome(context).Client;
        var before = isNew ? Talk.Empty : await ReadAsync(client, context.RequestAborted);
        if (before is { IsEmpty: false } && input is { Text: not null, OpenAt: { } seen } && seen != before.OpenAt)
        {
            // The conversation has continued in another window, so this text answers a question that is no longer open.
            await WriteAgainAsync(context, StatusCodes.Status409Conflict, "page.form.moved", input with { Id = PostedInput.NewId() });
            return;
        }

        if (
            before is null
            || (before.IsEmpty && !await conversations.JoinAsync(client, activity.Locale))
            || !await conversations.SendAsync(client, activity, context.Connection.RemoteIpAddress)
            || await ReadAsync(client, context.RequestAborted) is not { } talk
        )
        {
            await WriteAgainAsync(context, StatusCodes.Status503ServiceUnavailable, "page.form.notSaved", input);
            return;
        }

        Remember(context, input.Language);
        if (IsLive(context.Request))
        {
            await WriteAsync(context, talk);
            return;
        }

        // Redirect to an address with the number of the last log entry, so that Back in the browser shows the step before.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/?at={talk.Number}#now";
    }

    /// <summary>
    /// Sends server-sent events to the page: <c>Changed</c> if the log has new entries, <c>Typing</c> while a turn takes long, and
    /// <c>Quiet</c> as the first event and whenever there has been no other event for some time.
    /// </summary>
    public async Task WatchAsync(HttpContext context, IHostApplicationLifetime lifetime)
    {
        if (!WebChatOrigins.IsFromOwnPage(context.Request) || Find(context)?.Client is not { } client)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var place = conversations.TryWatch(client, context.Connection.RemoteIpAddress);
        if (place is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        _ = long.TryParse(context.Request.Query["after"], out var after);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // tells proxies not to buffer the events
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (var news in conversations.WatchAsync(client, Math.Max(0, after), ends.Token))
            {
                await context.Response.WriteAsync($"data: {news.Signal} {news.Number}\n\n", ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ends because the page was closed or this program is stopping.
        }
    }

    /// <summary>Serves the page about the assistant and the data that it stores.</summary>
    public Task AboutAsync(HttpContext context) => WriteTextPageAsync<AboutPage>(context);

    /// <summary>Serves the page at <c>/</c> while the chat on the web is switched off.</summary>
    public Task ShowOffAsync(HttpContext context) => WriteTextPageAsync<OffPage>(context);

    private Task WriteTextPageAsync<TPage>(HttpContext context)
        where TPage : IComponent
    {
        var content = current.Content;
        var model = new ChatPageModel(content, PageLanguage.Of(context.Request, content), Talk.Empty, site.Value, "")
        {
            AddressOf = assets.AddressOf,
        };
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.About;
        return renderer.WriteAsync<TPage>(context, model);
    }

    // Returns the posted form; null if the body is too large or is not a form.
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = PostedInput.MaxFormBytes;
        }

        try
        {
            return context.Request is { HasFormContentType: true, ContentLength: null or <= PostedInput.MaxFormBytes }
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static bool IsLive(HttpRequest request) => request.Headers.ContainsKey(Live);

    private static string? KeyOf(HttpRequest request) => request.Headers[Resume].ToString() is { Length: > 0 } key ? key : null;

    private Visitor? ByKey(HttpRequest request) => keys.FromResumeKey(KeyOf(request));

    // Returns the visitor whom the resume key or the cookie identifies. If neither identifies a visitor, returns null. A request from a
    // frame (with the header Kp-Resume) is an exception: for it, returns a new visitor, because the response must contain a resume key.
    private Visitor? Find(HttpContext context)
    {
        if (context.Items.TryGetValue(VisitorOfPost.Key, out var known))
        {
            return (Visitor?)known;
        }

        var visitor = KeyOf(context.Request) is { } key ? visitors.FindOrMake(context.Request, key) : visitors.Find(context.Request);
        context.Items[VisitorOfPost.Key] = visitor;
        return visitor;
    }

    private Visitor Welcome(HttpContext context)
    {
        var visitor = Find(context) ?? Visitor.New();
        context.Items[VisitorOfPost.Key] = visitor;
        visitors.Remember(context, visitor);
        return visitor;
    }

    // Stores the chosen language in a cookie. The cookie decides the language of the page until a conversation begins, and the language in
    // which the conversation begins.
    private void Remember(HttpContext context, string? language)
    {
        if (current.Content.Find(language) is not { } texts)
        {
            return;
        }

        var isFramed = webChat.Value.AllowedOrigins.Count > 0 && context.Request.IsHttps;
        var cookie = new CookieOptions
        {
            IsEssential = true,
            MaxAge = LanguageIsKept,
            SameSite = isFramed ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (isFramed)
        {
            cookie.Extensions.Add("Partitioned");
        }

        context.Response.Cookies.Append(PageLanguage.Cookie, texts.Language, cookie);
    }

    // Returns the conversation; null if the store is unavailable. Does not log the failure, because turns fail for the same reason and log
    // the failure.
    private async Task<Talk?> ReadAsync(DirectLineClient client, CancellationToken cancellationToken, long upTo = long.MaxValue)
    {
        try
        {
            return Talk.Of(await conversations.ReadAsync(client, MaxEntries, cancellationToken, upTo));
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private async Task WriteAgainAsync(HttpContext context, int status, string problem, PostedInput? kept)
    {
        var talk = Find(context)?.Client is { } client ? await ReadAsync(client, context.RequestAborted) : Talk.Empty;
        await WriteAsync(context, talk ?? Talk.Empty, status, problem, kept, isAway: talk is null);
    }

    private Task WriteAsync(
        HttpContext context,
        Talk talk,
        int status = StatusCodes.Status200OK,
        string? problem = null,
        PostedInput? kept = null,
        bool isAway = false,
        bool isEarlier = false
    )
    {
        var content = current.Content;
        var request = context.Request;
        var asked = request.Query.ContainsKey("language") && talk.IsEmpty;
        var texts = !asked && talk.Language is { } spoken ? content.In(spoken) : PageLanguage.Of(request, content);
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        var headers = context.Response.Headers;
        context.Response.StatusCode = status;
        headers.CacheControl = "no-store"; // so that Back in the browser loads the page again
        headers.ContentSecurityPolicy = SecurityHeaders.Chat(webChat.Value);
        if (KeyOf(request) is not null && Find(context) is { } visitor)
        {
            headers[Resume] = keys.ResumeKey(visitor);
        }

        var model = new ChatPageModel(content, texts, talk, site.Value, token)
        {
            Problem = problem,
            KeptText = kept is { Press: null, Language: null } ? kept.Text : null,
            KeptPress = kept?.Press is { } press ? (press, kept.Label) : null,
            Id = kept?.Id ?? PostedInput.NewId(),
            IsAway = isAway,
            IsEarlier = isEarlier,
            Host = Host(request),
            Page = new Uri($"{WebChatOrigins.OriginOf(request)}/"),
            Now = time.GetUtcNow(),
            PlanQuery = PlanQuery(context, talk),
            AddressOf = assets.AddressOf,
        };
        return renderer.WriteAsync<ChatDocument>(context, model);
    }

    private string PlanQuery(HttpContext context, Talk talk) =>
        (KeyOf(context.Request) is not null || Host(context.Request).Length > 0)
        && talk.Plan is { } plan
        && Find(context)?.Client is { } client
            ? $"?{PlanEndpoints.Link}={planLinks.Create(WebConversations.DocumentOf(client), plan.Journey)}"
            : "";

    // Returns the origin of the website that embeds the page, as given in the page's address; empty if the website is not allowed. The
    // page's script (frame.js) sends its window messages only to this origin, and ignores window messages from other origins.
    private string Host(HttpRequest request)
    {
        var origin = request.Query["host"].FirstOrDefault() ?? "";
        return origin == WebChatOrigins.OriginOf(request) || webChat.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? origin
            : "";
    }
}
