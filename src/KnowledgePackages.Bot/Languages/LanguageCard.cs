using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
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
            ],
            ["language"]
        );
    }
}
