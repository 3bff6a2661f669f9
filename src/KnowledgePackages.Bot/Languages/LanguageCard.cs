using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Languages;

/// <summary>Draws the list of languages, each with its name in the language itself.</summary>
internal static class LanguageCard
{
    public static Card Draw(CardContext context)
    {
        var title = context.Say(Messages.LanguageTitle);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. ActionSet.Of([
                    .. context.Content.Languages.Select(language => new Submit(
                        context.Content.NameOf(language),
                        new Intent.ChangeLanguage(language),
                        IsPrimary: language == context.Texts.Language
                    )),
                ]),
                .. Resources(context).Count == 0 || IsMost(context)
                    ? Array.Empty<CardElement>()
                    : [new ActionSet([new(context.Say(Messages.LanguageResources, Own(context)), new Intent.InMyLanguage())])],
            ],
            ["language"]
        );
    }

    /// <summary>Draws the resources that exist in the person's language. Resources for the person's country come first.</summary>
    public static Card InMyLanguage(CardContext context)
    {
        var title = context.Say(Messages.LanguageResources, Own(context));
        var resources = Resources(context);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. resources.Select(resource => new Links("", [new(context.Texts.ResourceTitle(resource), resource.Url)], Look.Item)),
                new TextBlock(context.Say(Messages.LanguageOthers), Look.Quiet),
            ],
            ["inMyLanguage", .. resources.Select(resource => $"resource/{resource.Id}")]
        );
    }

    /// <summary>Returns a sample of <see cref="InMyLanguage"/>, at the start; empty if the bot would not offer the card.</summary>
    public static IEnumerable<SampleCard> InMyLanguageSamples(SamplePoint at) =>
        at.Prompt.Position is Position.NotStarted && Resources(at.Context).Count > 0 && !IsMost(at.Context)
            ? [new("in my language", InMyLanguage(at.Context))]
            : [];

    /// <summary>Returns the resources that exist in the person's language and can be opened.</summary>
    public static IReadOnlyList<Resource> Resources(CardContext context) =>
    [
        .. context
            .Content.Resources.Where(resource =>
                resource.Unavailable is null && resource.AlsoIn.Prepend(resource.Language).Any(tag => IsOwn(context, tag))
            )
            .OrderByDescending(resource => context.Country?.FitOf(resource) ?? CountryFit.Usable),
    ];

    /// <summary>Returns whether most resources exist in the person's language. A list of them would then be too long to help.</summary>
    public static bool IsMost(CardContext context) => Resources(context).Count > context.Content.Resources.Count / 2;

    private static string Own(CardContext context) => context.InLanguage(context.Texts.Language);

    private static bool IsOwn(CardContext context, string tag) => tag.Split('-')[0] == context.Texts.Language.Split('-')[0];
}
