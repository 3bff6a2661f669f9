using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Plan;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Plan;

public class PlanLinksTests
{
    private static readonly DocumentKey Document = DocumentKey.ForConversation("directline", null, "user", "conversation");

    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly PlanLinks _links;

    public PlanLinksTests() => _links = new(_keys, _time);

    [Fact]
    public void A_token_is_for_one_plan_for_a_day()
    {
        var token = _links.Create(Document, new Journey());

        Assert.Equal(new PlanLink(Document, 1), _links.Read(token));
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        _time.Advance(PlanLinks.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(_links.Read(token));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_links.Read(token));
    }

    [Fact]
    public void Starting_again_and_deleting_the_data_revoke_it()
    {
        var link = _links.Read(_links.Create(Document, new Journey()))!;

        Assert.True(link.IsFor(new Journey().Start()));
        Assert.False(link.IsFor(new Journey().Restart(SampleSheet.Content)));
        Assert.False(link.IsFor(null));
    }

    [Fact]
    public void No_altered_token_is_read()
    {
        var token = _links.Create(Document, new Journey());

        for (var at = 0; at < token.Length; at++)
        {
            var other = token[at] == 'A' ? 'B' : 'A';
            // Skip the last character, because some of its bits may be unused.
            if (at < token.Length - 1)
            {
                Assert.Null(_links.Read($"{token[..at]}{other}{token[(at + 1)..]}"));
            }

            Assert.Null(_links.Read(token[..at]));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("../../etc/passwd")]
    [InlineData("1795510800 1 s1/a/b")]
    public void What_is_no_token_is_none(string? text) => Assert.Null(_links.Read(text));

    [Fact]
    public void A_token_of_another_use_or_another_server_or_of_any_length_is_none()
    {
        var foreign = new PlanLinks(new EphemeralDataProtectionProvider(), _time).Create(Document, new Journey());

        Assert.Null(_links.Read(foreign));
        Assert.Null(_links.Read(_keys.CreateProtector("WebChat.User.2").Protect("1795510800 1 s1/a/b")));
        Assert.Null(_links.Read(new string('A', 100_000)));
    }
}
