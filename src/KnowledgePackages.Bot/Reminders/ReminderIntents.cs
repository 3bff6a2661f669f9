using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Reminders;

/// <summary>Handles goodbyes, and schedules and sends reminders.</summary>
internal static class ReminderIntents
{
    /// <summary>Sends the reminder if it is due. During the quiet hours, postpones the reminder instead.</summary>
    public static async Task RemindNowAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Reminding.Pending is not { } wish || wish.At > turn.Now)
        {
            return;
        }

        var later = wish.OutsideQuietHours(turn.Now);
        await turn.SetReminderAsync(later == wish ? null : later, cancellationToken);
        if (later == wish)
        {
            CloseConfirmation(turn);
            await PauseAsync(turn, GoodbyeCards.Reminder(turn.Card, turn.Prompt), AskedAs.Reminder, cancellationToken);
        }
    }

    public static Task<PromptDetail> LeaveAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        CloseConfirmation(turn);
        return PauseAsync(turn, GoodbyeCards.Goodbye(turn.Card, turn.Prompt, turn.Reminding), AskedAs.Goodbye, cancellationToken);
    }

    public static Task<PromptDetail> ContinueAsync() =>
        Task.FromResult(PromptDetail.Full);

    // Schedules the reminder if the number of days is one of Reminder.Days. Otherwise the goodbye asks for the number of days.
    public static async Task<PromptDetail> ScheduleAsync(
        ConversationTurn turn,
        Intent.ScheduleReminder intent,
        CancellationToken cancellationToken
    )
    {
        if (!turn.Reminding.IsPossible)
        {
            return await RefuseAsync(turn, cancellationToken);
        }

        if (intent.Days is { } days && Reminder.Days.Contains(days))
        {
            var activity = turn.Context.Activity;
            var wish = Reminder.In(days, turn.Now, activity.LocalTimezone, activity.LocalTimestamp?.Offset);
            await turn.SetReminderAsync(wish, cancellationToken);
        }

        return await LeaveAsync(turn, cancellationToken);
    }

    public static async Task<PromptDetail> CancelAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (!turn.Reminding.IsPossible)
        {
            return await RefuseAsync(turn, cancellationToken);
        }

        var message = turn.Reminding.Pending is null ? Messages.ReminderNone : Messages.ReminderStopped;
        await turn.SetReminderAsync(null, cancellationToken);
        return await turn.TellAsync(message, "reminder/stopped", cancellationToken);
    }

    private static Task<PromptDetail> RefuseAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(Messages.ReminderGroup, "reminder/group", cancellationToken);

    // Closes an open confirmation, because a "yes" to the goodbye or the reminder below it must neither restart nor delete. Call this
    // before you draw the card, because the card shows the open prompt.
    private static void CloseConfirmation(ConversationTurn turn) => turn.Memory.Confirming = Confirmation.None;

    private static async Task<PromptDetail> PauseAsync(
        ConversationTurn turn,
        Card card,
        AskedAs askedAs,
        CancellationToken cancellationToken
    )
    {
        await turn.Screen.AskAsync(card, PromptDetail.Short, cancellationToken, askedAs);
        return PromptDetail.None;
    }
}
