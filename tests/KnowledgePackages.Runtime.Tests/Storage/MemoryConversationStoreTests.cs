using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

public sealed class MemoryConversationStoreTests : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IConversationStore> CreateAsync() => Task.FromResult<IConversationStore>(new MemoryConversationStore());
}
