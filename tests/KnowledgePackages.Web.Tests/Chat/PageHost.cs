using System.Net;
using KnowledgePackages.Bot.Tests;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>
/// The host with the sample content, with <see cref="PseudoLanguage"/> as an additional language, and with a store that a test can make
/// unavailable.
/// </summary>
public sealed class PageHost : WebApplicationFactory<Program>
{
    private readonly SampleContentFolder _content = new(
        PseudoLanguage
            .AddTo(SampleContent.Files.Select(file => (file.Path, file.Bytes.ToArray())))
            .Select(file => new ContentFile(file.Path, file.Bytes)));

    internal AbsentableStorage Storage { get; } = new();

    internal PageVisitor Visit()
    {
        var cookies = new CookieContainer();
        return new(CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies)), cookies);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseSetting("Storage:Provider", "Memory").UseSetting("Content:Path", _content.Path);
        builder.ConfigureTestServices(services => services.AddSingleton<IConversationStore>(Storage));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _content.Dispose();
    }
}

/// <summary>A store in memory that a test can make unavailable.</summary>
internal sealed class AbsentableStorage : IConversationStore
{
    private readonly MemoryConversationStore _storage = new();

    public bool IsAway { get; set; }

    public bool LogIsAtomic => _storage.LogIsAtomic;

    public Task OpenAsync(CancellationToken cancellationToken) => There().OpenAsync(cancellationToken);

    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
        There().ReadAsync(key, cancellationToken);

    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
        There().WriteAsync(key, write, etag, cancellationToken);

    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        There().AppendLogAsync(key, entries, cancellationToken);

    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
        There().DeleteLogAsync(key, through, cancellationToken);

    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        There().ListPendingAsync(prefix, cancellationToken);

    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        There().ListAsync(prefix, cancellationToken);

    public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => There().DeleteAsync(prefix, cancellationToken);

    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        There().ReadLogAsync(key, after, cancellationToken);

    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
        There().ReadDueAsync(hour, cancellationToken);

    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
        There().DeleteDueAsync(hour, entry, cancellationToken);

    private MemoryConversationStore There() => IsAway ? throw new StorageException("The test made the store unavailable.") : _storage;
}
