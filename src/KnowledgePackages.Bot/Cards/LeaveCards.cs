using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>Goodbye for now, and the word that brings somebody back. Both say how to go on, and when to be reminded.</summary>
internal static class LeaveCards
{
    /// <summary>The place is kept; how to go on.</summary>
    public static Card Leave(Scene scene, OpenPrompt place, Reminding reminding)
    {
        var title = scene.Say(Messages.LeaveTitle);
        return Draw(scene, place, reminding, title, scene.Say(Messages.LeaveText, place.Name(scene)), isReminder: false);
    }

    /// <summary>What comes at the time that was wished for.</summary>
    public static Card Reminder(Scene scene, OpenPrompt place)
    {
        var title = scene.Say(Messages.ReminderTitle);
        return Draw(scene, place, new Reminding(null), title, scene.Say(Messages.ReminderText, place.Name(scene)), isReminder: true);
    }

    /// <summary>The choices of both: numbers that are written count in them.</summary>
    public static IReadOnlyList<Submit> Choices(Scene scene, OpenPrompt place, Reminding reminding, bool isReminder) =>
        [.. Actions(scene, place, reminding, isReminder).SelectMany(set => set.Actions)];

    private static Card Draw(Scene scene, OpenPrompt place, Reminding reminding, string title, string text, bool isReminder)
    {
        string[] wish = reminding switch
        {
            { IsPossible: false } => [],
            { Wish: null } => [scene.Say(Messages.ReminderAsk)],
            { Wish: { } pending } => [scene.Say(reminding.IsFoundHere ? Messages.ReminderPendingHere : Messages.ReminderPending, scene.Date(DateOnly.FromDateTime(pending.At.DateTime)))],
        };
        var actions = Actions(scene, place, reminding, isReminder);
        var shows = isReminder ? "reminder" : "leave";
        return new(
            $"{title}. {text}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock(text),
                actions[0],
                .. wish.Select(sentence => new TextBlock(sentence)),
                .. actions.Skip(1),
            ],
            reminding.Wish is null ? [shows] : [shows, "reminder/pending"]);
    }

    private static IReadOnlyList<ActionSet> Actions(Scene scene, OpenPrompt place, Reminding reminding, bool isReminder)
    {
        string[] goOn = place.Position is Position.NotStarted ? [Groups.Continue] : [Groups.Continue, Groups.Next, Groups.Start];
        if (isReminder)
            goOn = [.. goOn, Groups.Yes];
        ActionSet first = new([new(scene.Say(Messages.LeaveContinue), new Move.Continue(), IsPrimary: true) { Groups = goOn }]);
        if (!reminding.IsPossible)
            return [first];
        return reminding.Wish is null
            ? [first, new([.. Domain.Journeys.Reminder.Days.Select(days => new Submit(scene.Say(Messages.ReminderIn(days)), new Move.Remind(days)))])]
            : [first, new([new(scene.Say(Messages.ReminderStop), new Move.RemindNot()) { Groups = [Groups.RemindNot, Groups.No] }])];
    }
}

/// <summary>What can be said about reminders to somebody, in some conversation.</summary>
/// <param name="Wish">When they wish to be reminded; null: not.</param>
/// <param name="IsPossible">Not among other people: what somebody has left to do is nobody else's.</param>
/// <param name="IsFoundHere">Whether a message calls nobody here, but is found at the next visit.</param>
internal readonly record struct Reminding(Reminder? Wish, bool IsPossible = true, bool IsFoundHere = false);
