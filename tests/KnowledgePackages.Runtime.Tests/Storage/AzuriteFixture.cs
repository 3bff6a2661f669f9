using System.Security.Cryptography;
using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>One Azurite for all tests that need one; each has a container of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public Azurite Azurite { get; private set; } = null!;

    public async Task InitializeAsync() => Azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await Azurite.DisposeAsync();

    /// <summary>A container that does not exist yet.</summary>
    internal BlobContainerClient NewContainer(Action<BlobClientOptions>? change = null)
    {
        var options = BlobCalls.ClientOptions();
        options.Retry.NetworkTimeout = Patience.Longest; // it shares the machine with all other tests
        change?.Invoke(options);
        return new BlobContainerClient(Azurite.ConnectionString, NewName(), options);
    }

    /// <summary>A store by a clock that stands still: no call runs out of time, however slow this machine is.</summary>
    internal static BlobConversationStore StoreIn(BlobContainerClient container) => new(container, new FakeTimeProvider());

    internal static string NewName() => $"test-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
