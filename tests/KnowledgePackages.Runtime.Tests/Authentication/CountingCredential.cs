using Azure.Core;
using Azure.Identity;

namespace KnowledgePackages.Runtime.Tests.Authentication;

/// <summary>
/// An authority that numbers its tokens, from <c>bot-token-1</c>. Each credential from <see cref="Create"/> caches its token, as real
/// credentials do.
/// </summary>
internal sealed class CountingCredential
{
    private int _bought;

    /// <summary>How long a token is valid.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The number of issued tokens.</summary>
    public int Bought => _bought;

    /// <summary>While true, no token is issued.</summary>
    public bool IsAway { get; set; }

    /// <summary>While set, requests for a token wait for this task.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>The requested scopes.</summary>
    public HashSet<string> Scopes { get; } = [];

    public TokenCredential Create() => new Keeping(this);

    private sealed class Keeping(CountingCredential source) : TokenCredential
    {
        private AccessToken? _kept;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            if (source.Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            if (source.IsAway)
            {
                throw new AuthenticationFailedException("a secret that no log may show");
            }

            source.Scopes.UnionWith(requestContext.Scopes);
            if (_kept is not { } kept || kept.ExpiresOn <= source.Time.GetUtcNow() + TimeSpan.FromMinutes(5))
            {
                _kept = kept = new AccessToken(
                    $"bot-token-{Interlocked.Increment(ref source._bought)}",
                    source.Time.GetUtcNow() + source.Lifetime
                );
            }

            return kept;
        }
    }
}
