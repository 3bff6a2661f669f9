using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>Pieces of a package's material as parts of cards, the same on every card.</summary>
internal static class MaterialBlocks
{
    /// <summary>A resource: its page, its facts, what it is good for.</summary>
    public static Container Resource(CardContext context, Resource resource)
    {
        var kind = context.Say(Messages.Kind(resource.Kind));
        var minutes = context.Say(Messages.ResourceMinutes, resource.Minutes);
        var facts = resource.Year is { } year
            ? context.Say(Messages.ResourceFactsWithYear, resource.Publisher, year, kind, minutes)
            : context.Say(Messages.ResourceFacts, resource.Publisher, kind, minutes);
        return new([
            context.Substitute(resource) is null
                ? new Links("", [new(resource.Title, resource.Url)], Look.Strong)
                : new TextBlock(resource.Title, Look.Strong),
            new TextBlock(
                context.OtherLanguage(resource) is { } language ? context.Say(Messages.ResourceLanguage, facts, language) : facts,
                Look.Quiet
            ),
            new TextBlock(context.Texts.ResourceSummary(resource.Id)),
            .. context.Substitute(resource) is { } other
                ? [new Links(context.Say(Messages.ResourceAway), [other], Look.Note)]
                : Array.Empty<CardElement>(),
        ]);
    }

    /// <summary>A tip and its resources.</summary>
    public static Container Tip(CardContext context, Tip tip) =>
        new([new TextBlock(context.Texts.Tip(tip.Id)), .. LinkLine(context, Messages.TipSee, tip.ResourceIds)]);

    /// <summary>Who does an action, how to prove that it is done, and what helps.</summary>
    public static IEnumerable<CardElement> HowTo(CardContext context, RecommendedAction action)
    {
        var text = context.Texts.Action(action.Id);
        return
        [
            new FactSet([new(context.Say(Messages.ActionWho), text.Who), new(context.Say(Messages.ActionEvidence), text.Evidence)]),
            .. Uses(context, action),
        ];
    }

    /// <summary>What helps with an action.</summary>
    public static IEnumerable<CardElement> Uses(CardContext context, RecommendedAction action) =>
        LinkLine(context, Messages.ActionUse, action.ResourceIds);

    /// <summary>How much material a station has.</summary>
    public static TextBlock Holds(CardContext context, Station station) =>
        new(context.Say(Messages.StationHolds, station.ResourceIds.Count, station.Tips.Count, station.Actions.Count));

    /// <summary>An example of another centre.</summary>
    public static Container Case(CardContext context, CaseStudy study)
    {
        var text = context.Texts.Case(study.Id);
        return new(
        [
            new Links("", [new(text.Title, study.Url)], Look.Strong),
            new TextBlock(text.Country, Look.Quiet),
            new TextBlock(text.Summary),
            new TextBlock(context.Say(Messages.CasesLearn), Look.Strong),
            .. text.Takeaways.Select(takeaway => new TextBlock($"• {takeaway}", Look.Item)),
        ]);
    }

    private static IEnumerable<CardElement> LinkLine(CardContext context, MessageRequirement lead, IReadOnlyList<string> resourceIds) =>
        resourceIds.Count == 0 ? [] : [new Links(context.Say(lead), context.Links(resourceIds), Look.Note)];
}
