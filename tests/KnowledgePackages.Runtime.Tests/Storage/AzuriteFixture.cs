using System.Security.Cryptography;
using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>One Azurite process for all tests of the collection. Each test has its own container.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public Azurite Azurite { get; private set; } = null!;

    public async Task InitializeAsync() => Azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await Azurite.DisposeAsync();

    /// <summary>Returns a client for a container that does not exist yet.</summary>
    internal BlobContainerClient NewContainer(Action<BlobClientOptions>? change = null)
    {
        var options = BlobCalls.ClientOptions();
        options.Retry.NetworkTimeout = Patience.Longest; // Azurite shares the machine with all other tests
        change?.Invoke(options);
        return new BlobContainerClient(Azurite.ConnectionString, NewName(), options);
    }

    /// <summary>Returns a store whose clock stands still, so no call times out on a slow machine.</summary>
    internal static BlobConversationStore StoreIn(BlobContainerClient container) => new(container, new FakeTimeProvider());

    internal static string NewName() => $"test-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
