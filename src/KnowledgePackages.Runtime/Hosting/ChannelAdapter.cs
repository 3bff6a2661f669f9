using System.Security.Claims;
using System.Text.Json;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Passes activities through the turn engine to a bot. Channels send activities over HTTP, the built-in web channel in process. An
/// invalid request gets a problem document with the reason. A response never contains details about a failure of the bot or the store.
/// </summary>
public sealed class ChannelAdapter : TurnAdapter, IBotFrameworkHttpAdapter
{
    /// <summary>The maximum size of a request's body in bytes. A larger body gets 413.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>How long a request's body may take to arrive. A slower request gets 408.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    private readonly ChannelAuthentication _authentication;
    private readonly ConnectorReplyChannel _connector;
    private readonly IReplyChannel[] _channels;

    private readonly TurnLimits _limits;

    internal ChannelAdapter(
        TurnEngine engine,
        ChannelAuthentication authentication,
        TurnLimits limits,
        ConnectorReplyChannel connector,
        IEnumerable<IReplyChannel> channels
    )
        : base(engine) => (_authentication, _limits, _connector, _channels) = (authentication, limits, connector, [.. channels]);

    /// <summary>Reads, authenticates and processes one activity and writes the response.</summary>
    public async Task ProcessAsync(
        HttpRequest httpRequest,
        HttpResponse httpResponse,
        IBot bot,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        var (activity, body, problem) = await ActivityReader.ReadAsync(httpRequest, MaxBodyBytes, cancellationToken);
        if (activity is null)
        {
            await problem!.ExecuteAsync(httpRequest.HttpContext);
            return;
        }

        var check = await _authentication.AuthenticateAsync(httpRequest.HttpContext, activity, cancellationToken);
        if (check.Identity is not { } identity)
        {
            await RefuseAsync(httpRequest.HttpContext, check.Status);
            return;
        }

        if (_limits.Refuses(activity) is { } after)
        {
            await RateLimits.RefuseAsync(httpRequest.HttpContext, after);
            return;
        }

        // Do not pass the request's cancellation token: a turn that has begun is completed even if the channel disconnects.
        var outcome = await RunTurnAsync(identity, activity, _connector, bot.OnTurnAsync, CancellationToken.None, body: body);
        await WriteAsync(httpResponse, outcome, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The caller must authenticate the sender before. The body of the result is a <see cref="JsonElement"/>, or null.
    /// </remarks>
    /// <exception cref="StorageException">The turn could not be committed.</exception>
    public override async Task<InvokeResponse?> ProcessActivityAsync(
        ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var outcome = await RunTurnAsync(claimsIdentity, activity, ChannelOf(activity), callback, cancellationToken);
        if (outcome.Status == StatusCodes.Status503ServiceUnavailable)
        {
            throw NotCommitted();
        }

        return activity.Type == ActivityTypes.Invoke || activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? new InvokeResponse { Status = outcome.Status, Body = outcome.Body.IsEmpty ? null : JsonElement.Parse(outcome.Body.Span) }
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The turn is committed and its replies are delivered as in any other turn. No turn runs if the channel has rejected this person (403
    /// or 404) and the person has not written since.
    /// </remarks>
    /// <exception cref="StorageException">The turn could not be committed.</exception>
    /// <exception cref="InvalidOperationException">The callback and the error handler failed.</exception>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        Activity continuationActivity,
        string? audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(continuationActivity);
        ArgumentNullException.ThrowIfNull(callback);
        return RunProactiveAsync(claimsIdentity, continuationActivity, ChannelOf(continuationActivity), callback, cancellationToken);
    }

    /// <inheritdoc cref="ContinueConversationAsync(ClaimsIdentity, Activity, string, BotCallbackHandler, CancellationToken)"/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, continuationActivity, null, callback, cancellationToken);

    /// <inheritdoc cref="ContinueConversationAsync(ClaimsIdentity, Activity, string, BotCallbackHandler, CancellationToken)"/>
    public override Task ContinueConversationAsync(
        string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(Bot(botId), continuationActivity, null, callback, cancellationToken);

    /// <inheritdoc cref="ContinueConversationAsync(ClaimsIdentity, Activity, string, BotCallbackHandler, CancellationToken)"/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity,
        ConversationReference reference,
        string? audience,
        BotCallbackHandler callback,
        CancellationToken cancellationToken
    ) => ContinueConversationAsync(claimsIdentity, reference.ToContinuation(), audience, callback, cancellationToken);

    /// <inheritdoc cref="ContinueConversationAsync(ClaimsIdentity, Activity, string, BotCallbackHandler, CancellationToken)"/>
    public override Task ContinueConversationAsync(
        ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, reference.ToContinuation(), null, callback, cancellationToken);

    /// <inheritdoc cref="ContinueConversationAsync(ClaimsIdentity, Activity, string, BotCallbackHandler, CancellationToken)"/>
    public override Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(Bot(botId), reference.ToContinuation(), null, callback, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Calls the channel once, outside of any turn, and then runs the first turn, which is committed like any other. If the process ends in
    /// between, the conversation exists but is empty. A second call then creates another conversation, except in Teams, which returns the
    /// existing conversation.
    /// </remarks>
    /// <exception cref="HttpRequestException">
    /// The channel did not create the conversation. The exception has the channel's HTTP status if the channel responded.
    /// </exception>
    /// <exception cref="StorageException">The turn could not be committed.</exception>
    /// <exception cref="InvalidOperationException">The callback and the error handler failed.</exception>
    public override async Task CreateConversationAsync(
        string botAppId, string channelId, string serviceUrl, string? audience, ConversationParameters conversationParameters,
        BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        ArgumentException.ThrowIfNullOrEmpty(serviceUrl);
        ArgumentNullException.ThrowIfNull(conversationParameters);
        ArgumentNullException.ThrowIfNull(callback);
        var result = await _connector.CreateConversationAsync(serviceUrl, conversationParameters, cancellationToken);
        if (result is not DeliveryResult.Delivered { ActivityId: { Length: > 0 } conversation })
        {
            var status = (result as DeliveryResult.Refused)?.Status is > 0 and var code ? (System.Net.HttpStatusCode?)code : null;
            throw new HttpRequestException("The channel did not create the conversation.", null, status);
        }

        var person = conversationParameters.Members?.FirstOrDefault(member => member.Id != conversationParameters.Bot?.Id);
        var created = new Activity
        {
            Type = ActivityTypes.Event,
            Name = ActivityEventNames.CreateConversation,
            ChannelId = channelId,
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount(
                conversationParameters.IsGroup,
                id: conversation,
                tenantId: conversationParameters.TenantId
            ),
            ChannelData = conversationParameters.ChannelData,
            From = person ?? new ChannelAccount(conversation),
            Recipient = conversationParameters.Bot,
        };
        await RunProactiveAsync(Bot(botAppId), created, _connector, callback, cancellationToken);
    }

    /// <summary>
    /// Runs a proactive turn that the bot has scheduled. No turn runs if the channel has rejected this person, or if no channel of this
    /// host serves the person's serviceUrl.
    /// </summary>
    /// <returns>False if the turn could not be committed and must be repeated later; otherwise true.</returns>
    internal async Task<bool> RemindAsync(Activity reminder, IBot bot, CancellationToken cancellationToken)
    {
        if (_channels.FirstOrDefault(channel => channel.Serves(reminder.ServiceUrl)) is not { } channel)
        {
            return true;
        }

        var outcome = await RunTurnAsync(
            Bot(reminder.Recipient?.Id),
            reminder,
            channel,
            bot.OnTurnAsync,
            cancellationToken,
            isProactive: true,
            waitsForDelivery: false // the next person's reminder must not wait for this delivery
        );
        return outcome.Status != StatusCodes.Status503ServiceUnavailable;
    }

    /// <summary>
    /// Processes an activity of the built-in web channel. Does not authenticate the activity, because the <paramref name="identity"/> comes
    /// from the channel's own code and not from a request.
    /// </summary>
    internal Task<TurnOutcome> ProcessAsync(
        ClaimsIdentity identity, Activity activity, IReplyChannel channel, IBot bot, string? source) =>
        RunTurnAsync(identity, activity, channel, bot.OnTurnAsync, CancellationToken.None, source: source);

    private async Task RunProactiveAsync(
        ClaimsIdentity identity, Activity activity, IReplyChannel channel, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var outcome = await RunTurnAsync(identity, activity, channel, callback, cancellationToken, isProactive: true);
        if (outcome.Status == StatusCodes.Status503ServiceUnavailable)
        {
            throw NotCommitted();
        }

        if (outcome.Status == StatusCodes.Status500InternalServerError)
        {
            throw new InvalidOperationException("The turn failed. The log has the details.");
        }
    }

    private IReplyChannel ChannelOf(Activity activity) =>
        _channels.FirstOrDefault(channel => channel.Serves(activity.ServiceUrl))
        ?? throw new ArgumentException("No channel of this host serves the activity's serviceUrl.", nameof(activity));

    private static StorageException NotCommitted() => new("The turn could not be committed; try again.");

    private static ClaimsIdentity Bot(string? botId) => new([new Claim("aud", botId ?? ""), new Claim("appid", botId ?? "")]);

    private static Task RefuseAsync(HttpContext context, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        return Results.Problem("This bot does not accept activities from this sender.", statusCode: status).ExecuteAsync(context);
    }

    private static async Task WriteAsync(HttpResponse response, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        response.StatusCode = outcome.Status;
        if (outcome.Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "5";
        }

        if (!outcome.Body.IsEmpty)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.BodyWriter.WriteAsync(outcome.Body, cancellationToken);
        }
    }
}
