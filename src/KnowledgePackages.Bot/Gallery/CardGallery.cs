using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Gallery;

/// <summary>A card for whoever looks at the content and does not talk with the bot.</summary>
/// <param name="Name">Where it stands, for example <c>question 2, explained</c> or <c>kp1-s1/kp1-s1-t1 kp1, No, half done</c>.</param>
/// <param name="Card">The Adaptive Card, as channels get it.</param>
/// <param name="Text">What channels show that know no cards.</param>
public sealed record GalleryCard(string Name, JsonElement Card, string Text);

/// <summary>Every card that the content can become.</summary>
public static class CardGallery
{
    /// <summary>All of one language: in each place, with nothing, half and everything done.</summary>
    /// <param name="content">The content.</param>
    /// <param name="language">BCP 47 tag; the nearest language that there is.</param>
    public static IReadOnlyList<GalleryCard> Of(DialogsContent content, string language)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. EveryCard
                .Of(content, content.In(language))
                .Select(card => new GalleryCard(
                    card.Key,
                    CardJson.Write(card.Value.Card, card.Value.Context, "preview"),
                    CardText.Write(card.Value.Card, card.Value.Context)
                )),
        ];
    }
}
