using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Checks the token of an incoming activity. For channels' tokens it makes the seven checks of Microsoft's page "Authentication with the
/// Bot Connector API", even where the SDK is more lenient (see <c>.github/SECURITY.md</c>). For the Emulator's tokens it makes the checks
/// of the SDK.
/// </summary>
internal sealed class TokenCheck : IDisposable
{
    /// <summary>The tolerated difference between this machine's clock and the issuer's.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly string _appId;
    private readonly ChannelCloud _cloud;
    private readonly bool _takesEmulator;
    private readonly TimeProvider _time;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _emulatorKeys;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public TokenCheck(
        IOptions<MicrosoftAppOptions> app,
        IOptions<ChannelsOptions> channels,
        IHttpClientFactory http,
        IHostEnvironment environment,
        TimeProvider time,
        ILogger<TokenCheck> logger
    )
    {
        _appId = app.Value.MicrosoftAppId!;
        _cloud = ChannelCloud.Of(app.Value);
        _takesEmulator = channels.Value.AllowEmulator ?? environment.IsDevelopment();
        _time = time;
        _channelKeys = Keys(_cloud.Metadata);
        _emulatorKeys = Keys(_cloud.EmulatorMetadata);

        SigningKeys Keys(string metadata) => new(new Uri(metadata), http.CreateClient(nameof(SigningKeys)), environment, time, logger);
    }

    /// <summary>Fetches the keys of channels' tokens if none have been fetched yet. Returns whether there are keys now.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => _channelKeys.AreAvailableAsync(cancellationToken);

    /// <summary>Checks the token of a request.</summary>
    /// <param name="text">The token.</param>
    /// <param name="activity">The activity in the same request.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<SenderCheck> CheckAsync(string text, Activity activity, CancellationToken cancellationToken)
    {
        if (Read(text) is not { } token)
        {
            return SenderCheck.Unauthorized("the token cannot be read");
        }

        // The issuer is not verified yet. It only selects the rules for the check. Other claims are used after the check of the signature.
        if (token.Issuer == _cloud.Issuer)
        {
            return await CheckChannelAsync(token, activity, cancellationToken);
        }

        if (!_cloud.EmulatorIssuers.Contains(token.Issuer))
        {
            return SenderCheck.Unauthorized("the token's issuer is unknown");
        }

        return _takesEmulator
            ? await CheckEmulatorAsync(token, cancellationToken)
            : SenderCheck.Forbidden("tokens of the Emulator are not accepted here");
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _emulatorKeys.Dispose();
    }

    private async Task<SenderCheck> CheckChannelAsync(JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        var (key, identity, refusal) = await ValidateAsync(token, _channelKeys, [_cloud.Issuer], cancellationToken);
        if (identity is null)
        {
            return refusal;
        }

        return !key!.Endorsements.Contains(activity.ChannelId ?? "")
                ? SenderCheck.Forbidden("the key is not endorsed for the activity's channel")
            : activity.ServiceUrl is not { Length: > 0 } address ? SenderCheck.Forbidden("the activity has no serviceUrl")
            : identity.FindFirst("serviceurl")?.Value != address ? SenderCheck.Forbidden("the token's serviceurl is not the activity's")
            : SenderCheck.Accepted(identity);
    }

    private async Task<SenderCheck> CheckEmulatorAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (_, identity, refusal) = await ValidateAsync(token, _emulatorKeys, _cloud.EmulatorIssuers, cancellationToken);
        if (identity is null)
        {
            return refusal;
        }

        var app = identity.FindFirst("ver")?.Value switch
        {
            "1.0" => identity.FindFirst("appid")?.Value,
            "2.0" => identity.FindFirst("azp")?.Value,
            _ => null,
        };
        return app == _appId ? SenderCheck.Accepted(identity) : SenderCheck.Unauthorized("the token was issued to another app");
    }

    private async Task<(SigningKey? Key, ClaimsIdentity? Identity, SenderCheck Refusal)> ValidateAsync(
        JsonWebToken token, SigningKeys keys, IEnumerable<string> issuers, CancellationToken cancellationToken)
    {
        if (token.TryGetHeaderValue<object>("crit", out _))
        {
            return (null, null, SenderCheck.Unauthorized("the token has critical extensions, which are not supported"));
        }

        if (token.Alg != SecurityAlgorithms.RsaSha256)
        {
            return (null, null, SenderCheck.Unauthorized("the token is not signed with RS256"));
        }

        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return (null, null, await keys.AreAvailableAsync(cancellationToken)
                ? SenderCheck.Unauthorized("the token's key is unknown")
                : SenderCheck.Unavailable("the keys of the token's issuer cannot be fetched"));
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidIssuers = issuers,
            ValidAudience = _appId,
            IssuerSigningKey = key.Key,
            LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
        });
        return result.IsValid ? (key, result.ClaimsIdentity, default) : (null, null, SenderCheck.Unauthorized(Reason(result.Exception)));
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires > now - Skew && !(notBefore > now + Skew);
    }

    private JsonWebToken? Read(string text)
    {
        try
        {
            return text.Length <= _handler.MaximumTokenSizeInBytes ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    // Derives the log reason from the exception's type, because the exception's message can contain the token.
    private static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenInvalidAudienceException => "the token is for another audience",
        SecurityTokenInvalidIssuerException => "the token is from another issuer",
        SecurityTokenInvalidLifetimeException => "the token is expired or not yet valid, or has no expiry",
        SecurityTokenInvalidSignatureException => "the token's signature is wrong",
        _ => "the token is not valid",
    };
}

/// <summary>
/// The outcome of checking a sender: an identity if the sender is accepted, otherwise the HTTP status of the response and the reason for
/// the log.
/// </summary>
internal readonly record struct SenderCheck(ClaimsIdentity? Identity, int Status, string? Reason)
{
    public static SenderCheck Accepted(ClaimsIdentity identity) => new(identity, 200, null);

    public static SenderCheck Unauthorized(string reason) => new(null, 401, reason);

    public static SenderCheck Forbidden(string reason) => new(null, 403, reason);

    /// <summary>The token cannot be checked at the moment; the status 503 asks the channel to send the activity again.</summary>
    public static SenderCheck Unavailable(string reason) => new(null, 503, reason);
}
