using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>Goodbye, and being called back.</content>
internal static partial class IntentHandlers
{
    /// <summary>The time has come that somebody wished for; unless they wish something else by now, or it has become late.</summary>
    public static async Task RemindNowAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Reminding.Wish is not { } wish || wish.At > turn.Now)
            return;
        var later = wish.OutsideQuietHours(turn.Now);
        await turn.SetReminderAsync(later == wish ? null : later, cancellationToken);
        if (later == wish)
            await PauseAsync(turn, LeaveCards.Reminder(turn.Card, turn.Prompt), isReminder: true, cancellationToken);
    }

    private static Task<PromptDetail> LeaveAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        PauseAsync(turn, LeaveCards.Leave(turn.Card, turn.Prompt, turn.Reminding), isReminder: false, cancellationToken);

    private static async Task<PromptDetail> RemindAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        switch (intent)
        {
            case var _ when !turn.Reminding.IsPossible:
                return await SayAsync(turn, Messages.ReminderGroup, "reminder/group", cancellationToken);
            case Intent.CancelReminder:
                var message = turn.Reminding.Wish is null ? Messages.ReminderNone : Messages.ReminderStopped;
                await turn.SetReminderAsync(null, cancellationToken);
                return await SayAsync(turn, message, "reminder/stopped", cancellationToken);
            case Intent.ScheduleReminder { Days: { } days } when Reminder.Days.Contains(days):
                var activity = turn.Context.Activity;
                await turn.SetReminderAsync(Reminder.In(days, turn.Now, activity.LocalTimezone, activity.LocalTimestamp?.Offset), cancellationToken);
                break;
        }

        return await LeaveAsync(turn, cancellationToken);
    }

    private static async Task<PromptDetail> PauseAsync(ConversationTurn turn, Card card, bool isReminder, CancellationToken cancellationToken)
    {
        var message = turn.Draw(card, turn.Prompt, InputHints.AcceptingInput);
        await turn.AskAsync(message, PromptDetail.Short, cancellationToken, isLeave: true, isReminder);
        return PromptDetail.None;
    }
}
