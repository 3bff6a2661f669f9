using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Gallery;

/// <summary>Checks whether Teams accepts the size of every card that the content can produce.</summary>
public static class CardSizes
{
    // The maximum length of a user id in Teams, in characters.
    private const int MaxUserIdLength = 128;

    /// <summary>Draws every card in every language, and reports the cards with more than 24 KB in UTF-16.</summary>
    public static IReadOnlyList<ContentProblem> Check(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Languages.SelectMany(language => TooLarge(content, content.In(language), CardJson.MaxBytes))];
    }

    internal static IEnumerable<ContentProblem> TooLarge(DialogsContent content, ContentTexts texts, int most) =>
        from card in EveryCard.Of(content, texts)
        let bytes = BytesOf(card.Value)
        where bytes > most
        select new ContentProblem(
            $"texts/{texts.Language}/",
            null,
            card.Key,
            $"The card has {bytes} bytes, and Teams takes {most}.",
            "Shorten the texts on it, or move something to another station."
        );

    /// <summary>
    /// Returns the size of a card in bytes, as the bot sends the card in a group. In a group the card contains its owner's name, and every
    /// button contains the owner's mark.
    /// </summary>
    internal static int BytesOf(DrawnCard drawn)
    {
        var name = new string('W', GroupMember.MaxName);
        var owner = GroupMember.Of(new Activity
        {
            ChannelId = Channels.Msteams,
            From = new ChannelAccount(new string('0', MaxUserIdLength), name),
            Conversation = new ConversationAccount(isGroup: true),
        })!;
        var at = OpenPrompt.Of(drawn.Context.Journey, drawn.Context.Content).Id;
        return CardJson.BytesOf(CardJson.Write(drawn.Card.For(owner.Shown, drawn.Context), drawn.Context, at, owner).Utf8);
    }
}
