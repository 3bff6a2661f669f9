using KnowledgePackages.Bot.Commands;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The languages to choose from, each by its own name.</summary>
internal static class LanguageCard
{
    public static Card Draw(Scene scene)
    {
        var title = scene.Say(Messages.LanguageTitle);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. ActionSet.Of([.. scene.Content.Languages.Select(language =>
                    new Submit(scene.Content.NameOf(language), new Move.Speak(language), IsPrimary: language == scene.Texts.Language))]),
            ],
            ["language"]);
    }
}
