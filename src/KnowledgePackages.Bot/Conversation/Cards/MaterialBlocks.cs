using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>Draws the items of a package's material, in the same way on every card.</summary>
internal static class MaterialBlocks
{
    /// <summary>Draws a package: its level and its summary.</summary>
    public static IEnumerable<CardElement> Package(CardContext context, KnowledgePackage package) =>
    [
        new TextBlock(context.Say(Messages.Level(package.Level)), Look.Quiet),
        new TextBlock(context.Texts.Package(package.Id).Summary),
    ];

    /// <summary>Draws a resource: the link to its page, its facts, and its summary.</summary>
    public static Container Resource(CardContext context, Resource resource)
    {
        var kind = context.Say(Messages.Kind(resource.Kind));
        var minutes = context.Say(Messages.ResourceMinutes, resource.Minutes);
        var facts = resource.Year is { } year
            ? context.Say(Messages.ResourceFactsWithYear, resource.Publisher, year, kind, minutes)
            : context.Say(Messages.ResourceFacts, resource.Publisher, kind, minutes);
        var inLanguage = context.OtherLanguage(resource) is { } language ? context.Say(Messages.ResourceLanguage, facts, language) : facts;
        var title = context.Texts.ResourceTitle(resource);
        var isInTheirs = resource.AlsoIn.Any(tag => tag.Split('-')[0] == context.Texts.Language.Split('-')[0]);
        return new([
            context.Substitute(resource) is null
                ? new Links("", [new(title, resource.Url)], Look.Strong)
                : new TextBlock(title, Look.Strong),
            .. title == resource.Title
                ? Array.Empty<CardElement>()
                : [new TextBlock(context.Say(Messages.ResourceOriginal, resource.Title), Look.Quiet)],
            new TextBlock(
                isInTheirs ? context.Say(Messages.ResourceAlsoIn, inLanguage, context.InLanguage(context.Texts.Language)) : inLanguage,
                Look.Quiet
            ),
            new TextBlock(Use(context, resource), Look.Quiet),
            .. Fit(context, resource),
            new TextBlock(context.Texts.ResourceSummary(resource.Id)),
            .. context.Substitute(resource) is { } other
                ? [new Links(context.Say(Messages.ResourceAway), [other], Look.Note)]
                : Array.Empty<CardElement>(),
        ]);
    }

    // Draws how well the resource fits the person's country. Draws nothing if the country is not known or the resource is for every
    // country.
    private static IEnumerable<CardElement> Fit(CardContext context, Resource resource) =>
        context.Country?.FitOf(resource) switch
        {
            CountryFit.Own => [new TextBlock(context.Say(Messages.CountryOwn), Look.Note)],
            CountryFit.Region => [new TextBlock(context.Say(Messages.CountryRegion), Look.Note)],
            CountryFit.Elsewhere => [new TextBlock(context.Say(Messages.CountryElsewhere), Look.Note)],
            _ => [],
        };

    private static IEnumerable<CardElement> NeedsPartner(CardContext context, bool needsEuPartner) =>
        needsEuPartner && context.Country is { JoinsEuProgrammes: false }
            ? [new TextBlock(context.Say(Messages.CountryNeedsPartner), Look.Note)]
            : [];

    // Returns a line with the resource's countries, cost and effort, and the day on which an editor last saw the page.
    private static string Use(CardContext context, Resource resource) => context.Say(
        Messages.ResourceUse,
        context.List([.. resource.Coverage.Select(region => context.Say(Messages.Region(region)))]),
        context.Say(Messages.Cost(resource.Cost)),
        context.Say(Messages.Effort(resource.Effort)),
        resource.Seen is { } day ? context.Say(Messages.ResourceSeen, context.Date(day)) : context.Say(Messages.ResourceNotSeen));

    /// <summary>Draws a tip and its resources.</summary>
    public static Container Tip(CardContext context, Tip tip) =>
        new(
        [
            new TextBlock(context.Texts.Tip(tip.Id)),
            .. NeedsPartner(context, tip.NeedsEuPartner),
            .. LinkLine(context, Messages.TipSee, tip.ResourceIds),
            .. Templates(context, tip.Id),
        ]);

    /// <summary>Draws who does an action, how to prove that it is done, and which resources help.</summary>
    public static IEnumerable<CardElement> HowTo(CardContext context, RecommendedAction action)
    {
        var text = context.Texts.Action(action.Id);
        return
        [
            new FactSet([new(context.Say(Messages.ActionWho), text.Who), new(context.Say(Messages.ActionEvidence), text.Evidence)]),
            .. Uses(context, action),
        ];
    }

    /// <summary>Draws the resources that help with an action, and the templates for it.</summary>
    public static IEnumerable<CardElement> Uses(CardContext context, RecommendedAction action) =>
        [
            .. NeedsPartner(context, action.NeedsEuPartner),
            .. LinkLine(context, Messages.ActionUse, action.ResourceIds),
            .. Templates(context, action.Id),
        ];

    /// <summary>Draws how many resources, tips and actions a station has.</summary>
    public static TextBlock StationContents(CardContext context, Station station) =>
        new(context.Say(Messages.StationHolds, station.ResourceIds.Count, station.Tips.Count, station.Actions.Count));

    /// <summary>Draws an example from another centre.</summary>
    public static Container Case(CardContext context, CaseStudy study)
    {
        var text = context.Texts.Case(study.Id);
        var published = study.Publisher is null ? [] : text.Takeaways.Take(study.PublishedTakeaways).ToList();
        var country = study.Seen is { } day ? $"{text.Country} · {context.Say(Messages.ResourceSeen, context.Date(day))}" : text.Country;
        return new(
        [
            new Links("", [new(text.Title, study.Url)], Look.Strong),
            new TextBlock(country, Look.Quiet),
            new TextBlock(text.Summary),
            .. Points(published.Count > 0 ? context.Say(Messages.CasesPublished, study.Publisher!) : "", published),
            .. Points(context.Say(Messages.CasesLearn), [.. text.Takeaways.Skip(published.Count)]),
        ]);
    }

    private static IEnumerable<CardElement> Templates(CardContext context, string itemId) =>
        context.Templates(itemId) is { Count: > 0 } links ? [new Links(context.Say(Messages.TemplateDownload), links, Look.Note)] : [];

    private static IEnumerable<CardElement> Points(string lead, List<string> points) => points.Count == 0
        ? []
        : points.Select(point => new TextBlock($"• {point}", Look.Item)).Prepend(new TextBlock(lead, Look.Strong));

    private static IEnumerable<CardElement> LinkLine(CardContext context, MessageDefinition lead, IReadOnlyList<string> resourceIds) =>
        resourceIds.Count == 0 ? [] : [new Links(context.Say(lead), context.Links(resourceIds), Look.Note)];
}
