using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot;

/// <summary>Whether Teams takes every card that the content can become.</summary>
public static class CardSizes
{
    /// <summary>Draws every card in every language, and names those that are larger than 24 KB, counted in UTF-16.</summary>
    public static IReadOnlyList<ContentProblem> Check(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Languages.SelectMany(language => TooLarge(content, content.In(language), CardJson.MaxBytes))];
    }

    internal static IEnumerable<ContentProblem> TooLarge(DialogsContent content, ContentTexts texts, int most) =>
        from card in EveryCard.Of(content, texts)
        let bytes = CardJson.Write(card.Value.Card, card.Value.Scene, "here").GetRawText().Length * sizeof(char)
        where bytes > most
        select new ContentProblem(
            $"texts/{texts.Language}/", null, card.Key, $"The card has {bytes} bytes, and Teams takes {most}.", "Shorten the texts on it, or move something to another station.");
}
