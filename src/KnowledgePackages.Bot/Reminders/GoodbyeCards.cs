using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Reminders;

/// <summary>Draws the goodbye and the reminder. Both explain how to continue, and offer to schedule a reminder.</summary>
internal static class GoodbyeCards
{
    /// <summary>Draws the goodbye, which explains that the bot keeps the person's position, and how to continue.</summary>
    public static Card Goodbye(CardContext context, OpenPrompt prompt, Reminding reminding)
    {
        var title = context.Say(Messages.LeaveTitle);
        return Draw(context, prompt, reminding, title, context.Say(Messages.LeaveText, prompt.Name(context)), isReminder: false);
    }

    /// <summary>Draws the reminder that the bot sends at the scheduled time.</summary>
    public static Card Reminder(CardContext context, OpenPrompt prompt)
    {
        var title = context.Say(Messages.ReminderTitle);
        return Draw(
            context,
            prompt,
            new Reminding(null),
            title,
            context.Say(Messages.ReminderText, prompt.Name(context)),
            isReminder: true
        );
    }

    /// <summary>Returns the buttons of the goodbye or the reminder, in the order of the numbers that a person can type.</summary>
    public static IReadOnlyList<Submit> Choices(CardContext context, OpenPrompt prompt, Reminding reminding, bool isReminder) =>
        [.. Actions(context, prompt, reminding, isReminder).SelectMany(set => set.Actions)];

    /// <summary>Returns samples of the goodbye, with and without a scheduled reminder.</summary>
    public static IEnumerable<SampleCard> Samples(SamplePoint at) =>
        [
            new($"leave {at.Name}", Goodbye(at.Context, at.Prompt, new Reminding(null))),
            new(
                $"leave {at.Name}, reminded",
                Goodbye(at.Context, at.Prompt, new Reminding(Domain.Journeys.Reminder.In(14, default, null, null), IsFoundHere: true))
            ),
        ];

    /// <summary>Returns samples of the reminder.</summary>
    public static IEnumerable<SampleCard> ReminderSamples(SamplePoint at) => [new($"reminder {at.Name}", Reminder(at.Context, at.Prompt))];

    private static Card Draw(CardContext context, OpenPrompt prompt, Reminding reminding, string title, string text, bool isReminder)
    {
        string[] wish = reminding switch
        {
            { IsPossible: false } => [],
            { Pending: null } => [context.Say(reminding.IsFoundHere ? Messages.ReminderAskHere : Messages.ReminderAsk)],
            { Pending: { } pending } =>
            [
                context.Say(
                    reminding.IsFoundHere ? Messages.ReminderPendingHere : Messages.ReminderPending,
                    context.Date(DateOnly.FromDateTime(pending.At.DateTime))
                ),
            ],
        };
        var actions = Actions(context, prompt, reminding, isReminder);
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
            reminding.Pending is null ? [shows] : [shows, "reminder/pending"]);
    }

    private static IReadOnlyList<ActionSet> Actions(CardContext context, OpenPrompt prompt, Reminding reminding, bool isReminder)
    {
        string[] goOn = prompt.Position is Position.NotStarted ? [] : [PhraseGroups.Next, PhraseGroups.Start];
        if (isReminder)
        {
            goOn = [.. goOn, PhraseGroups.Yes];
        }

        ActionSet first = new([new(context.Say(Messages.LeaveContinue), new Intent.Continue(), IsPrimary: true) { Groups = goOn }]);
        if (!reminding.IsPossible)
        {
            return [first];
        }

        return reminding.Pending is null
            ?
            [
                first,
                new([
                    .. Domain.Journeys.Reminder.Days.Select(days => new Submit(
                        context.Say(Messages.ReminderIn(days)),
                        new Intent.ScheduleReminder(days)
                    )),
                ]),
            ]
            : [first, new([new(context.Say(Messages.ReminderStop), new Intent.CancelReminder()) { Groups = [PhraseGroups.No] }])];
    }
}
