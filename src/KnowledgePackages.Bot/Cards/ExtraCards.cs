using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The second round: its offer, the way back to it, and what its answers say about the material.</summary>
internal static class ExtraCards
{
    /// <summary>Extra questions first, or straight to the stations?</summary>
    public static Card Offer(Scene scene, KnowledgePackage package)
    {
        var title = scene.Say(Messages.ExtraTitle);
        var text = scene.Say(Messages.ExtraText, scene.PackageName(package.Id));
        var first = package.Stations[0];
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet(
                [
                    new(scene.Say(Messages.ExtraBegin), new Move.Extra(), IsPrimary: true)
                    {
                        Groups = [Groups.Extra, Groups.Yes, Groups.Start, Groups.Next],
                    },
                    new(scene.Say(Messages.ExtraStraight, first.Number), new Move.Station(first.Id)) { Groups = [Groups.No, Groups.NotSure] },
                    new(scene.Say(Messages.StepRoute), new Move.Route()) { Groups = [Groups.Stations] },
                    new(scene.Say(Messages.RouteBack), new Move.Back()) { Groups = [Groups.Back] },
                ]),
            ],
            [$"extra/{package.Id}"]);
    }

    /// <summary>The button that leads to the extra questions or to their answers; null where the package has none.</summary>
    public static Submit? Way(Scene scene, KnowledgePackage package)
    {
        var questions = Questions(scene, package);
        if (questions.Count == 0)
            return null;
        var open = questions.Count(question => AnswerTo(scene, question) is null);
        var title = open == questions.Count ? scene.Say(Messages.ExtraBegin)
            : open == 0 ? scene.Say(Messages.ExtraLook)
            : scene.Say(Messages.ExtraGoOn, open);
        return new(title, new Move.Extra()) { Groups = [Groups.Extra] };
    }

    /// <summary>What the extra answers did to the order; null where there are none.</summary>
    public static string? Order(Scene scene, KnowledgePackage package)
    {
        var answers = Questions(scene, package).Select(question => AnswerTo(scene, question)).ToLookup(answer => answer);
        return answers[AnswerValue.Yes].Count() is > 0 and var yes ? scene.Say(Messages.ExtraOrdered, yes)
            : answers[AnswerValue.NotSure].Count() is > 0 and var notSure ? scene.Say(Messages.ExtraPerhaps, notSure)
            : answers.Contains(AnswerValue.No) ? scene.Say(Messages.ExtraUsual)
            : null;
    }

    /// <summary>Why a station matters to this person, after their extra answers, in the words of the challenges. Empty where no answer says so.</summary>
    public static IReadOnlyList<CardElement> Reasons(Scene scene, Station station)
    {
        var about = scene.Content.ExtraQuestions.Where(question => question.StationIds.Contains(station.Id)).ToLookup(question => AnswerTo(scene, question));
        return [.. Lines(Messages.ExtraBecause, AnswerValue.Yes), .. Lines(Messages.ExtraMaybe, AnswerValue.NotSure)];

        IEnumerable<CardElement> Lines(MessageRequirement lead, AnswerValue value) => !about.Contains(value)
            ? []
            : [new TextBlock(scene.Say(lead), Look.Strong), .. about[value].Select(question => new TextBlock($"• {scene.Texts.Challenge(question.Id).Point}", Look.Item))];
    }

    /// <summary>Why a piece of material comes early: the challenges with a yes that its resources help with.</summary>
    public static IEnumerable<CardElement> Helps(Scene scene, string packageId, IReadOnlyList<string> resourceIds) => scene.Content.ExtraQuestions
        .Where(question => question.PackageId == packageId && AnswerTo(scene, question) == AnswerValue.Yes && question.ResourceIds.Intersect(resourceIds).Any())
        .Select(question => new TextBlock(scene.Say(Messages.ExtraHelps, scene.Texts.Challenge(question.Id).Point), Look.Note));

    private static IReadOnlyList<Challenge> Questions(Scene scene, KnowledgePackage package) =>
        [.. scene.Content.ExtraQuestions.Where(question => question.PackageId == package.Id)];

    private static AnswerValue? AnswerTo(Scene scene, Challenge question) =>
        scene.Journey.Answers.FirstOrDefault(answer => answer.ChallengeId == question.Id)?.Value;
}
