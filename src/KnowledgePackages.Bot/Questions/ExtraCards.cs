using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Questions;

/// <summary>Draws the offer of the extra questions.</summary>
internal static class ExtraCards
{
    /// <summary>Draws the card on which the person chooses between the extra questions and the stations.</summary>
    public static Card Offer(CardContext context, KnowledgePackage package)
    {
        var title = context.Say(Messages.ExtraTitle);
        var text = context.Say(Messages.ExtraText, context.PackageName(package.Id));
        var first = package.Stations[0];
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet([
                    new(context.Say(Messages.ExtraBegin), new Intent.Extra(), IsPrimary: true)
                    {
                        Groups = [PhraseGroups.Yes, PhraseGroups.Start, PhraseGroups.Next],
                    },
                    new(context.Say(Messages.ExtraStraight, first.Number), new Intent.Station(first.Id))
                    {
                        Groups = [PhraseGroups.No, PhraseGroups.NotSure],
                    },
                    new(context.Say(Messages.StepRoute), new Intent.Route()),
                    new(context.Say(Messages.RouteBack), new Intent.Back()),
                ]),
            ],
            [$"extra/{package.Id}"]
        );
    }
}
