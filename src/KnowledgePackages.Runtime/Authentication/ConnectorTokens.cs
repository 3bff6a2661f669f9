using Azure.Core;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Acquires the bot's own token for the Bot Connector, and caches it until five minutes before it expires. Only one caller at a time
/// acquires a token.
/// </summary>
/// <param name="create">Creates a credential with an empty cache. Called before the first token, and after each rejected token.</param>
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
    /// The token that the channel has just rejected; null if there is none. The method does not return this token again.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait for a token.</param>
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
                return _token.Token; // another caller has acquired a token meanwhile
            }

            if (refused is not null)
            {
                _credential = null; // the cache of the old credential would return the same token again
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
