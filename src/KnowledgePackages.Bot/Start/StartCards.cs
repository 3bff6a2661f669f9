using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Start;

/// <summary>Draws the card that introduces the bot and asks whether to start, and the card that asks whether to start again.</summary>
internal static class StartCards
{
    /// <summary>Draws the greeting, which each person gets once. It explains which data is stored and how to delete it.</summary>
    /// <param name="context">The texts in the person's language.</param>
    /// <param name="isGroup">Whether the greeting addresses several people.</param>
    public static Card Greeting(CardContext context, bool isGroup)
    {
        var hello = context.Say(Messages.GreetingHello);
        var text = context.Say(Messages.GreetingText);
        CardElement[] more =
        [
            .. isGroup ? [new TextBlock(context.Say(Messages.GreetingGroup))] : Array.Empty<CardElement>(),
            .. context.Texts.IsReviewed
                ? Array.Empty<CardElement>()
                : [new TextBlock(context.Say(Messages.LanguageNotReviewed), Look.Note)],
        ];
        return new(
            $"{hello} {text}",
            [
                new TextBlock(hello, Look.Heading),
                .. context.Notice is { } notice ? [new TextBlock(PeoplesText.Shown(notice), Look.Note)] : Array.Empty<CardElement>(),
                new TextBlock(text),
                new TextBlock(context.Say(Messages.GreetingAbout)),
                .. more,
                new TextBlock(context.Say(Messages.GreetingKept), Look.Quiet),
                Begin(context),
            ],
            ["greeting"]
        );
    }

    /// <summary>Draws the question whether to start, without the greeting.</summary>
    public static Card Start(CardContext context)
    {
        var title = context.Say(Messages.StartTitle);
        var text = context.Say(Messages.StartText);
        return new($"{title} {text}", [new TextBlock(title, Look.Heading), new TextBlock(text), Begin(context)], ["start"]);
    }

    /// <summary>
    /// Draws the question whether to start again. It says what stays: a record of the round if the person has reached a recommendation, and
    /// the open part of the plan. The rest is deleted only after the person confirms.
    /// </summary>
    public static Card Restart(CardContext context)
    {
        var title = context.Say(Messages.RestartTitle);
        var text = context.Say(context.Journey.IsFinished(context.Content) ? Messages.RestartTextKept : Messages.RestartText);
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet(
                [
                    new(context.Say(Messages.RestartYes), new Intent.RestartYes()) { Groups = [PhraseGroups.YesAbroad] },
                    new(context.Say(Messages.RestartNo), new Intent.RestartNo())
                    {
                        Groups = [PhraseGroups.No, PhraseGroups.Back, PhraseGroups.Continue],
                    },
                ]),
            ],
            ["restart"]);
    }

    private static ActionSet Begin(CardContext context) => new(
    [
        new(context.Say(Messages.Start), new Intent.Start(), IsPrimary: true)
        {
            Groups = [PhraseGroups.Yes, PhraseGroups.Next, PhraseGroups.Continue],
        },
    ]);
}
