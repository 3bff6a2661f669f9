namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>
/// Remembers what a step was given, for when it is asked again. A choice is kept as its value and place; a result of a type that
/// dialogs do not keep is null then.
/// </summary>
internal static class StepResult
{
    private const string ResultKey = "result";
    private const string ChoiceKey = "choice";

    public static void Keep(DialogInstance instance, object? result)
    {
        instance.State.Remove(ResultKey);
        instance.State.Remove(ChoiceKey);
        switch (result)
        {
            case string or bool or int or long or double:
                instance.State[ResultKey] = result;
                break;
            case FoundChoice choice:
                instance.State[ResultKey] = choice.Value;
                instance.State[ChoiceKey] = choice.Index;
                break;
            default:
                break; // nothing, or nothing that can be kept
        }
    }

    public static object? Of(DialogInstance instance)
    {
        if (!instance.State.TryGetValue(ResultKey, out var result)) return null;
        return instance.State.TryGetValue(ChoiceKey, out var index) && index is long place
            ? new FoundChoice { Value = (string?)result, Index = (int)place, Score = 1 }
            : result;
    }
}
