using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Cards;

/// <summary>A card with what it was drawn from.</summary>
internal readonly record struct DrawnCard(Card Card, CardContext Context);

/// <summary>
/// Every card that the content can become in one language: in each place, with nothing, half and everything done.
/// By a name that says where the card stands.
/// </summary>
internal sealed class EveryCard
{
    private readonly Dictionary<string, DrawnCard> _cards = [];
    private readonly DialogsContent _content;
    private readonly ContentTexts _texts;

    private EveryCard(DialogsContent content, ContentTexts texts)
    {
        _content = content;
        _texts = texts;
        Add("greeting", StartCards.Greeting(Scene(), isGroup: false), Scene());
        Add("greeting of a group", StartCards.Greeting(Scene(), isGroup: true), Scene());
        Add("erase", StartCards.Erase(Scene()), Scene());
        Add("start", StartCards.Start(Scene()), Scene());
        Add("restart", StartCards.Restart(Scene()), Scene());
        Add("language", LanguageCard.Draw(Scene()), Scene());
        Searches();
        Questions();
        foreach (var value in Enum.GetValues<AnswerValue>())
            Packages(value);
        foreach (var (name, (card, context)) in _cards.Where(pair => pair.Key.EndsWith("done", StringComparison.Ordinal)).ToList())
            Add($"{name}, again", card.Choices.Count > 0 ? card.Again("again") : card, context);
    }

    public static IReadOnlyDictionary<string, DrawnCard> Of(DialogsContent content, ContentTexts texts) => new EveryCard(content, texts)._cards;

    // With each thing alone, and with the three longest of a kind as results.
    private void Searches()
    {
        var context = Scene();
        Add("search, how", SearchCards.How(context), context);
        Add("search, nothing", SearchCards.Nothing(context, new([.. _texts.Glossary.Take(3).Select(term => term.Id)]), showsCards: true), context);
        var stations = _content.Packages.SelectMany(package => package.Stations).ToList();
        Things(SearchKind.Station, stations.Select(station => station.Id));
        Things(SearchKind.Resource, _content.Resources.Select(resource => resource.Id));
        Things(SearchKind.Tip, stations.SelectMany(station => station.Tips).Select(tip => tip.Id));
        Things(SearchKind.Action, stations.SelectMany(station => station.Actions).Select(action => action.Id));
        Things(SearchKind.Case, _content.Packages.SelectMany(package => package.Cases).Select(study => study.Id));
        Things(SearchKind.Term, _texts.Glossary.Select(term => term.Id));
    }

    private void Things(SearchKind kind, IEnumerable<string> ids)
    {
        var context = Scene();
        var cards = ids.Select(id => (Id: id, Card: SearchCards.Show(context, kind, id)!)).ToList();
        foreach (var (id, card) in cards)
            Add($"shown {kind} {id}", card, context);
        var words = _texts.Glossary.Take(3).Select(term => term.Term).ToList();
        SearchMatch[] why = [.. Enum.GetValues<SearchPart>().Select(part => new SearchMatch(part, words))];
        var longest = cards.OrderByDescending(card => card.Card.Summary.Length).Take(3).Select(card => new SearchHit(kind, card.Id, why));
        Add($"search, {kind}", SearchCards.Results(context, new([.. longest], _content.DefaultLanguage, 1, words), showsCards: true), context);
    }

    private void Questions()
    {
        for (var i = 0; i < _content.Questions.Count; i++)
        {
            var context = Scene([.. Enumerable.Repeat(AnswerValue.No, i)]);
            var here = (Position.Question)context.Journey.PositionIn(_content);
            Add($"question {i + 1}", QuestionCards.Open(context, here), context);
            Add($"question {i + 1}, explained", QuestionCards.Open(context, here, isExplained: true), context);
            Add($"explanation {i + 1}", QuestionCards.Explained(context, here.Challenge), context);
            foreach (var value in Enum.GetValues<AnswerValue>())
                Add($"answered {i + 1}, {value}", QuestionCards.Answered(context, here.Challenge, value), context);
            Asides(context, $"at question {i + 1}");
        }
    }

