using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Questions;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Gallery;

/// <summary>A card with the context with which it was drawn.</summary>
internal readonly record struct DrawnCard(Card Card, CardContext Context);

/// <summary>
/// Draws every card that the content can produce in one language: the card of the open prompt at each point of a conversation, for a person
/// who has done nothing, half or everything, and the sample cards of every intent at that point. Each card has a name that describes where
/// it appears.
/// </summary>
internal sealed class EveryCard
{
    private static readonly Uri LongSite = new("https://knowledge-packages-0123456789.westeurope.azurewebsites.net");

    private readonly Dictionary<string, DrawnCard> _cards = [];
    private readonly DialogsContent _content;
    private readonly ContentTexts _texts;
    private readonly Uri _site;

    private EveryCard(DialogsContent content, ContentTexts texts, Uri site)
    {
        (_content, _texts, _site) = (content, texts, site);
        Beginning();
        Questions();
        foreach (var value in Enum.GetValues<AnswerValue>())
        {
            Packages(value);
        }

        foreach (var (name, (card, context)) in _cards.Where(pair => pair.Key.EndsWith("done", StringComparison.Ordinal)).ToList())
        {
            Add($"{name}, again", card.Choices.Count > 0 ? card.Again("again") : card, context);
        }
    }

    /// <summary>Returns all cards by their names.</summary>
    /// <param name="content">The content.</param>
    /// <param name="texts">The texts of the language.</param>
    /// <param name="site">
    /// The address of the host, for links to its files. If null, the links begin with an address that is longer than real ones, so that the
    /// cards have their maximum size.
    /// </param>
    public static IReadOnlyDictionary<string, DrawnCard> Of(DialogsContent content, ContentTexts texts, Uri? site = null) =>
        new EveryCard(content, texts, site ?? LongSite)._cards;

    private void Beginning()
    {
        var context = With(new Journey { Round = 3 });
        var prompt = OpenPrompt.Of(context.Journey, _content);
        Add("greeting", PromptCards.For(context, prompt, wasGreeted: false), context);
        Add("greeting of a group", PromptCards.For(context, prompt, wasGreeted: false, isGroup: true), context);
        var erase = OpenPrompt.Of(context.Journey, _content, Confirmation.Erase);
        Add("erase", PromptCards.For(context, erase), context);
        Add("erase with the messages", PromptCards.For(context with { HasLog = true }, erase), context);
        var bringing = context with { Incoming = new("", 6, 2, 1) };
        Add("bring", PromptCards.For(bringing, OpenPrompt.Of(context.Journey, _content, Confirmation.Bring)), bringing);
        Add("start", PromptCards.For(context, prompt), context);
        Add("restart", PromptCards.For(context, OpenPrompt.Of(context.Journey, _content, Confirmation.Restart)), context);
        AddSamples(context, "at the start");
    }

    private void Questions()
    {
        for (var i = 0; i < _content.Questions.Count; i++)
        {
            Question(Answered([.. Enumerable.Repeat(AnswerValue.No, i)]));
        }
    }

    private void Question(CardContext context)
    {
        var name = QuestionCards.NameOf((Position.Question)context.Journey.PositionIn(_content));
        AddPrompt(name, context);
        AddSamples(context, $"at {name}");
    }

    private void Packages(AnswerValue value)
    {
        var context = Answered([.. Enumerable.Repeat(value, _content.Questions.Count)]);
        AddPrompt($"check, {value}", context);
        context = context with { Journey = context.Journey.ConfirmAnswers() };
        AddPrompt($"recommendation, {value}", context);
        AddPrompt($"recommendation, {value}, another round", RoundsCard.WithRound(context));
        Add("restart after a round", PromptCards.For(context, OpenPrompt.Of(context.Journey, _content, Confirmation.Restart)), context);
        foreach (var package in _content.Packages)
        {
            var chosen = context with { Journey = context.Journey.ChoosePackage(_content, package.Id) };
            if (chosen.Journey.PositionIn(_content) is Position.ExtraOffer)
            {
                AddPrompt($"extra {package.Id}", chosen);
                Extra(chosen, package, value);
                chosen = chosen with { Journey = chosen.Journey.LeaveStation() };
            }

            Places(chosen, $"{package.Id}, {value}, nothing done");
            var another = RoundsCard.WithRound(chosen);
            AddPrompt($"summary {package.Id}, {value}, another round", another with { Journey = another.Journey.Finish() });
            var half = Done(chosen.Journey, package.Stations.Take(1), package.Stations.SelectMany(station => station.Actions.Take(2)));
            Places(chosen with { Journey = half }, $"{package.Id}, {value}, half done");
            var all = Done(chosen.Journey, package.Stations, package.Stations.SelectMany(station => station.Actions));
            Places(chosen with { Journey = all with { Finished = false } }, $"{package.Id}, {value}, all done");
        }
    }

    // Draws the extra questions, with the same answer to all of them, and then the route, the summary and the steps of the package.
    private void Extra(CardContext context, KnowledgePackage package, AnswerValue value)
    {
        context = context with { Journey = context.Journey.AskExtra(_content) };
        foreach (var question in _content.ExtraQuestions)
        {
            Question(context);
            context = context with
            {
                Journey = context.Journey with { Answers = [.. context.Journey.Answers, new(question.Id, value, default)] },
            };
        }

        AddPrompt($"extra check, {value}", context);
        context = context with { Journey = context.Journey.LeaveStation() };
        Places(context, $"{package.Id}, extra {value}, nothing done");
        var half = Done(context.Journey, package.Stations.Take(1), package.Stations.SelectMany(station => station.Actions.Take(2)));
        Places(context with { Journey = half }, $"{package.Id}, extra {value}, half done");
    }

    private void Places(CardContext context, string state)
    {
        AddPrompt($"route {state}", context);
        AddSamples(context, state);
        AddPrompt($"summary {state}", context with { Journey = context.Journey.Finish() });
        foreach (var station in _content.GetPackage(context.Journey.PackageId!).Stations)
        {
            var journey = context.Journey.GoToStation(_content, station.Id);
            for (; journey.PositionIn(_content) is Position.Step step; journey = journey.Next(_content))
            {
                AddPrompt($"{station.Id}/{step.StationStep.Id} {state}", context with { Journey = journey });
            }
        }
    }

    private Journey Done(Journey journey, IEnumerable<Station> stations, IEnumerable<RecommendedAction> actions)
    {
        journey = actions.Aggregate(journey, (done, action) => done.MarkAction(_content, action.Id, ActionState.Done));
        return stations.Aggregate(journey, (done, station) => done.MarkStationDone(_content, station.Id));
    }

    private void AddPrompt(string name, CardContext context) =>
        Add(name, PromptCards.For(context, OpenPrompt.Of(context.Journey, _content)), context);

    private void AddSamples(CardContext context, string state)
    {
        SamplePoint at = new(state, context, OpenPrompt.Of(context.Journey, _content));
        foreach (var sample in IntentTable.All.SelectMany(intent => intent.Samples(at)))
        {
            Add(sample.Name, sample.Card, context);
        }
    }

    private void Add(string name, Card card, CardContext context) => _cards[name] = new(card, context);

    private CardContext Answered(params AnswerValue[] answers)
    {
        var given = _content.Questions.Zip(answers, (question, value) => new Answer(question.Id, value, default));
        return With(new Journey { Round = 3 }.Start() with { Answers = [.. given] });
    }

    private CardContext With(Journey journey) => new(_content, _texts, journey) { Today = new(2026, 11, 25), Site = _site };
}
