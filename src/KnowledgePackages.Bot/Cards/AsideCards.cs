using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>What is said in between, before the open question is asked again.</summary>
internal static class AsideCards
{
    /// <summary>What can be written here and at any moment.</summary>
    public static Card Help(Scene scene, OpenPrompt place)
    {
        var title = scene.Say(Messages.HelpTitle);
        var hasExtra = scene.Content.ExtraQuestions is [var first, ..] && first.PackageId == scene.Journey.PackageId;
        IEnumerable<(MessageRequirement Write, MessageRequirement Does)> lines =
        [
            .. Messages.HelpLines,
            .. hasExtra ? [Messages.HelpExtra] : Array.Empty<(MessageRequirement, MessageRequirement)>(),
            .. scene.Content.Languages.Count > 1 ? [Messages.HelpLanguage] : Array.Empty<(MessageRequirement, MessageRequirement)>(),
        ];
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(scene.Say(place.Question is null ? Messages.HelpChoice : Messages.HelpQuestion)),
                new FactSet([.. lines.Select(line => new CardFact(scene.Say(line.Write), scene.Say(line.Does)))]),
            ],
            ["help"])
        {
            IsWide = true,
        };
    }

    /// <summary>Where the person is, and what is done.</summary>
    public static Card Status(Scene scene, OpenPrompt place)
    {
        var title = scene.Say(Messages.StatusTitle);
        List<CardFact> facts = [new(scene.Say(Messages.StatusPlace), place.Name(scene)), Given(Messages.StatusAnswers, scene.Content.Questions)];
        if (scene.Content.FindPackage(scene.Journey.PackageId) is { } package)
        {
            var stops = scene.Journey.ProgressIn(scene.Content);
            facts.Add(new(scene.Say(Messages.StatusPackage), scene.PackageName(package.Id)));
            if (scene.Journey.Extra is not null && scene.Content.ExtraQuestions is [var first, ..] && first.PackageId == package.Id)
                facts.Add(Given(Messages.StatusExtra, scene.Content.ExtraQuestions));
            var done = stops.Count(stop => scene.Journey.DoneStations.Contains(stop.Station.Id));
            facts.Add(DoneOf(Messages.StatusStations, done, stops.Count));
            facts.Add(DoneOf(Messages.StatusActions, stops.Sum(stop => stop.ActionsDone), stops.Sum(stop => stop.Station.Actions.Count)));
        }

        return new(title, [new TextBlock(title, Look.Heading), new FactSet(facts)], ["status"]);

        CardFact Given(MessageRequirement name, IReadOnlyList<Challenge> questions) => new(
            scene.Say(name),
            scene.Say(Messages.StatusAnswersGiven, questions.Count(question => scene.Journey.Answers.Any(answer => answer.ChallengeId == question.Id)), questions.Count));

        CardFact DoneOf(MessageRequirement name, int done, int total) =>
            new(scene.Say(name), scene.Say(Messages.StatusDoneOf, done, total));
    }
}
