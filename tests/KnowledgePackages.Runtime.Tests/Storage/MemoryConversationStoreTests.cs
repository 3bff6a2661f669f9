using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

public sealed class MemoryConversationStoreTests : StorageContract
{
    private readonly FakeTimeProvider _time = new();

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<DateTimeOffset> PassTimeAsync()
    {
        _time.Advance(TimeSpan.FromHours(2));
        return Task.FromResult(_time.GetUtcNow());
    }

    protected override Task<IConversationStore> CreateAsync() => Task.FromResult<IConversationStore>(new MemoryConversationStore(_time));
}
