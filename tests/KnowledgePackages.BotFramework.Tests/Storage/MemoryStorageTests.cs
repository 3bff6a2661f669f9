using KnowledgePackages.BotFramework.Storage;

namespace KnowledgePackages.BotFramework.Tests.Storage;

public sealed class MemoryStorageTests : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IStorage> CreateAsync() => Task.FromResult<IStorage>(new MemoryStorage());
}
