using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Simulator;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>The container, the checks and the error messages at the start of a store on Azure.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobsStartTests(AzuriteFixture azurite)
{
    private const BlobContainerSasPermissions Enough =
        BlobContainerSasPermissions.Read
        | BlobContainerSasPermissions.Add
        | BlobContainerSasPermissions.Create
        | BlobContainerSasPermissions.Write
        | BlobContainerSasPermissions.Delete
        | BlobContainerSasPermissions.List;

    [Fact]
    public async Task The_container_is_made_and_nothing_is_left_in_it()
    {
        var container = azurite.NewContainer();

        await AzuriteFixture.StoreIn(container).OpenAsync(default);
        await AzuriteFixture.StoreIn(container).OpenAsync(default);

        Assert.Empty(await container.GetBlobsAsync().ToListAsync());
    }

    [Fact]
    public async Task Instances_that_start_at_the_same_time_do_not_disturb_each_other()
    {
        var container = azurite.NewContainer();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => AzuriteFixture.StoreIn(container).OpenAsync(default))));
    }

    [Fact]
    public async Task An_identity_that_may_not_make_containers_uses_the_one_that_is_there()
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var storage = WithSignature(container, Enough);

        await storage.OpenAsync(default);

        Assert.IsType<WriteResult.Written>(
            await storage.WriteAsync(new DocumentKey("keys/one"), new DocumentWrite("x"u8.ToArray()), null, default)
        );
    }

    [Theory]
    [InlineData(BlobContainerSasPermissions.Read, "read blobs")]
    [InlineData(BlobContainerSasPermissions.Write | BlobContainerSasPermissions.Create, "write blobs")]
    [InlineData(BlobContainerSasPermissions.List, "list blobs")]
    [InlineData(BlobContainerSasPermissions.Delete, "delete blobs")]
    [InlineData(BlobContainerSasPermissions.Delete | BlobContainerSasPermissions.List, "list blobs, delete blobs")]
    public async Task A_missing_right_ends_the_start_with_its_name_and_nothing_that_is_secret(
        BlobContainerSasPermissions missing,
        string named
    )
    {
        var container = azurite.NewContainer();
        await container.CreateAsync();
        var storage = WithSignature(container, Enough & ~missing);

        var failure = await Assert.ThrowsAsync<StorageException>(() => storage.OpenAsync(default));

        Assert.StartsWith(
            $"The right to {named} in the container {container.Name} of the storage account {Azurite.Account} is missing.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Storage Blob Data Contributor", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_missing_and_may_not_be_made_is_named_with_the_setting()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() => WithSignature(azurite.NewContainer(), Enough).OpenAsync(default));

        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:AzureBlobs:Container", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_without_the_key()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        var storage = new BlobConversationStore(
            azurite.Azurite.ConnectionString.Replace(Azurite.Key, wrong, StringComparison.Ordinal),
            "container"
        );

        var failure = await Assert.ThrowsAsync<StorageException>(() => storage.OpenAsync(default));

        Assert.Contains("Storage:AzureBlobs:ConnectionString", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, failure.ToString(), StringComparison.Ordinal);
    }

    private BlobConversationStore WithSignature(BlobContainerClient container, BlobContainerSasPermissions permissions)
    {
        var signature = container.GenerateSasUri(permissions, DateTimeOffset.MaxValue.AddYears(-1)).Query;
        return new BlobConversationStore(
            $"BlobEndpoint={azurite.Azurite.ServiceUri};SharedAccessSignature={signature.TrimStart('?')}",
            container.Name
        );
    }
}
