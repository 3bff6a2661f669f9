using System.Text.Json;
using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Runs a conversation's dialog.</summary>
public static class DialogExtensions
{
    /// <summary>Continues the conversation's dialog, or begins it where none is running or what is running is out of date.</summary>
    /// <remarks>
    /// Out of date is a stack which has a dialog that is no more, or one whose version has changed. It is dropped as a whole: the
    /// dialog that begins anew finds its place by what the person has done, not by where the old code stood. So is a stack that cannot
    /// be read, as after going back to an older version of the bot.
    /// </remarks>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(accessor);
        var dc = await OpenAsync(new DialogSet(accessor).Add(dialog), turnContext, accessor, cancellationToken);
        if (!StackCheck.IsCurrent(dc.Stack, dc.FindDialog)) dc.Stack.Clear();
        var result = await dc.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty) await dc.BeginDialogAsync(dialog.Id, null, cancellationToken);
    }

    private static async Task<DialogContext> OpenAsync(
        DialogSet dialogs, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        try
        {
            return await dialogs.CreateContextAsync(turnContext, cancellationToken);
        }
        catch (JsonException)
        {
            await accessor.DeleteAsync(turnContext, cancellationToken);
            return await dialogs.CreateContextAsync(turnContext, cancellationToken);
        }
    }
}
