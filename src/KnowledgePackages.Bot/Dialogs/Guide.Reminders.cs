using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>Goodbye, and being called back.</content>
internal static partial class Guide
{
    /// <summary>The time has come that somebody wished for; unless they wish something else by now, or it has become late.</summary>
    public static async Task RemindNowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Reminding.Wish is not { } wish || wish.At > turn.Now)
            return;
        var later = wish.OutsideQuietHours(turn.Now);
        await turn.WishAsync(later == wish ? null : later, cancellationToken);
        if (later == wish)
            await PauseAsync(turn, LeaveCards.Reminder(turn.Scene, turn.Place), isReminder: true, cancellationToken);
    }

    private static Task<Asking> LeaveAsync(Turn turn, CancellationToken cancellationToken) =>
        PauseAsync(turn, LeaveCards.Leave(turn.Scene, turn.Place, turn.Reminding), isReminder: false, cancellationToken);

    private static async Task<Asking> RemindAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        switch (move)
        {
            case var _ when !turn.Reminding.IsPossible:
                return await SayAsync(turn, Messages.ReminderGroup, "reminder/group", cancellationToken);
            case Move.RemindNot:
                var message = turn.Reminding.Wish is null ? Messages.ReminderNone : Messages.ReminderStopped;
                await turn.WishAsync(null, cancellationToken);
                return await SayAsync(turn, message, "reminder/stopped", cancellationToken);
            case Move.Remind { Days: { } days } when Reminder.Days.Contains(days):
                var activity = turn.Context.Activity;
                await turn.WishAsync(Reminder.In(days, turn.Now, activity.LocalTimezone, activity.LocalTimestamp?.Offset), cancellationToken);
                break;
        }

        return await LeaveAsync(turn, cancellationToken);
    }

    private static async Task<Asking> PauseAsync(Turn turn, Card card, bool isReminder, CancellationToken cancellationToken)
    {
        var message = turn.Draw(card, turn.Place, InputHints.AcceptingInput);
        await turn.AskAsync(message, Asking.Again, cancellationToken, isLeave: true, isReminder);
        return Asking.Quietly;
    }
}
