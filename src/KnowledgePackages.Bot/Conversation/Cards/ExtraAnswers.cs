using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Explains how the answers to the extra questions change the order of a package's material, and creates the button that leads to these
/// questions.
/// </summary>
internal static class ExtraAnswers
{
    /// <summary>
    /// Returns the button to the extra questions or, if all are answered, to their answers; null if the package has no extra questions.
    /// </summary>
    public static Submit? Way(CardContext context, KnowledgePackage package)
    {
        var questions = Questions(context, package);
        if (questions.Count == 0)
        {
            return null;
        }

        var open = questions.Count(question => AnswerTo(context, question) is null);
        var title = open == questions.Count ? context.Say(Messages.ExtraBegin)
            : open == 0 ? context.Say(Messages.ExtraLook)
            : context.Say(Messages.ExtraGoOn, open);
        return new(title, new Intent.Extra());
    }

    /// <summary>
    /// Returns a sentence about how the answers to the extra questions changed the order of the material; null if there are no such
    /// answers.
    /// </summary>
    public static string? Order(CardContext context, KnowledgePackage package)
    {
        var answers = Questions(context, package).Select(question => AnswerTo(context, question)).ToLookup(answer => answer);
        return answers[AnswerValue.Yes].Count() is > 0 and var yes ? context.Say(Messages.ExtraOrdered, yes)
            : answers[AnswerValue.NotSure].Count() is > 0 and var notSure ? context.Say(Messages.ExtraPerhaps, notSure)
            : answers.Contains(AnswerValue.No) ? context.Say(Messages.ExtraUsual)
            : null;
    }

    /// <summary>
    /// Draws why a station matters to this person: the challenges of the station that the person answered with yes or "not sure" in the
    /// extra questions. Empty if there are none.
    /// </summary>
    public static IReadOnlyList<CardElement> Reasons(CardContext context, Station station)
    {
        var about = context
            .Content.ExtraQuestions.Where(question => question.StationIds.Contains(station.Id))
            .ToLookup(question => AnswerTo(context, question));
        return [.. Lines(Messages.ExtraBecause, AnswerValue.Yes), .. Lines(Messages.ExtraMaybe, AnswerValue.NotSure)];

        IEnumerable<CardElement> Lines(MessageDefinition lead, AnswerValue value) =>
            !about.Contains(value)
                ? []
                :
                [
                    new TextBlock(context.Say(lead), Look.Strong),
                    .. about[value].Select(question => new TextBlock($"• {context.Texts.Challenge(question.Id).Point}", Look.Item)),
                ];
    }

    /// <summary>
    /// Draws why an item of the material comes early: the challenges that the person answered with yes in the extra questions, and with
    /// which at least one of the item's resources helps.
    /// </summary>
    public static IEnumerable<CardElement> Helps(CardContext context, string packageId, IReadOnlyList<string> resourceIds) =>
        context
            .Content.ExtraQuestions.Where(question =>
                question.PackageId == packageId
                && AnswerTo(context, question) == AnswerValue.Yes
                && question.ResourceIds.Intersect(resourceIds).Any()
            )
            .Select(question => new TextBlock(context.Say(Messages.ExtraHelps, context.Texts.Challenge(question.Id).Point), Look.Note));

    private static IReadOnlyList<Challenge> Questions(CardContext context, KnowledgePackage package) =>
        [.. context.Content.ExtraQuestions.Where(question => question.PackageId == package.Id)];

    private static AnswerValue? AnswerTo(CardContext context, Challenge question) =>
        context.Journey.Answers.FirstOrDefault(answer => answer.ChallengeId == question.Id)?.Value;
}
