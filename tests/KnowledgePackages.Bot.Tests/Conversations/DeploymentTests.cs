using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The content changes during conversations. The new position follows from the journey.</summary>
public class DeploymentTests
{
    [Theory]
    [InlineData("hi", "start", "question/kp2-c1")]
    [InlineData("hi|start|no", "yes", "question/kp2-c3")]
    [InlineData("hi|start|no|no|no", "ok", "recommendation/kp1")]
    [InlineData("hi|start|yes|no|no|ok|ok|ok", "next", "resource/vision-workshop ...")]
    public async Task What_was_on_the_screen_can_still_be_answered(string way, string next, string shows)
    {
        var talk = new Talk();
        foreach (var said in way.Split('|'))
        {
            await talk.SayAsync(said);
        }

        await talk.DeployAsync(Sample.Load(Reworded));

        await ConversationScript.PlayAsync($"""
            user> {next}
            bot>  {shows}
            """, talk);
    }

    [Fact]
    public async Task A_button_from_before_still_belongs_to_its_question()
    {
        var talk = await ConversationScript.PlayAsync("""
            user> hi
            user! start
            user! answer kp2-c1 no
            bot>  question/kp2-c2
            """);

        await talk.DeployAsync(Sample.Load(Reworded));

        await ConversationScript.PlayAsync("""
            user^ answer kp2-c1 yes
            bot~  answered/kp2-c1
            bot>  late/changed/kp2-c1
            bot>  question/kp2-c2
            user! answer kp2-c2 no
            bot>  question/kp2-c3
            """, talk);
    }

    [Fact]
    public async Task A_question_that_moved_to_another_place_keeps_its_answer()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start no yes
            bot>  question/kp2-c3
            """);

        await talk.DeployAsync(Sample.Load(file => Edit(file, "packages.json", json =>
        {
            var challenges = json["packages"]![1]!["challenges"]!.AsArray();
            var first = challenges[0]!.DeepClone();
            challenges.RemoveAt(0);
            challenges.Add(first);
        })));

        await ConversationScript.PlayAsync("""
            user> no
            bot>  check
            user> ok
            bot>  recommendation/kp2 because/kp2-c2
            """, talk);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("hi start no")]
    public async Task Joining_again_after_new_content_stays_quiet(string way)
    {
        var talk = await ConversationScript.PlayAsync($"user* {way}");
        await talk.DeployAsync(Sample.Load(Reworded));
        await ConversationScript.PlayAsync("""
            user@ join again
            bot>  (nothing)
            """, talk);
    }

    private static ContentFile Reworded(ContentFile file) =>
        Edit(file, "texts/en/messages.json", json => json["messages"]!["thanks"] = "My pleasure.");

    private static ContentFile Edit(ContentFile file, string path, Action<JsonNode> edit)
    {
        if (file.Path != path)
        {
            return file;
        }

        var json = JsonNode.Parse(file.Bytes.Span)!;
        edit(json);
        return file with { Bytes = Encoding.UTF8.GetBytes(json.ToJsonString()) };
    }
}
