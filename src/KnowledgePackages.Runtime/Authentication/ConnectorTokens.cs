using Azure.Core;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The bot's own token for the Bot Connector: kept until five minutes before its end, bought by one caller at a time.
/// </summary>
/// <param name="create">Makes a credential with an empty cache of its own; called again when a token was refused before its time.</param>
/// <param name="scope">What the token is for.</param>
/// <param name="time">Tells when a token ends.</param>
internal sealed class ConnectorTokens(Func<TokenCredential> create, string scope, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private TokenCredential? _credential;
    private AccessToken _token;

    /// <summary>A token that can be used now.</summary>
    /// <param name="refused">A token that the other side has just refused: it is not handed out again. Null: none was.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Azure.Identity.AuthenticationFailedException">The authority gave none.</exception>
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
                return _token.Token; // bought while this one waited
            }

            if (refused is not null)
            {
                _credential = null; // its cache would give the same one again
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
