using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Dialogs.Tests;

/// <summary>A bot like those in the SDK's samples. Each turn creates new objects, and only the storage keeps data.</summary>
internal sealed class DialogBot(Func<Dialog> makeDialog, IStorage? storage = null) : IBot
{
    private readonly IStorage _storage = storage ?? new MemoryStorage();

    /// <summary>The result of the last turn.</summary>
    public DialogTurnResult? Result { get; private set; }

    public TestFlow Flow() => new(new TestAdapter(), this);

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var state = new ConversationState(_storage);
        var property = state.CreateProperty<DialogState>(nameof(DialogState));
        var stack = await property.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        var dialog = makeDialog();
        var dc = new DialogContext(new DialogSet().Add(dialog), turnContext, stack);
        Result = await dc.ContinueDialogAsync(cancellationToken);
        if (Result.Status == DialogTurnStatus.Empty)
        {
            Result = await dc.BeginDialogAsync(dialog.Id, null, cancellationToken);
        }

        await state.SaveChangesAsync(turnContext, false, cancellationToken);
    }
}
