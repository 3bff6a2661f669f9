using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Gallery;

/// <summary>A card of the gallery, for people who review the content without talking to the bot.</summary>
/// <param name="Name">
/// A description of where the card appears, for example <c>question 2, explained</c> or <c>kp1-s1/kp1-s1-t1 kp1, No, half done</c>.
/// </param>
/// <param name="Card">The Adaptive Card, as channels receive it.</param>
/// <param name="Text">The text for channels without cards.</param>
public sealed record GalleryCard(string Name, JsonElement Card, string Text);

/// <summary>Draws every card that the content can produce.</summary>
public static class CardGallery
{
    /// <summary>
    /// Returns all cards of one language: the card of each prompt, for a person who has done nothing, half or everything, and the sample
    /// cards of all intents.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <param name="language">The BCP 47 tag of a language. The nearest language that has texts is used.</param>
    public static IReadOnlyList<GalleryCard> Of(DialogsContent content, string language)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. EveryCard
                .Of(content, content.In(language), new("/", UriKind.Relative))
                .Select(card => new GalleryCard(
                    card.Key,
                    CardJson.Write(card.Value.Card, card.Value.Context, "preview").Element,
                    CardText.Write(card.Value.Card, card.Value.Context)
                )),
        ];
    }
}
