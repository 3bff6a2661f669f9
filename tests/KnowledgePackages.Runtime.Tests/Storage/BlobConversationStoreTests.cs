using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobConversationStoreTests(AzuriteFixture azurite) : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    // Its mark is written beside the document, and removed by a later scan.
    protected override bool FindsPendingExactly => false;

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(AzuriteFixture.StoreIn(azurite.NewContainer()));
}
