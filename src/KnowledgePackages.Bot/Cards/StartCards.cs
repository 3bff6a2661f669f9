using KnowledgePackages.Bot.Commands;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The beginning: who I am, how long it takes, shall we start.</summary>
internal static class StartCards
{
    /// <summary>Said once, with what is kept and how it is deleted.</summary>
    /// <param name="scene">Gives the language.</param>
    /// <param name="isGroup">Whether it greets several people.</param>
    public static Card Greeting(Scene scene, bool isGroup)
    {
        var hello = scene.Say(Messages.GreetingHello);
        var text = scene.Say(Messages.GreetingText);
        CardElement[] more =
        [
            .. isGroup ? [new TextBlock(scene.Say(Messages.GreetingGroup))] : Array.Empty<CardElement>(),
            .. scene.Texts.IsReviewed ? Array.Empty<CardElement>() : [new TextBlock(scene.Say(Messages.LanguageNotReviewed), Look.Note)],
        ];
        return new(
            $"{hello} {text}",
            [new TextBlock(hello, Look.Heading), new TextBlock(text), .. more, new TextBlock(scene.Say(Messages.GreetingKept), Look.Quiet), Begin(scene)],
            ["greeting"]);
    }

    /// <summary>The same question again, without the greeting.</summary>
    public static Card Start(Scene scene)
    {
        var title = scene.Say(Messages.StartTitle);
        var text = scene.Say(Messages.StartText);
        return new($"{title} {text}", [new TextBlock(title, Look.Heading), new TextBlock(text), Begin(scene)], ["start"]);
    }

    /// <summary>Start again? Nothing is lost before the answer.</summary>
    public static Card Restart(Scene scene)
    {
        var title = scene.Say(Messages.RestartTitle);
        var text = scene.Say(Messages.RestartText);
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet(
                [
                    new(scene.Say(Messages.RestartYes), new Move.RestartYes()) { Groups = [Groups.Yes] },
                    new(scene.Say(Messages.RestartNo), new Move.RestartNo()) { Groups = [Groups.No, Groups.Back, Groups.Continue] },
                ]),
            ],
            ["restart"]);
    }

    /// <summary>What is kept, and whether to delete it.</summary>
    public static Card Erase(Scene scene)
    {
        var title = scene.Say(Messages.EraseTitle);
        var text = scene.Say(Messages.EraseText);
        return new(
            $"{title} {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                new ActionSet(
                [
                    new(scene.Say(Messages.EraseYes), new Move.EraseYes()) { Groups = [Groups.Yes] },
                    new(scene.Say(Messages.EraseNo), new Move.EraseNo()) { Groups = [Groups.No, Groups.Back, Groups.Continue] },
                ]),
            ],
            ["erase"]);
    }

    private static ActionSet Begin(Scene scene) => new(
    [
        new(scene.Say(Messages.Start), new Move.Start(), IsPrimary: true)
        {
            Groups = [Groups.Start, Groups.Yes, Groups.Next, Groups.Continue],
        },
    ]);
}
