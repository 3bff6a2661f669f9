using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.WebChat;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgePackages.Web.Form;

/// <summary>
/// The plain-HTML version of the chat page at <c>/form</c>: the same conversation, found by the same cookie, for browsers without scripts.
/// It sends activities and shows the log; it never touches the stored document.
/// </summary>
internal sealed class FormEndpoints(
    Visitors visitors,
    WebConversations conversations,
    CurrentContent current,
    AddressLimits addresses,
    IAntiforgery antiforgery,
    ILogger<FormEndpoints> log
)
{
    // A whole journey has about 150 entries; of a much longer conversation only the end is shown.
    private const int MostEntries = 300;

    public async Task ShowAsync(HttpContext context)
    {
        if (visitors.Find(context.Request)?.Client is not { } client)
        {
            await WriteAsync(context, FormTranscript.Empty);
        }
        else if (await ReadAsync(client, context.RequestAborted) is { } transcript)
        {
            await WriteAsync(context, transcript);
        }
        else
        {
            await WriteAsync(context, FormTranscript.Empty, StatusCodes.Status503ServiceUnavailable, "page.form.away", isAway: true);
        }
    }

    public async Task SendAsync(HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
        {
            await WriteAgainAsync(context, StatusCodes.Status413PayloadTooLarge, "page.form.large", null);
            return;
        }

        var input = FormInput.From(form);
        if (!WebChatOrigins.IsFromOwnPage(context.Request) || !await antiforgery.IsRequestValidAsync(context))
        {
            // A form without a valid token may be forged: keep only its text, which the person sees before sending it.
            await WriteAgainAsync(
                context,
                StatusCodes.Status400BadRequest,
                "page.form.old",
                input with
                {
                    Press = null,
                    Language = null,
                    Id = FormInput.NewId(),
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

        var isNew = visitors.Find(context.Request)?.Client is null;
        var client = visitors.Welcome(context).Client;
        var before = isNew ? FormTranscript.Empty : await ReadAsync(client, context.RequestAborted);
        if (before is not null && input is { Text: not null, OpenAt: { } seen } && seen != before.OpenAt)
        {
            // The conversation has continued in another tab, so this text answers a question that is no longer open.
            await WriteAgainAsync(context, StatusCodes.Status409Conflict, "page.form.moved", input with { Id = FormInput.NewId() });
            return;
        }

        if (
            before is null
            || (before.IsEmpty && !await conversations.JoinAsync(client, activity.Locale))
            || !await conversations.SendAsync(client, activity)
        )
        {
            await WriteAgainAsync(context, StatusCodes.Status503ServiceUnavailable, "page.form.notSaved", input);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/form#now";
    }

    // Null: the body is too large, or no form.
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = FormInput.LargestForm;
        }

        try
        {
            return context.Request is { HasFormContentType: true, ContentLength: null or <= FormInput.LargestForm }
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    // Null: the store is unavailable. Turns that fail because of it log that themselves.
    private async Task<FormTranscript?> ReadAsync(DirectLineClient client, CancellationToken cancellationToken)
    {
        try
        {
            return FormTranscript.Of(await conversations.ReadAsync(client, MostEntries, cancellationToken));
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private async Task WriteAgainAsync(HttpContext context, int status, string problem, FormInput? kept)
    {
        var transcript = visitors.Find(context.Request)?.Client is { } client
            ? await ReadAsync(client, context.RequestAborted)
            : FormTranscript.Empty;
        await WriteAsync(context, transcript ?? FormTranscript.Empty, status, problem, kept, isAway: transcript is null);
    }

    private Task WriteAsync(
        HttpContext context,
        FormTranscript transcript,
        int status = StatusCodes.Status200OK,
        string? problem = null,
        FormInput? kept = null,
        bool isAway = false
    )
    {
        var content = current.Content;
        var texts = transcript.Language is { } spoken ? content.In(spoken) : PageLanguage.Of(context.Request, content);
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        var headers = context.Response.Headers;
        context.Response.StatusCode = status;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store"; // going back shows the current conversation
        headers.ContentSecurityPolicy = SecurityHeaders.Form;
        var page = new FormPage(content, texts, transcript, token, log)
        {
            Problem = problem,
            Kept = kept,
            IsAway = isAway,
        };
        return context.Response.WriteAsync(page.Draw(), context.RequestAborted);
    }
}