    private void Packages(AnswerValue value)
    {
        var context = Scene([.. Enumerable.Repeat(value, _content.Questions.Count)]);
        Add($"check, {value}", CheckCard.Draw(context), context);
        Add($"recommendation, {value}", RecommendationCard.Draw(context), context);
        foreach (var package in _content.Packages)
        {
            var chosen = context with { Journey = context.Journey.ChoosePackage(_content, package.Id) };
            Places(chosen, $"{package.Id}, {value}, nothing done");
            var half = Done(chosen.Journey, package.Stations.Take(1), package.Stations.SelectMany(station => station.Actions.Take(2)));
            Places(chosen with { Journey = half }, $"{package.Id}, {value}, half done");
            var all = Done(chosen.Journey, package.Stations, package.Stations.SelectMany(station => station.Actions));
            Places(chosen with { Journey = all with { Finished = false } }, $"{package.Id}, {value}, all done");
            if (chosen.Journey.PositionIn(_content) is Position.ExtraOffer)
                Extra(chosen, package, value);
        }
    }

    // The second round of a package, all with one answer, and what becomes of the package's cards then.
    private void Extra(CardContext context, KnowledgePackage package, AnswerValue value)
    {
        Add($"extra {package.Id}", ExtraCards.Offer(context, package), context);
        context = context with { Journey = context.Journey.AskExtra(_content) };
        foreach (var question in _content.ExtraQuestions)
        {
            var here = (Position.Question)context.Journey.PositionIn(_content);
            Add($"extra question {here.Number}", QuestionCards.Open(context, here), context);
            Add($"extra question {here.Number}, explained", QuestionCards.Open(context, here, isExplained: true), context);
            Add($"answered extra {here.Number}", QuestionCards.Answered(context, question, value), context);
            context = context with { Journey = context.Journey with { Answers = [.. context.Journey.Answers, new(question.Id, value, default)] } };
        }

        context = context with { Journey = context.Journey.LeaveStation() };
        Add($"extra check, {value}", CheckCard.DrawExtra(context), context);
        Places(context, $"{package.Id}, extra {value}, nothing done");
        var half = Done(context.Journey, package.Stations.Take(1), package.Stations.SelectMany(station => station.Actions.Take(2)));
        Places(context with { Journey = half }, $"{package.Id}, extra {value}, half done");
    }

    private void Places(CardContext context, string state)
    {
        var package = _content.GetPackage(context.Journey.PackageId!);
        Add($"route {state}", RouteCards.Route(context, package), context);
        Add($"summary {state}", SummaryCard.Draw(context, package), context);
        Asides(context, state);
        Add($"cases {state}", RouteCards.Cases(context, package), context);
        foreach (var station in package.Stations)
        {
            var journey = context.Journey.GoToStation(_content, station.Id);
            for (; journey.PositionIn(_content) is Position.Step step; journey = journey.Next(_content))
            {
                var at = context with { Journey = journey };
                Add($"{station.Id}/{step.StationStep.Id} {state}", StationCards.Draw(at, step), at);
            }
        }
    }

    private void Asides(CardContext context, string state)
    {
        var prompt = Dialogs.OpenPrompt.Of(context.Journey, _content, asksRestart: false);
        Add($"help {state}", AsideCards.Help(context, prompt), context);
        Add($"status {state}", AsideCards.Status(context, prompt), context);
        Add($"leave {state}", LeaveCards.Leave(context, prompt, new Reminding(null)), context);
        Add($"leave {state}, reminded", LeaveCards.Leave(context, prompt, new Reminding(Reminder.In(14, default, null, null), IsFoundHere: true)), context);
        Add($"reminder {state}", LeaveCards.Reminder(context, prompt), context);
    }

    private Journey Done(Journey journey, IEnumerable<Station> stations, IEnumerable<RecommendedAction> actions)
    {
        journey = actions.Aggregate(journey, (done, action) => done.MarkActionDone(_content, action.Id, true));
        return stations.Aggregate(journey, (done, station) => done.MarkStationDone(_content, station.Id));
    }

    private void Add(string name, Card card, CardContext context) => _cards[name] = new(card, context);

    private CardContext Scene(params AnswerValue[] answers)
    {
        var given = _content.Questions.Zip(answers, (question, value) => new Answer(question.Id, value, default));
        return new(_content, _texts, new Journey { Round = 3 }.Start() with { Answers = [.. given] }) { Today = new(2026, 11, 25) };
    }
}
