using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>What is said in between, before the open question is asked again.</summary>
internal static class AsideCards
{
    /// <summary>What can be written here and at any moment.</summary>
    public static Card Help(Scene scene, Place place)
    {
        var title = scene.Say(Messages.HelpTitle);
        var lines = scene.Content.Languages.Count > 1 ? [.. Messages.HelpLines, Messages.HelpLanguage] : Messages.HelpLines;
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(scene.Say(place.Question is null ? Messages.HelpChoice : Messages.HelpQuestion)),
                new FactSet([.. lines.Select(line => new Fact(scene.Say(line.Write), scene.Say(line.Does)))]),
            ],
            ["help"]);
    }

    /// <summary>Where the person is, and what is done.</summary>
    public static Card Status(Scene scene, Place place)
    {
        var title = scene.Say(Messages.StatusTitle);
        var given = scene.Content.Questions.Count(question => scene.Journey.Answers.Any(answer => answer.ChallengeId == question.Id));
        List<Fact> facts =
        [
            new(scene.Say(Messages.StatusPlace), place.Name(scene)),
            new(scene.Say(Messages.StatusAnswers), scene.Say(Messages.StatusAnswersGiven, given, scene.Content.Questions.Count)),
        ];
        if (scene.Content.FindPackage(scene.Journey.PackageId) is { } package)
        {
            var stops = scene.Journey.ProgressIn(scene.Content);
            facts.Add(new(scene.Say(Messages.StatusPackage), scene.PackageName(package.Id)));
            var done = stops.Count(stop => scene.Journey.DoneStations.Contains(stop.Station.Id));
            facts.Add(DoneOf(Messages.StatusStations, done, stops.Count));
            facts.Add(DoneOf(Messages.StatusActions, stops.Sum(stop => stop.ActionsDone), stops.Sum(stop => stop.Station.Actions.Count)));
        }

        return new(title, [new TextBlock(title, Look.Heading), new FactSet(facts)], ["status"]);

        Fact DoneOf(MessageRequirement name, int done, int total) =>
            new(scene.Say(name), scene.Say(Messages.StatusDoneOf, done, total));
    }
}
