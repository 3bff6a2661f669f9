using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Tests.Assessment;

public class SentAtTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void The_senders_clock_wins_where_both_have_it()
    {
        var early = new SentAt(Noon, Noon.AddMinutes(9));
        var late = new SentAt(Noon.AddSeconds(1), Noon);

        Assert.True(early.IsNoLaterThan(late));
        Assert.False(late.IsNoLaterThan(early));
    }

    [Fact]
    public void A_senders_clock_that_was_put_back_makes_nothing_late()
    {
        var before = new SentAt(Noon, Noon);

        Assert.False(new SentAt(Noon.AddHours(-1), Noon.AddMinutes(1)).IsNoLaterThan(before));
        Assert.True(new SentAt(Noon.AddHours(-1), Noon.AddMinutes(-1)).IsNoLaterThan(before)); // sent earlier by both clocks
        Assert.True(new SentAt(Noon.AddMinutes(-1), Noon.AddMinutes(1)).IsNoLaterThan(before)); // earlier by the sender's clock
    }

    [Fact]
    public void An_impossible_stamp_counts_as_absent()
    {
        Assert.Equal(default, SentAt.Of(default(DateTimeOffset), DateTimeOffset.MaxValue, Noon));
        Assert.Equal(new(Noon.AddHours(14), Noon), SentAt.Of(Noon.AddHours(14), Noon, Noon));
        Assert.Equal(new(null, Noon), SentAt.Of(Noon.AddDays(-2), Noon, Noon));
    }

    [Fact]
    public void The_channels_clock_counts_where_one_sender_gave_no_time()
    {
        var early = new SentAt(null, Noon);
        var late = new SentAt(Noon, Noon.AddSeconds(1));

        Assert.True(early.IsNoLaterThan(late));
        Assert.False(late.IsNoLaterThan(early));
    }

    [Fact]
    public void The_same_moment_is_no_later_in_whatever_zone_it_is_written()
    {
        Assert.True(new SentAt(Noon, null).IsNoLaterThan(new(Noon.ToUniversalTime(), null)));
        Assert.True(new SentAt(null, Noon).IsNoLaterThan(new(Noon, Noon.ToUniversalTime())));
    }

    [Fact]
    public void Without_a_clock_that_saw_both_nothing_is_late()
    {
        Assert.False(default(SentAt).IsNoLaterThan(default));
        Assert.False(new SentAt(Noon, null).IsNoLaterThan(new(null, Noon.AddDays(1))));
    }
}
