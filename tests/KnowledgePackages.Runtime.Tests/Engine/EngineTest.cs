using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>The base of tests with one conversation and engines that share a store and a clock. Only the test moves the clock.</summary>
public abstract class EngineTest
{
    private protected static readonly DocumentKey Key = DocumentKey.ForConversation("test", null, "user", "conversation");

    private protected SteppedTime Time { get; } = new();

    private protected MemoryConversationStore Storage { get; } = new();

    /// <summary>Waits until the document is stored and meets <paramref name="holds"/>, then returns it. Does not move the clock.</summary>
    private protected async Task<ConversationDocument> DocumentAsync(Func<ConversationDocument, bool>? holds = null)
    {
        ConversationDocument? document = null;
        await UntilAsync(async () => (document = await StoredAsync()) is not null && holds?.Invoke(document) is not false, passTime: false);
        return document!;
    }

    /// <summary>Moves the clock from one pending wait to the next until the condition is true.</summary>
    private protected Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    private protected async Task UntilAsync(Func<Task<bool>> holds, bool passTime = true)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "What the test waits for did not come about.");
            if (passTime)
            {
                Time.Step();
            }

            await Task.Yield();
        }
    }

    /// <summary>Moves the clock until the outbox is empty.</summary>
    private protected Task SettledAsync() => UntilAsync(async () => (await DocumentAsync()).Outbox.IsEmpty);

    /// <summary>Moves the clock until the task has ended, and returns the task's result.</summary>
    private protected async Task<T> EndOfAsync<T>(Task<T> task)
    {
        await UntilAsync(() => task.IsCompleted);
        return await task;
    }

    private async Task<ConversationDocument?> StoredAsync() =>
        await Storage.ReadAsync(Key, default) is { } stored ? ConversationDocumentJson.Read(stored.Content) : null;
}
