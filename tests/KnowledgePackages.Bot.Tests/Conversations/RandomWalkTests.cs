using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// The bot replies to any taps and texts in any order. The test uses the shipped content, so that the bot draws the shipped cards.
/// </summary>
public class RandomWalkTests
{
    private static readonly string[] Texts =
    [
        "hi",
        "start",
        "yes",
        "no",
        "not sure",
        "1",
        "2",
        "3",
        "5",
        "9",
        "next",
        "back",
        "ok",
        "help",
        "status",
        "stations",
        "station 2",
        "summary",
        "restart",
        "what is VET?",
        "what does this mean?",
        "change 4",
        "done",
        "action 1 done",
        "choose 2",
        "action 2 is not for us",
        "action 2, Марія, until 15 May",
        "action 1 until 3/4",
        "proof 1: a list",
        "add action: visit the bakery",
        "save 2",
        "my plan",
        "we are in Georgia",
        "compare with last time",
        "compare the two packages",
        "show my data",
        "export my data",
        "stop",
        "continue",
        "the other package",
        "examples",
        "package 1",
        "extra questions",
        "thanks",
        "asdf",
        "",
        "😀",
    ];

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(Channels.Test, 1)]
    [InlineData(Channels.Test, 2)]
    [InlineData(Channels.Test, 3)]
    [InlineData(Channels.Sms, 4)]
    public async Task Is_never_met_with_silence(string channel, int seed)
    {
        var random = new Random(seed);
        var talk = new Talk(channel, TestContent.Content);
        List<(string Card, JsonElement Data)> buttons = [];
        for (var turn = 0; turn < 250; turn++)
        {
            var replies = buttons.Count > 0 && random.Next(2) == 0
                ? await TapAsync(buttons[^random.Next(1, Math.Min(buttons.Count, 40) + 1)])
                : await talk.SayAsync(Texts[random.Next(Texts.Length)]);

            Assert.NotEmpty(replies);
            Assert.All(replies.Select(TextOf), text => Assert.DoesNotMatch(@"\{[a-z]+\}|Exception", text));
            foreach (var reply in replies.Where(reply => Talk.CardOf(reply) is not null))
            {
                buttons.AddRange(Talk.Buttons(Talk.CardOf(reply)!.Value).Select(button => (reply.Id!, button.GetProperty("data"))));
            }
        }

        Task<IReadOnlyList<Activity>> TapAsync((string Card, JsonElement Data) button) => talk.TapAsync(button.Card, button.Data);

        static string TextOf(Activity reply) => reply.Text ?? Talk.CardOf(reply)!.Value.GetProperty("fallbackText").GetString()!;
    }
}
