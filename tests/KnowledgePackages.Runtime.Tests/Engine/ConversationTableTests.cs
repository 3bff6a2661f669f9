using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class ConversationTableTests
{
    private readonly ConversationTable _table = new(new MemoryConversationStore(), new TurnSettings
    {
        Instance = "one",
        Json = StateJson.Options(null),
        LogIsAtomic = true,
        ConversationsInMemory = 10,
        ConversationsAtOnce = 15,
    });

    [Fact]
    public async Task Busy_conversations_find_room_beyond_the_idle_ones_and_idle_ones_make_room()
    {
        var busy = new List<IDisposable?>();
        for (var number = 1; number <= 15; number++)
        {
            busy.Add(await EnterAsync(number));
        }

        Assert.DoesNotContain(null, busy);
        Assert.Null(await EnterAsync(16));

        busy.ForEach(place => place!.Dispose());
        using var last = await EnterAsync(17);
        Assert.NotNull(last);
        Assert.Equal(10, _table.All.Count);
        Assert.NotNull(_table.Find(Key(15)));
        Assert.Null(_table.Find(Key(1)));
    }

    [Fact]
    public async Task However_many_come_only_so_many_stay_in_memory()
    {
        for (var number = 1; number <= 1000; number++)
        {
            (await EnterAsync(number))!.Dispose();
            Assert.InRange(_table.All.Count, 1, 10);
        }
    }

    private static DocumentKey Key(int number) => new($"s1/person/{number}");

    private Task<IDisposable?> EnterAsync(int number) => _table.Enter(Key(number), CancellationToken.None).Entered;
}
