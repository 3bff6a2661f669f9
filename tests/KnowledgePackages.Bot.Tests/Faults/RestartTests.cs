using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// The bot stores no dialog stack, and keeps nothing in memory that is not in the document. So nobody notices if the process ends between
/// two turns.
/// </summary>
public sealed class RestartTests
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(
        "hi|start|no|no|no|ok|ok|yes|no|yes|not sure|ok|next|next|next|next|next|action 1 done|done|next|done|summary"
    )]
    [InlineData(
        "hi|! start|! answer kp2-c1 yes|! answer kp2-c2 notSure|no|ok|the other package|stations|station 2|next|back|done|summary"
    )]
    [InlineData("hi|start|maybe so|banana|help|what is a work placement|yes|back|no|change 1|yes|in arabic|نعم|لا")]
    [InlineData(
        "hi|start|no|restart|no|restart|yes|no|no|yes|change 2|yes|ok|ok|where am I|search placement|remind me in 3 days|continue"
    )]
    [InlineData(
        "hi|start|yes|no|no|ok|ok|we are in Georgia|choose 1|action 1, Maria, until 15 May|note 1: ask first|who does action 2|Ben, 20 May"
            + "|add action: visit the bakery|station 1|next|save 1|action 2 done|action 3 is not for us|remind me in 1 week|my plan"
            + "|restart|yes|no|yes|no|compare with last time|ok|compare the two packages|ok|summary|show my data|export my data|delete my data|yes"
    )]
    [InlineData("hi|start|no|yes|delete my data|no|delete my data|yes|hi|start|yes")]
    public async Task A_whole_journey_is_the_same_when_the_process_ends_between_every_two_turns(string way)
    {
        var whole = await WalkAsync(way, restarts: false);
        var cut = await WalkAsync(way, restarts: true);

        Assert.Equal(whole.Replies, cut.Replies);
        Assert.Equal(whole.State, cut.State);
    }

    private static async Task<(List<string> Replies, string State)> WalkAsync(string way, bool restarts)
    {
        var line = Line.Open();
        List<string> replies = [];
        foreach (var said in way.Split('|'))
        {
            replies.Add($"> {said}");
            replies.AddRange((await line.SayAsync(said)).Select(Seen));
            var next = await line.RestartAsync(); // restart in both cases, so that the same time passes
            line = restarts ? next : line;
        }

        return (replies, (await line.StoredAsync()).Properties);
    }

    // Remove the message ids, because the test channel begins with the same ids again in each process.
    private static string Seen(Activity reply)
    {
        (reply.Id, reply.ReplyToId, reply.Timestamp) = (null, null, null);
        return JsonSerializer.Serialize(reply, WireJson.Activity);
    }
}
