using KnowledgePackages.Runtime.DirectLine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class UsedStreamTokensTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_token_is_remembered_as_long_as_it_is_valid_and_no_longer()
    {
        var tokens = new DirectLineTokens(new EphemeralDataProtectionProvider(), Options.Create(new DirectLineOptions()), _time);
        var used = new UsedStreamTokens(_time);
        var token = tokens.IssueForStream(new DirectLineClient("conversation", "dl_ada"));

        Assert.True(used.TryUse(token));
        _time.Advance(DirectLineTokens.StreamLifetime - TimeSpan.FromTicks(1));
        Assert.NotNull(tokens.Check(token, DirectLineTokenUse.Stream));
        Assert.False(used.TryUse(token));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(tokens.Check(token, DirectLineTokenUse.Stream));
        Assert.True(used.TryUse(token)); // the used token is forgotten, because it has expired
    }
}
