using Azure.Core;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The bot's own token for the Bot Connector: cached until five minutes before it expires, acquired by one caller at a time.
/// </summary>
/// <param name="create">Creates a credential with an empty cache; called again if a token was rejected before it expired.</param>
/// <param name="scope">The scope of the token.</param>
/// <param name="time">The clock for the token's expiry.</param>
internal sealed class ConnectorTokens(Func<TokenCredential> create, string scope, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private TokenCredential? _credential;
    private AccessToken _token;

    /// <summary>Returns a valid token.</summary>
    /// <param name="refused">
    /// A token that the channel has just rejected and that must not be returned again; null if none was rejected.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Azure.Identity.AuthenticationFailedException">The authority issued no token.</exception>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (IsGood(_token, refused))
        {
            return _token.Token;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (IsGood(_token, refused))
            {
                return _token.Token; // acquired while this call waited
            }

            if (refused is not null)
            {
                _credential = null; // its cache would return the same token again
            }

            _credential ??= create();
            _token = await _credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return _token.Token;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsGood(AccessToken token, string? refused) =>
        token.Token is { } text && text != refused && token.ExpiresOn - Reserve > time.GetUtcNow();
}
