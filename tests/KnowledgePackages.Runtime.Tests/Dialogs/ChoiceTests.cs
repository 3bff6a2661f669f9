using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using static KnowledgePackages.Runtime.Tests.Dialogs.Script;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

public sealed class ChoiceTests
{
    private static readonly List<Choice> Choices =
    [
        new("Yes") { Synonyms = ["yep", "of course"] },
        new("No, thanks"),
        new("Don't know") { Action = new CardAction(ActionTypes.ImBack, "Not sure") },
        new("7"),
    ];

    [Theory]
    [InlineData("Yes", 0)]
    [InlineData("  yes! ", 0)]
    [InlineData("YEP", 0)]
    [InlineData("of  course...", 0)]
    [InlineData("no thanks", 1)]
    [InlineData("No,thanks.", 1)]
    [InlineData("dont know", 2)]
    [InlineData("don’t know?", 2)]
    [InlineData("not sure", 2)]
    [InlineData("2", 1)]
    [InlineData("2.", 1)]
    [InlineData("(3)", 2)]
    [InlineData("٣", 2)]
    [InlineData("7", 3)]
    [InlineData("yess", null)]
    [InlineData("no", null)]
    [InlineData("0", null)]
    [InlineData("5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("yes no", null)]
    [InlineData("...", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_choice_is_found_by_label_synonym_and_number(string? said, int? index) =>
        Assert.Equal(index, ChoiceRecognizer.Find(said, Choices, null)?.Index);

    [Fact]
    public void Labels_that_differ_only_in_their_signs_are_told_apart_by_them()
    {
        List<Choice> languages = [new("C#"), new("C++")];

        Assert.Equal(1, ChoiceRecognizer.Find("C++", languages, null)!.Index);
        Assert.Null(ChoiceRecognizer.Find("c", languages, null));
    }

    [Theory]
    [InlineData("HAYIR", "tr-TR", true)]
    [InlineData("HAYIR", "en-US", false)]
    [InlineData("HAYIR", "no such language", false)]
    public void Letters_are_the_same_by_the_rules_of_the_language(string said, string locale, bool found) =>
        Assert.Equal(found, ChoiceRecognizer.Find(said, [new("hayır")], locale) is not null);

    [Theory]
    [InlineData(ListStyle.None, Channels.Directline, "Which?")]
    [InlineData(ListStyle.Inline, Channels.Directline, "Which? (1) A, (2) B")]
    [InlineData(ListStyle.List, Channels.Directline, "Which?\n\n1. A\n2. B")]
    [InlineData(ListStyle.Auto, Channels.Slack, "Which? (1) A, (2) B")]
    [InlineData(ListStyle.SuggestedAction, Channels.Slack, "Which? [A] [B]")]
    [InlineData(ListStyle.Auto, Channels.Directline, "Which? [A] [B]")]
    [InlineData(ListStyle.Auto, Channels.Webchat, "Which? [A] [B]")]
    [InlineData(ListStyle.Auto, Channels.Msteams, " {Which? A B}")]
    [InlineData(ListStyle.HeroCard, Channels.Slack, " {Which? A B}")]
    public async Task Choices_are_shown_as_the_channel_can(ListStyle style, string channel, string shown) =>
        Assert.Equal(shown, await ShowAsync(style, channel, "A", "B"));

    [Fact]
    public async Task Long_labels_are_listed_where_a_button_would_cut_them() =>
        Assert.Equal("Which?\n\n1. A label that no button can hold\n2. B", await ShowAsync(ListStyle.Auto, Channels.Directline, "A label that no button can hold", "B"));

    private static async Task<string> ShowAsync(ListStyle style, string channel, params string[] labels)
    {
        var host = new DialogHost(() => Component("main",
            Steps("ask", (step, token) =>
            {
                var options = Choose("Which?", labels);
                options.Style = null;
                return step.PromptAsync("choice", options, token);
            }),
            new ChoicePrompt("choice") { Style = style }));

        await host.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "hi", ChannelId = channel });

        var sent = Assert.Single(host.Sent);
        var buttons = string.Concat((sent.SuggestedActions?.Actions ?? []).Select(action => $" [{action.Value}]"));
        var cards = (sent.Attachments ?? []).Select(card => card.Content).OfType<HeroCard>()
            .Select(card => $" {{{card.Text} {string.Join(' ', card.Buttons!.Select(button => button.Title))}}}");
        return sent.Text + buttons + string.Concat(cards);
    }
}
