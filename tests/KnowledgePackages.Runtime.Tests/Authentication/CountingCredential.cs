using Azure.Core;
using Azure.Identity;

namespace KnowledgePackages.Runtime.Tests.Authentication;

/// <summary>
/// An authority that counts: the first token is <c>bot-token-1</c>. Each credential made of it keeps its token, as the real ones do.
/// </summary>
internal sealed class CountingCredential
{
    private int _bought;

    /// <summary>So long a token is good.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>How many tokens were bought.</summary>
    public int Bought => _bought;

    /// <summary>While true, no token is given.</summary>
    public bool IsAway { get; set; }

    /// <summary>While set, buying waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>The scopes that were asked for.</summary>
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
