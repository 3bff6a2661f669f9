using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Recommendations;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The card that compares the two packages with each other, point by point, beside the person's answers.</summary>
public class PackagesCardTests
{
    [Fact]
    public Task Words_and_a_button_compare_the_packages() => ConversationScript.PlayAsync("""
        user@ join
        user* start yes
        user> compare the two packages
        bot>  packages package/kp1 package/kp2
        bot>  question/kp2-c2
        user* no no ok
        user! comparePackages
        bot>  packages package/kp1 package/kp2
        bot>  again/recommendation
        user> ok
        bot>  route/kp2
        user> both packages side by side
        bot>  packages package/kp1 package/kp2
        bot>  again/kp2/route
        """);

    [Fact]
    public void Each_question_stands_with_its_answer_and_what_each_package_has()
    {
        var context = Answered(AnswerValue.Yes, AnswerValue.No, AnswerValue.NotSure);

        var text = CardText.Write(PackagesCard.Draw(context), context);

        foreach (var (question, answer) in Sample.Content.Questions.Zip(["Yes, a challenge", "No, we manage", "Not sure"]))
        {
            var row = text[text.IndexOf(Sample.English.Challenge(question.Id).Question, StringComparison.Ordinal)..].Split("\n\n")[0];
            var offer = PackageOffer.Of(Sample.Content.GetPackage("kp2"), question);
            Assert.Contains($"Your answer: {answer}\n", row, StringComparison.Ordinal);
            Assert.Contains("Knowledge Package 1: ", row, StringComparison.Ordinal);
            Assert.Matches($"Knowledge Package 2: .*station {offer.Stations[0].Number}.*resource", row);
        }

        foreach (var package in Sample.Content.Packages)
        {
            Assert.Contains(Say(Messages.Level(package.Level)), text, StringComparison.Ordinal);
            Assert.Contains(Sample.English.Package(package.Id).Summary, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(AnswerValue.Yes, AnswerValue.Yes, AnswerValue.Yes, "recommendation.everyYes", false)]
    [InlineData(AnswerValue.Yes, AnswerValue.No, AnswerValue.Yes, "compare.clear", false)]
    [InlineData(AnswerValue.Yes, AnswerValue.No, AnswerValue.No, "recommendation.close", true)]
    [InlineData(AnswerValue.No, AnswerValue.NotSure, AnswerValue.No, "recommendation.noYes", true)]
    [InlineData(AnswerValue.NotSure, AnswerValue.NotSure, AnswerValue.NotSure, "recommendation.nothingSure", true)]
    [InlineData(AnswerValue.No, AnswerValue.No, AnswerValue.No, "recommendation.nothingHard", false)]
    public void It_says_how_clear_the_case_is_and_what_would_change_it_only_where_that_helps(
        AnswerValue first,
        AnswerValue second,
        AnswerValue third,
        string told,
        bool changes)
    {
        var context = Answered(first, second, third);
        var found = Recommendation.From(Sample.Content, context.Journey.Answers);
        var yes = context.Journey.Answers.Count(answer => answer.Value == AnswerValue.Yes);
        var text = CardText.Write(PackagesCard.Draw(context), context);

        var sentence = Sample.English.Message(
            told,
            ("package", context.PackageName(found.Package.Id)),
            ("other", context.PackageName(found.Other.Id)),
            ("count", yes),
            ("total", 3));
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(changes, text.Contains(Say(Messages.RecommendationWouldChange), StringComparison.Ordinal));
    }

    [Fact]
    public void It_gives_the_same_advice_where_to_start_as_the_recommendation()
    {
        var context = Answered(AnswerValue.No, AnswerValue.No, AnswerValue.Yes);
        var start = context.Journey.StartStation(Sample.Content, Sample.Content.GetPackage("kp2"));
        var said = Say(Messages.RecommendationStart, ("number", start.Number), ("title", Sample.English.Station(start.Id).Title));

        Assert.Contains(said, CardText.Write(PackagesCard.Draw(context), context), StringComparison.Ordinal);
        Assert.Contains(said, CardText.Write(RecommendationCard.Draw(context), context), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_all_questions_are_answered_it_gives_no_advice()
    {
        var context = Answered(AnswerValue.Yes);

        var text = CardText.Write(PackagesCard.Draw(context), context);

        Assert.Contains($"Your answer: {Say(Messages.RoundsNone)}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Where to start", text, StringComparison.Ordinal);
    }

    private static CardContext Answered(params AnswerValue[] values) =>
        new(
            Sample.Content,
            Sample.English,
            new Journey().Start() with
            {
                Answers = [.. Sample.Content.Questions.Zip(values, (question, value) => new Answer(question.Id, value, default))],
            }
        );

    private static string Say(MessageDefinition message, params ReadOnlySpan<(string, object)> values) =>
        Sample.English.Message(message.Id, values);
}
