using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Assessment;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Recommendations;

/// <summary>The parts of a recommendation that more than one card shows.</summary>
internal static class RecommendationWords
{
    /// <summary>Returns the sentence that says why the package is recommended.</summary>
    public static string Because(CardContext context, Recommendation found) => found.Because.Count > 0
        ? context.Say(Messages.RecommendationBecause, found.Because.Count)
        : context.Say(Messages.RecommendationNoYes, context.PackageName(found.Other.Id));

    /// <summary>Returns the paragraph that names the station to start with.</summary>
    public static TextBlock Start(CardContext context, Recommendation found)
    {
        var start = context.Journey.StartStation(context.Content, found.Package);
        return new(context.Say(Messages.RecommendationStart, start.Number, context.Texts.Station(start.Id).Title), Look.Strong);
    }

    /// <summary>
    /// Returns a sentence about an unusual case: every answer is yes, one answer is yes, every answer is "not sure", or every answer is no.
    /// Returns null for all other cases, because the list of reasons is enough there.
    /// </summary>
    public static string? Clarity(CardContext context, Recommendation found)
    {
        var (name, other) = (context.PackageName(found.Package.Id), context.PackageName(found.Other.Id));
        return found.Clarity switch
        {
            CaseClarity.EveryYes => context.Say(Messages.RecommendationEveryYes, name, other),
            CaseClarity.OneYes => context.Say(Messages.RecommendationClose, other),
            CaseClarity.NothingSure => context.Say(Messages.RecommendationNothingSure),
            CaseClarity.NothingHard => context.Say(Messages.RecommendationNothingHard, other),
            _ => null,
        };
    }

    /// <summary>Returns a paragraph with the questions answered "not sure", which count as no; empty if there are none.</summary>
    public static IEnumerable<CardElement> NotSure(CardContext context, Recommendation found) => found.NotSure.Count == 0
        ? []
        : [new TextBlock(context.Say(Messages.RecommendationNotSure, found.NotSure.Count, context.QuestionList(found.NotSure)))];

    /// <summary>
    /// Returns the paragraphs that name the answers which would change the recommendation; empty if <see cref="Recommendation.IsClose"/> is
    /// false.
    /// </summary>
    public static IEnumerable<CardElement> WouldChange(CardContext context, Recommendation found)
    {
        if (!found.IsClose)
        {
            return [];
        }

        var package = context.PackageName(found.WouldChange.PackageId);
        var text = found.WouldChange.All
            ? context.Say(
                Messages.RecommendationAllNo,
                found.WouldChange.Challenges.Count,
                context.QuestionList(found.WouldChange.Challenges),
                package
            )
            : context.Say(Messages.RecommendationIfYes, found.NotSure.Count, context.QuestionList(found.NotSure), package);
        return [new Container([new TextBlock(context.Say(Messages.RecommendationWouldChange), Look.Strong), new TextBlock(text)])];
    }
}
