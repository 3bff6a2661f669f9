using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.BotFramework.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.BotFramework.Tests.Engine;

/// <summary>One person's conversation with engines that share a store and a clock, which only the test moves.</summary>
public abstract class EngineTest
{
    private protected static readonly DocumentKey Key = DocumentKey.ForConversation("test", null, "user", "conversation");

    private protected FakeTimeProvider Time { get; } = new();

    private protected MemoryStorage Storage { get; } = new();

    private protected async Task<ConversationDocument> DocumentAsync(Func<ConversationDocument, bool> holds)
    {
        while (true)
        {
            if (await Storage.ReadAsync(Key, default) is { } stored && ConversationDocumentJson.Read(stored.Content) is var document && holds(document))
            {
                return document;
            }

            await Task.Yield();
        }
    }

    /// <summary>Lets time pass, a little at a time, until the condition holds.</summary>
    private protected async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }
    }
}
