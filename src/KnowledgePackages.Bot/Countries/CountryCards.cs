using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Countries;

/// <summary>Draws the optional question about the centre's country, and the card that confirms the country.</summary>
internal static class CountryCards
{
    private const int MaxShown = 6;

    /// <summary>Draws the question, with a button for each country and a button to continue without a country.</summary>
    public static Card Ask(CardContext context)
    {
        var title = context.Say(Messages.CountryTitle);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(context.Say(Messages.CountryText)),
                .. context.Content.Countries.GroupBy(country => country.Region).Select(region => Region(context, region)),
                new ActionSet([Without(context)]),
            ],
            ["country"]
        )
        {
            IsWide = true,
        };
    }

    /// <summary>Draws the confirmation of a country, with the resources and examples for that country.</summary>
    public static Card Noted(CardContext context, Country country)
    {
        var noted = context.Say(Messages.CountryNoted, context.Texts.Country(country.Id).Name);
        var programmes = context.Say(country.JoinsEuProgrammes ? Messages.CountryJoins : Messages.CountryPartner);
        var regional = Regional(context, country);
        var cases = context.Content.Packages
            .SelectMany(package => package.Cases)
            .Where(study => study.CountryIds.Contains(country.Id))
            .ToList();
        return new(
            $"{noted} {programmes}",
            [
                new TextBlock(noted, Look.Heading),
                new TextBlock(context.Say(Messages.CountryOrder)),
                new TextBlock(programmes),
                .. regional.Count == 0
                    ? Array.Empty<CardElement>()
                    : [new Links(context.Say(Messages.CountryMaterial), context.Links(regional), Look.Note)],
                .. cases.Count == 0
                    ? Array.Empty<CardElement>()
                    :
                    [
                        new Links(
                            context.Say(Messages.CountryCases),
                            [.. cases.Select(study => new CardLink(context.Texts.Case(study.Id).Title, study.Url))],
                            Look.Note
                        ),
                    ],
                new ActionSet([new(context.Say(Messages.CountryOther), new Intent.Countries()), Without(context)]),
            ],
            [$"country/{country.Id}", .. regional.Select(id => $"resource/{id}"), .. cases.Select(study => $"case/{study.Id}")]
        );
    }

    /// <summary>Draws the question as a sample, at the route.</summary>
    public static IEnumerable<SampleCard> AskSamples(SamplePoint at) =>
        at.Prompt.Position is Position.Route ? [new($"country {at.Name}", Ask(at.Context))] : [];

    /// <summary>Draws the confirmation of each country as a sample, at the start.</summary>
    public static IEnumerable<SampleCard> NotedSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted
            ? at.Context.Content.Countries.Select(country => new SampleCard($"country, {country.Id}", Noted(at.Context, country)))
            : [];

    private static Container Region(CardContext context, IGrouping<CoverageRegion, Country> countries) => new(
    [
        new TextBlock(context.Say(Messages.Region(countries.Key)), Look.Quiet),
        .. ActionSet.Of(
            [.. countries.Select(country => new Submit(context.Texts.Country(country.Id).Name, new Intent.SetCountry(country.Id)))]
        ).Select(set => set with { IsOfItem = true }),
    ]);

    private static Submit Without(CardContext context) => new(context.Say(Messages.CountrySkip), new Intent.SetCountry(null));

    // Returns the resources for the country itself, then those for its region, both in the order of the content.
    private static List<string> Regional(CardContext context, Country country) =>
    [
        .. context.Content.Resources.Where(resource => resource.Unavailable is null && country.FitOf(resource) >= CountryFit.Region)
            .OrderByDescending(country.FitOf).Take(MaxShown).Select(resource => resource.Id),
    ];
}
