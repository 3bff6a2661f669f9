using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>The bot recognises the phrases of every <see cref="PhraseTable"/> as the intents that the table names.</summary>
public class PhraseTests
{
    private static readonly string[] Answers = ["yes", "no", "not sure"];

    private static readonly TextRecognizers Listeners = new(TestContent.Content);

    private static readonly Dictionary<string, Journey> Places = new()
    {
        ["at the start"] = new(),
        ["at a question"] = Answered(2),
        ["at the check"] = AllAnswered(),
        ["at the recommendation"] = AllAnswered() with { AnswersChecked = true },
        ["at the stations"] = Chosen(),
        ["at a station"] = AtFirstStation(),
        ["at the actions of a station"] = Actions(AtFirstStation()),
    };

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Is_heard_as_it_is_meant(string language)
    {
        var wrong = PhraseTable
            .Of(language)
            .Select(phrase => (Phrase: phrase, Heard: PhraseTable.Heading(Hear(language, phrase))))
            .Where(pair => pair.Phrase.Meant == PhraseTable.NoAnswer ? Answers.Contains(pair.Heard) : pair.Heard != pair.Phrase.Meant)
            .Select(pair =>
                $"{language}.txt, line {pair.Phrase.Line}, {pair.Phrase.Place}: '{pair.Phrase.Text}' was heard as [{pair.Heard}], not as [{pair.Phrase.Meant}]"
            );
        Assert.True(!wrong.Any(), $"{wrong.Count()} are wrong:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_table_is_long_enough_to_be_trusted(string language)
    {
        var phrases = PhraseTable.Of(language);

        Assert.Empty(phrases.GroupBy(phrase => (phrase.Place, phrase.Text)).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(
            Answers,
            answer => Assert.True(phrases.Count(phrase => phrase.Meant == answer) >= 20, $"[{answer}] has fewer than 20 phrases.")
        );
        Assert.InRange(phrases.Count(phrase => phrase.Meant != PhraseTable.NoAnswer), 60, int.MaxValue);
        Assert.InRange(phrases.Count(phrase => phrase.Meant == PhraseTable.NoAnswer), 40, int.MaxValue);
    }

    [Fact]
    public void Signs_that_nobody_sees_change_nothing() =>
        Assert.All([" yes ", "yes\n", "yes\u200B", "\u200Eyes\u200E", "yes" + new string(' ', 100_000)], text =>
            Assert.Equal(
                new Intent.Answer(TestContent.Content.Questions[2].Id, AnswerValue.Yes),
                Hear("en", new(0, "at a question", "yes", text))));

    private static Intent? Hear(string language, WrittenPhrase phrase)
    {
        var context = new CardContext(TestContent.Content, TestContent.Content.In(language), Places[phrase.Place]);
        var prompt = OpenPrompt.Of(context.Journey, TestContent.Content);
        var choices = PromptCards.For(context, prompt).Choices;
        return Listeners.For(context.Texts).Recognize(Utterance.Of(phrase.Text), context, prompt, choices, choices);
    }

    private static Journey Answered(int count) => new Journey().Start() with
    {
        Answers = [.. TestContent.Content.Questions.Take(count).Select(question => new Answer(question.Id, AnswerValue.No, default))],
    };

    private static Journey AllAnswered() => Answered(TestContent.Content.Questions.Count);

    private static Journey Chosen() => AllAnswered() with { AnswersChecked = true, PackageId = "kp2" };

    private static Journey AtFirstStation() =>
        Chosen().GoToStation(TestContent.Content, TestContent.Content.GetPackage("kp2").Stations[0].Id);

    private static Journey Actions(Journey journey)
    {
        while (journey.PositionIn(TestContent.Content) is Position.Step { StationStep.Kind: not Domain.Content.StepKind.Actions })
        {
            journey = journey.Next(TestContent.Content);
        }

        return journey;
    }
}
