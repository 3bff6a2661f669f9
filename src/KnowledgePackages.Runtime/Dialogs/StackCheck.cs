namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Asks whether a stored stack was made by dialogs as they are now.</summary>
internal static class StackCheck
{
    /// <summary>Whether every dialog of the stack, and of the stacks inside it, is known, has its version, and can go on.</summary>
    public static bool IsCurrent(IReadOnlyList<DialogInstance> stack, Func<string, Dialog?> find)
    {
        for (var i = 0; i < stack.Count; i++)
        {
            if (stack[i]?.Id is not { } id || find(id) is not { } dialog || dialog.GetVersion() != stack[i].Version) return false;
            if (dialog is IPrompt && !HasAsker(stack, i, find)) return false;
            if (stack[i].Children is { } children
                && !(dialog is DialogContainer container && IsCurrent(children.DialogStack, id => container.FindDialog(id) ?? find(id))))
                return false;
        }
        return true;
    }

    /// <summary>Whether the prompt at this place stands on a waterfall, whose step can be asked for the prompt's options.</summary>
    public static bool HasAsker(IReadOnlyList<DialogInstance> stack, int prompt, Func<string, Dialog?> find) =>
        prompt + 1 < stack.Count && find(stack[prompt + 1].Id) is WaterfallDialog;
}
