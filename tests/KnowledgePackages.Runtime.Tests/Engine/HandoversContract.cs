using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>The guarantees for handover codes on every store. Each store has a subclass.</summary>
public abstract class HandoversContract : IAsyncLifetime
{
    private const int AtOnce = 12;

    private static readonly DocumentKey Code = DocumentKey.ForHandover("code");
    private static readonly DocumentKey From = DocumentKey.ForConversation("test", null, "desk", "conversation");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero));

    private Handovers _handovers = null!;

    protected IConversationStore Storage { get; private set; } = null!;

    private DateTimeOffset Until => _time.GetUtcNow() + TimeSpan.FromMinutes(10);

    public async Task InitializeAsync()
    {
        Storage = await CreateAsync();
        await Storage.OpenAsync(default);
        var settings = new TurnSettings { Instance = "one", Json = StateJson.Options(null), LogIsAtomic = Storage.LogIsAtomic };
        _handovers = new Handovers(Storage, settings, _time, NullLogger.Instance);
        await Storage.WriteAsync(From, Document(ConversationDocument.Empty with { Number = 1 }), null, default);
    }

    public abstract Task DisposeAsync();

    protected abstract Task<IConversationStore> CreateAsync();

    [Fact]
    public async Task Of_claims_at_the_same_moment_one_wins()
    {
        await OfferAsync();

        var found = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => AskAsync($"person {i}", isClaim: true)));

        Assert.Single(found, finding => finding is HandoverFinding.Found);
        Assert.Equal(AtOnce - 1, found.Count(finding => finding is HandoverFinding.Nothing));
    }

    [Fact]
    public async Task The_document_that_has_claimed_a_code_finds_and_claims_it_again_until_it_has_completed()
    {
        await OfferAsync();
        Assert.IsType<HandoverFinding.Found>(await AskAsync("phone", isClaim: true));

        Assert.IsType<HandoverFinding.Found>(await AskAsync("phone"));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<HandoverFinding.Found>(await AskAsync("phone", isClaim: true));

        await CompleteAsync("phone");
        Assert.IsType<HandoverFinding.Nothing>(await AskAsync("phone", isClaim: true));
    }

    [Fact]
    public async Task A_code_is_found_for_its_time_only()
    {
        await OfferAsync();
        Assert.IsType<HandoverFinding.Found>(await AskAsync("phone"));
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<HandoverFinding.Nothing>(await AskAsync("phone"));
        Assert.IsType<HandoverFinding.Nothing>(await AskAsync("phone", isClaim: true));
    }

    [Fact]
    public async Task Nothing_is_found_without_the_document_that_made_the_code()
    {
        await OfferAsync();
        await Storage.DeleteAsync(From.Name, default);

        Assert.IsType<HandoverFinding.Nothing>(await AskAsync("phone"));
        Assert.IsType<HandoverFinding.Nothing>(await AskAsync("phone", isClaim: true));
    }

    [Fact]
    public async Task Wrong_codes_at_the_same_moment_do_not_pass_the_limit_together()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => AskAsync("phone")));

        Assert.Equal(TurnHandover.MostWrongCodes, found.Count(finding => finding is HandoverFinding.Nothing));
        Assert.Equal(AtOnce - TurnHandover.MostWrongCodes, found.Count(finding => finding is HandoverFinding.TooManyWrong));
    }

    [Fact]
    public async Task A_network_has_one_limit_for_all_its_visitors_and_good_codes_do_not_count()
    {
        await OfferAsync();
        for (var i = 0; i < 2 * TurnHandover.MostWrongCodes; i++)
        {
            Assert.IsType<HandoverFinding.Found>(await AskAsync($"visitor {i}", network: "net"));
        }

        for (var i = 0; i < TurnHandover.MostWrongCodes; i++)
        {
            Assert.IsType<HandoverFinding.Nothing>(await AskAsync($"visitor {i}", DocumentKey.ForHandover("wrong"), network: "net"));
        }

        Assert.IsType<HandoverFinding.TooManyWrong>(await AskAsync("visitor 99", network: "net"));
        Assert.IsType<HandoverFinding.Found>(await AskAsync("visitor 99", network: "another net"));
        _time.Advance(TurnHandover.WrongCodesCountFor);
        await OfferAsync(DocumentKey.ForHandover("next"));
        Assert.IsType<HandoverFinding.Found>(await AskAsync("visitor 99", DocumentKey.ForHandover("next"), network: "net"));
    }

    [Fact]
    public async Task What_is_over_is_swept_with_its_due_entries_and_what_counts_stays()
    {
        await OfferAsync();
        await AskAsync("phone", DocumentKey.ForHandover("wrong"));
        await SettleAsync();
        Assert.Equal(2, (await NamesAsync()).Count);

        _time.Advance(TimeSpan.FromMinutes(10) + Handovers.KeptAfter);
        await SettleAsync();

        Assert.Empty(await NamesAsync());
        Assert.Empty(await Storage.ReadDueAsync(_time.GetUtcNow() - TimeSpan.FromMinutes(20), default));
        Assert.Empty(await Storage.ReadDueAsync(_time.GetUtcNow(), default));
    }

    [Fact]
    public async Task An_equal_code_of_another_document_is_refused_and_the_same_offer_again_is_not()
    {
        await OfferAsync();
        await OfferAsync();

        var other = DocumentKey.ForConversation("test", null, "other", "conversation");
        await Assert.ThrowsAsync<StorageException>(() => _handovers.StoreAsync(new(Code, Until), other, default));
    }

    private Task OfferAsync(DocumentKey? code = null) => _handovers.StoreAsync(new(code ?? Code, Until), From, default);

    private Task<HandoverFinding> AskAsync(string person, DocumentKey? code = null, bool isClaim = false, string? network = null)
    {
        var input = TurnInput.From(EngineHarness.Message("1", user: person))! with { Source = network };
        return _handovers.AnswerAsync(new(code ?? Code, isClaim), input, default);
    }

    private async Task CompleteAsync(string person)
    {
        var key = TurnInput.From(EngineHarness.Message("1", user: person))!.Document;
        await Storage.WriteAsync(key, Document(ConversationDocument.Empty.WithHandover(Code)), null, default);
    }

    private async Task SettleAsync()
    {
        foreach (var name in await NamesAsync())
        {
            await _handovers.SettleAsync(new(name), (_, _) => Task.FromResult(true), default);
        }
    }

    private async Task<List<string>> NamesAsync()
    {
        List<string> names = [];
        await foreach (var key in Storage.ListAsync(DocumentKey.Handovers, default))
        {
            names.Add(key.Name);
        }

        return names;
    }

    private static DocumentWrite Document(ConversationDocument document) => new(ConversationDocumentJson.Write(document));
}

public sealed class MemoryHandoversTests : HandoversContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IConversationStore> CreateAsync() => Task.FromResult<IConversationStore>(new MemoryConversationStore());
}

public sealed class SqliteHandoversTests : HandoversContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-handovers");

    public override async Task DisposeAsync()
    {
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(new SqliteConversationStore(Path.Combine(_folder.FullName, "state.db")));
}

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobHandoversTests(AzuriteFixture azurite) : HandoversContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(AzuriteFixture.StoreIn(azurite.NewContainer()));
}
