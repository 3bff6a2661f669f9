using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Review;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>A person who reads a translation without a native review sees a note about this once, at the beginning.</summary>
public class NotReviewedTests
{
    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    [InlineData("ar", true)]
    public async Task The_greeting_says_so_in_the_language_that_it_is_in(string locale, bool isTold)
    {
        var replies = await new Talk(content: Fresh()).SendAsync(new Activity { Text = "hi", Locale = locale });

        Assert.Equal(isTold, Text(replies[^1]).Contains(Note(locale), StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_does_the_sentence_that_changes_the_language_and_no_question_after_it()
    {
        var talk = new Talk(content: Fresh());
        await talk.SayAsync("hi");
        await talk.SayAsync("start");

        var replies = await talk.SayAsync("français");

        Assert.Equal(["language/fr"], Talk.Shows(replies[0]));
        Assert.EndsWith(Note("fr"), replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Note("fr"), Text(replies[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewed_translation_needs_no_note()
    {
        var (review, _) = ContentReview.Mark(SampleContent.Files, "ar", null, "Amel", new(2026, 11, 25));
        var talk = new Talk(content: SampleContent.Load([.. SampleContent.Files, review], BotFactory.Requirements));

        var replies = await talk.SendAsync(new Activity { Text = "hi", Locale = "ar" });

        var hello = Sample.Content.In("ar").Message(Messages.GreetingHello.Id);
        Assert.Contains(hello, Text(replies[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain(Note("ar"), Text(replies[^1]), StringComparison.Ordinal);
    }

    // Loads the content without its review records, so that the test does not depend on reviews in the repository.
    private static DialogsContent Fresh() =>
        TestContent.Load(file => file.Path.EndsWith("/review.json", StringComparison.Ordinal) ? null : file);

    private static string Note(string language) => TestContent.Content.In(language).Message("language.notReviewed");

    private static string Text(Activity reply) => Talk.CardOf(reply)!.Value.GetProperty("fallbackText").GetString()!;
}
