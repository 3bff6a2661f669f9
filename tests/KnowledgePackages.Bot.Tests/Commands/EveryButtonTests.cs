using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Bot.Gallery;
using Xunit.Abstractions;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// A person can type every button on the card of every open prompt, in every language. The bot understands the button's title, the title in
/// a request (except for answers), and at least three other wordings from the table of intents. A button that deletes is tested only by its
/// title.
/// </summary>
public class EveryButtonTests(ITestOutputHelper output)
{
    private const int FewestOtherWays = 3;

    // The largest number to try in phrases. Actions are numbered across all stations of a package, and minutes are typed as numbers too.
    private const int MaxNumber = 15;

    // The number of request phrases to try with each button. All buttons together try every request phrase.
    private const int RequestsForEach = 3;

    private static readonly TextRecognizers Recognizers = new(TestContent.Content);

    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    [Trait("Category", "Slow")]
    public void Every_button_can_be_said_where_it_is(string language)
    {
        var texts = TestContent.Content.In(language);
        var requests = texts.Synonyms(PhraseGroups.Request);
        HashSet<string> wrong = [];
        HashSet<string> few = [];
        HashSet<(string, string, Intent)> seen = []; // the samples repeat the same button on cards with nothing, half and everything done
        var buttons = 0;
        foreach (var (name, (card, context)) in EveryCard.Of(TestContent.Content, texts))
        {
            var prompt = OpenPrompt.Of(context.Journey, TestContent.Content, Confirming(name));
            var choices = PromptCards.For(context, prompt).Choices;
            if (!choices.Select(choice => choice.Intent).SequenceEqual(card.Choices.Select(choice => choice.Intent)))
            {
                continue; // not the card of the open prompt
            }

            foreach (var choice in choices.Where(choice => seen.Add((prompt.Id, choice.Title, choice.Intent))))
            {
                buttons++;
                if (!IsHeard(choice.Title, choice))
                {
                    wrong.Add($"{Place(name)}: '{choice.Title}' is not heard as {choice.Intent}");
                }

                if (choice.Intent.Definition.Effect is IntentEffect.Deletes)
                {
                    continue; // a button that deletes needs its exact words
                }

                if (choice.Intent.Definition.Effect != IntentEffect.Answers)
                {
                    foreach (var request in requests.Skip(buttons % (requests.Count - RequestsForEach + 1)).Take(RequestsForEach))
                    {
                        var said = request.Replace("{term}", choice.Title, StringComparison.Ordinal);
                        if (!IsHeard(said, choice))
                        {
                            wrong.Add($"{Place(name)}: '{said}' is not heard as {choice.Intent}");
                        }
                    }
                }

                var others = OtherWays(choice).Where(way => IsHeard(way, choice)).Take(FewestOtherWays).Count();
                if (others < FewestOtherWays)
                {
                    few.Add($"{Place(name)}: '{choice.Title}' has {others} other ways");
                }
            }

            bool IsHeard(string said, Submit choice) =>
                Recognizers.For(texts).Recognize(Utterance.Of(said), context, prompt, choices, choices) == choice.Intent;
        }

        output.WriteLine($"{language}: {buttons} buttons");
        Assert.InRange(buttons, 100, int.MaxValue);
        Assert.True(wrong.Count == 0, $"{wrong.Count} are wrong:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(few.Count == 0, $"{few.Count} have too few ways:\n{string.Join('\n', few.Take(40))}");

        IEnumerable<string> OtherWays(Submit choice)
        {
            var numbered = choice.Intent.Definition.Phrases.Where(phrase => phrase.HasNumber).Select(phrase => phrase.Group);
            var groups = choice.AllGroups
                .Concat(choice.Intent.Definition.Phrases.Where(phrase => !phrase.HasNumber).Select(phrase => phrase.Group));
            return choice.Names
                .Concat(groups.SelectMany(texts.Synonyms))
                .Concat(numbered.SelectMany(texts.Synonyms)
                    .SelectMany(phrase => Enumerable.Range(1, MaxNumber).Select(number =>
                        phrase.Replace("{number}", $"{number}", StringComparison.Ordinal))))
                .Where(way => way != choice.Title)
                .Distinct();
        }
    }

    // Natural sentences that people typed while the button was on the screen.
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("at a question", "can we skip this one", "notSure")]
    [InlineData("at the check", "show me the result", "confirm")]
    [InlineData("at the check", "change my answer to question 2", "change")]
    [InlineData("at the recommendation", "i want the other package", "choose")]
    [InlineData("at the recommendation", "show me the result", "continue")]
    [InlineData("at a station", "show me the next resource", "next")]
    [InlineData("at the actions", "mark the first action as done", "actionDone")]
    [InlineData("at the actions", "I have done the first action", "actionDone")]
    [InlineData("at the start", "ok let us begin", "start")]
    public void What_readers_typed_for_a_button_is_heard(string place, string text, string intent)
    {
        var texts = TestContent.Content.In("en");
        var (_, (_, context)) = EveryCard.Of(TestContent.Content, texts).First(card => IsAt(card.Value.Context, place));
        var prompt = OpenPrompt.Of(context.Journey, TestContent.Content);
        var choices = PromptCards.For(context, prompt).Choices;

        var heard = Recognizers.For(texts).Recognize(Utterance.Of(text), context, prompt, choices, choices);

        Assert.Equal(intent, heard is Intent.Answer { Value: Domain.Assessment.AnswerValue.NotSure } ? "notSure" : heard?.Definition.Id);
    }

    private static bool IsAt(CardContext context, string place) => (context.Journey.PositionIn(TestContent.Content), place) switch
    {
        (Domain.Journeys.Position.Question, "at a question") => true,
        (Domain.Journeys.Position.Check, "at the check") => true,
        (Domain.Journeys.Position.Recommended, "at the recommendation") => true,
        (Domain.Journeys.Position.Step { StationStep.Kind: Domain.Content.StepKind.Actions }, "at the actions") => true,
        (Domain.Journeys.Position.Step { StationStep.Kind: not Domain.Content.StepKind.Actions }, "at a station") => true,
        (Domain.Journeys.Position.NotStarted, "at the start") => true,
        _ => false,
    };

    private static Confirmation Confirming(string name) => name switch
    {
        "erase" => Confirmation.Erase,
        "restart" => Confirmation.Restart,
        "bring" => Confirmation.Bring,
        _ => Confirmation.None,
    };

    // Returns the part of the name that is the same for cards with nothing, half and everything done.
    private static string Place(string name) => name.Split(", ")[0].Split(" kp")[0];
}
