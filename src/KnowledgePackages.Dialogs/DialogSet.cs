using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Dialogs that can begin each other by id.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds a dialog. If the set has another dialog with the same id, appends the next free number to the id of the new one.
    /// </summary>
    /// <returns>This set.</returns>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (_dialogs.GetValueOrDefault(dialog.Id) == dialog)
        {
            return this;
        }

        var id = dialog.Id;
        for (var number = 2; !_dialogs.TryAdd(dialog.Id, dialog); number++)
        {
            dialog.Id = id + number.ToString(CultureInfo.InvariantCulture);
        }

        return this;
    }

    internal Dialog? Find(string dialogId) => _dialogs.GetValueOrDefault(dialogId);
}
