using KnowledgePackages.Bot.Commands;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The languages to choose from, each by its own name.</summary>
internal static class LanguageCard
{
    public static Card Draw(CardContext context)
    {
        var title = context.Say(Messages.LanguageTitle);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. ActionSet.Of([.. context.Content.Languages.Select(language =>
                    new Submit(context.Content.NameOf(language), new Intent.ChangeLanguage(language), IsPrimary: language == context.Texts.Language))]),
            ],
            ["language"]);
    }
}
