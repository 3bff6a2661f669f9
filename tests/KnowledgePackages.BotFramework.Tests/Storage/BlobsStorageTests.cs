using KnowledgePackages.BotFramework.Storage;

namespace KnowledgePackages.BotFramework.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class BlobsStorageTests(AzuriteFixture azurite) : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IStorage> CreateAsync() => Task.FromResult<IStorage>(new BlobsStorage(azurite.NewContainer()));
}
