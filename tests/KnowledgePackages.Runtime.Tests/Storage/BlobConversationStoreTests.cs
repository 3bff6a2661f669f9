using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobConversationStoreTests(AzuriteFixture azurite) : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    // The store writes the mark beside the document. A later scan removes the mark.
    protected override bool FindsPendingExactly => false;

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(AzuriteFixture.StoreIn(azurite.NewContainer()));
}
