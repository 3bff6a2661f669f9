using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

public class BadInputTests
{
    public static TheoryData<string, string> Payloads => new()
    {
        { """{"do":"dance","round":1}""", "late/unknown" },
        { """{"do":"answer","question":"kp2-c2","answer":"yes"}""", "late/unknown" },
        { """{"do":"answer","question":"kp2-c2","round":1,"answer":"YES!"}""", "late/unknown" },
        { """{"do":"answer","question":"kp2-c2","round":"1","answer":"yes"}""", "late/unknown" },
        { """{"do":"answer","question":7,"round":1,"answer":"yes"}""", "late/unknown" },
        { """{"do":"answer","question":"kp9-c9","round":1,"answer":"yes"}""", "late/step" },
        { """{"do":"answer","question":"kp1-c1","round":1,"answer":"yes"}""", "late/step" },
        { """{"do":"answer","question":"kp2-c2","round":99,"answer":"yes"}""", "late/round" },
        { """{"do":"explain","question":"kp9-c9","round":1}""", "late/step" },
        { """{"do":"change","question":"kp9-c9","round":1}""", "late/step" },
        { """{"do":"choose","package":"kp9","round":1}""", "late/step" },
        { """{"do":"cases","package":"kp9","round":1}""", "late/step" },
        { """{"do":"station","station":"kp9-s9","round":1}""", "late/step" },
        { """{"do":"station","station":"kp2-s1","round":1}""", "route/later" },
        { """{"do":"stationDone","station":"kp2-s1","round":1}""", "route/later" },
        { """{"do":"actionDone","action":"kp9-s9-a9","done":true,"round":1}""", "late/step" },
        { """{"do":"next","at":"kp2-s1/kp2-s1","round":1}""", "late/step" },
        { """{"do":null}""", "late/unknown" },
        { "{}", "late/unknown" },
        { """[1,2,3]""", "late/unknown" },
        { "42", "late/unknown" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A_payload_that_makes_no_sense_is_explained_and_nothing_is_lost(string payload, string said)
    {
        var talk = await AtQuestion2();

        var replies = await talk.SendAsync(new Activity { Value = JsonElement.Parse(payload) });

        Assert.Equal([said, "question/kp2-c2"], replies.SelectMany(Talk.Shows));
        await GoesOn(talk);
    }

    public static TheoryData<string?, string> Texts => new()
    {
        { null, "not.read" },
        { "", "not.read" },
        { "  \n\t ", "not.read" },
        { "...!!!", "not.read" },
        { "\u200B\u202E\uFEFF", "not.read" },
        { "\uD83D", "not.answer" },
        { "😀😀", "not.answer" },
        { "هل يمكنك مساعدتي من فضلك", "not.answer" },
        { "我不懂这个问题", "not.answer" },
        { "<script>alert(1)</script>", "not.answer" },
        { "{\"do\":\"start\"}", "not.answer" },
        { "'; DROP TABLE journeys; --", "not.answer" },
        { "**bold** [link](https://example.org)", "not.answer" },
        { new string('a', 100_000), "not.short" },
        { string.Join(' ', Enumerable.Repeat("yes", 25_000)), "not.short" },
        { string.Concat(Enumerable.Repeat("😀", 50_000)), "not.short" },
        { "no" + new string(' ', 1_000) + "but sometimes yes", "not.short" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_that_makes_no_sense_gets_a_helpful_sentence_and_the_question_again(string? text, string message)
    {
        var talk = await AtQuestion2();

        var replies = await talk.SendAsync(new Activity { Text = text });

        Assert.Equal(["notUnderstood/1", "question/kp2-c2"], replies.SelectMany(Talk.Shows));
        Assert.Equal(Sample.English.Message(message, ("how", Sample.English.Message("how.answerTap"))), replies[0].Text);
        Assert.All(replies, reply => Assert.DoesNotContain("Exception", Everything(reply), StringComparison.OrdinalIgnoreCase));
        await GoesOn(talk);
    }

    [Fact]
    public async Task An_attachment_alone_is_answered()
    {
        var talk = await AtQuestion2();

        var replies = await talk.SendAsync(new Activity { Attachments = [new Attachment("image/png", "https://example.org/x.png")] });

        Assert.Equal(["notUnderstood/1", "question/kp2-c2"], replies.SelectMany(Talk.Shows));
        Assert.StartsWith("I can't open files", replies[0].Text, StringComparison.Ordinal);
        await GoesOn(talk);
    }

    [Fact]
    public async Task A_button_that_sends_its_words_as_value_is_read_like_a_text()
    {
        var talk = await AtQuestion2();

        var replies = await talk.SendAsync(new Activity { Value = JsonElement.Parse("\"Not sure\"") });

        Assert.Contains("question/kp2-c3", replies.SelectMany(Talk.Shows));
    }

    [Theory]
    [InlineData("no such answer", 2)]
    [InlineData("no such choice", 5)]
    [InlineData("", 2)]
    [InlineData("", 6)]
    public async Task No_sentence_is_said_three_times_in_a_row(string text, int way)
    {
        var talk = new Talk();
        foreach (var said in "hi|start|no|no|no|ok".Split('|').Take(way))
        {
            await talk.SayAsync(said);
        }

        List<string> sentences = [];
        for (var i = 0; i < 7; i++)
        {
            sentences.Add((await talk.SendAsync(new Activity { Text = text }))[0].Text!);
        }

        Assert.All(sentences.Zip(sentences.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(3, sentences.Distinct().Count());
    }

    private static Task<Talk> AtQuestion2() => ConversationScript.PlayAsync("""
        user> hi
        user> start
        user> no
        bot>  question/kp2-c2
        """);

    private static Task<Talk> GoesOn(Talk talk) => ConversationScript.PlayAsync("""
        user> no
        bot>  question/kp2-c3
        user> status
        bot>  status
        bot>  question/kp2-c3
        """, talk);

    private static string Everything(Activity reply) => $"{reply.Text}{reply.Attachments?.FirstOrDefault()?.Content}";
}
