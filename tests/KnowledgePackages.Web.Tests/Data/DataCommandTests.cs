using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Simulator;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Tests.Chat;
using KnowledgePackages.Web.Tests.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Data;

/// <summary>Runs the commands about stored data as separate processes, on the store of a running host.</summary>
[Trait("Category", "Slow")]
public sealed class DataCommandTests : IDisposable
{
    private const string Word = "zebrafinch";
    private const string Container = "conversations";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-data");
    private readonly CookieContainer _cookies = new();

    private string File => Path.Combine(_folder.FullName, "store", "x.db");

    private (string, string)[] Sqlite => [("Storage:Provider", "Sqlite"), ("Storage:Sqlite:Path", File)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task On_SQLite_an_erased_person_is_in_no_file_and_begins_anew_under_the_running_host()
    {
        await using var host = new StoredHost(Sqlite);

        await EraseAsync(host, Sqlite, () => Task.FromResult(_folder.GetFiles("x.db*", SearchOption.AllDirectories).Any(HasWord)));
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task On_blobs_an_erased_person_is_in_no_blob_and_begins_anew_under_the_running_host()
    {
        await using var azurite = await Azurite.StartAsync();
        var settings = Blobs(azurite);
        await using var host = new StoredHost(settings);
        var container = new BlobContainerClient(azurite.ConnectionString, Container);

        await EraseAsync(host, settings, async () =>
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                if (HasWord((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()))
                {
                    return true;
                }
            }

            return false;
        });
    }

    [Fact]
    public async Task A_back_up_of_a_running_host_is_restored_and_the_conversation_goes_on_from_it()
    {
        var backup = Path.Combine(_folder.FullName, "backup.db");
        await using (var host = new StoredHost(Sqlite))
        {
            var texts = TextsOf(host);
            var visitor = await host.Visit(_cookies).OpenAsync();
            await visitor.PressAsync(texts.Message("start.begin"));
            await visitor.PressAsync(texts.Message("answer.no"));

            await RunAsync(0, ["data", "backup", "--output", backup], Sqlite);

            await visitor.PressAsync(texts.Message("answer.no"));
            Assert.Contains(Question(texts, 3), visitor.Now, StringComparison.Ordinal);
            var (_, error) = await RunAsync(1, ["data", "backup", "--output", backup], Sqlite);
            Assert.Contains("exists", error, StringComparison.Ordinal);
            (_, error) = await RunAsync(1, ["data", "backup", "--output", "/dev/null/backup.db"], Sqlite);
            Assert.Contains("Name a new file in a folder in which", error, StringComparison.Ordinal);
        }

        foreach (var file in _folder.GetFiles("x.db*", SearchOption.AllDirectories))
        {
            file.Delete();
        }

        System.IO.File.Copy(backup, File);
        await using var restored = new StoredHost(Sqlite);
        var back = await restored.Visit(_cookies).OpenAsync();
        Assert.Contains(Question(TextsOf(restored), 2), back.Now, StringComparison.Ordinal);
        await back.PressAsync(TextsOf(restored).Message("answer.no"));
        Assert.Contains(Question(TextsOf(restored), 3), back.Now, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task Everything_moves_from_SQLite_to_blobs_and_back_and_the_conversation_goes_on()
    {
        await using var azurite = await Azurite.StartAsync();
        (string, string)[] blobs = [.. Blobs(azurite), ("Storage:Sqlite:Path", File)];
        await using (var host = new StoredHost(Sqlite))
        {
            var visitor = await host.Visit(_cookies).OpenAsync();
            await visitor.PressAsync(TextsOf(host).Message("start.begin"));
            await visitor.WriteAsync($"what does {Word} mean?");
        }

        var (there, _) = await RunAsync(0, ["data", "copy", "--from", "Sqlite", "--to", "AzureBlobs"], blobs);
        Assert.Contains("1 conversation with ", there, StringComparison.Ordinal);
        await using (var host = new StoredHost(Blobs(azurite)))
        {
            await GoOnAsync(host, 1);
        }

        Array.ForEach(_folder.GetFiles("x.db*", SearchOption.AllDirectories), file => file.Delete());
        var (back, _) = await RunAsync(0, ["data", "copy", "--from", "AzureBlobs", "--to", "Sqlite"], blobs);
        var (again, _) = await RunAsync(0, ["data", "copy", "--from", "AzureBlobs", "--to", "Sqlite"], blobs);
        Assert.Equal(back, again);
        Assert.NotEqual(there.Split(" with ")[1], back.Split(" with ")[1]); // the conversation has got more messages between the two copies
        await using (var host = new StoredHost(Sqlite))
        {
            await GoOnAsync(host, 2);
        }

        var (_, refused) = await RunAsync(1, ["data", "copy", "--from", "Sqlite", "--to", "AzureBlobs"], blobs);
        Assert.Contains("another version", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_keys_are_revoked_an_old_token_and_an_old_cookie_are_refused()
    {
        string token;
        string conversation;
        await using (var host = new StoredHost(Sqlite))
        {
            var issued = await TokenAsync(await host.Visit(_cookies).OpenAsync());
            (token, conversation) = (issued.Text("token"), issued.Text("conversationId"));
        }

        await RunAsync(1, ["keys", "revoke"], Sqlite);
        await using (var host = new StoredHost(Sqlite))
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(host));
            Assert.Equal(conversation, (await TokenAsync(host.Visit(_cookies))).Text("conversationId"));
        }

        await RunAsync(0, ["keys", "revoke", "--yes"], Sqlite);
        await using (var host = new StoredHost(Sqlite))
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host));
            Assert.NotEqual(conversation, (await TokenAsync(host.Visit(_cookies))).Text("conversationId"));
        }

        async Task<HttpStatusCode> StatusAsync(StoredHost host)
        {
            using var client = host.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return (await client.GetAsync($"/v3/directline/conversations/{conversation}/activities")).StatusCode;
        }
    }

    [Theory]
    [InlineData("Sqlite", "data list", "there is no file")]
    [InlineData("Sqlite", "data erase --conversation s1/0123456789012345678901 --yes", "there is no file")]
    [InlineData("Sqlite", "data copy --from Sqlite --to Sqlite", "are both Sqlite")]
    [InlineData("Sqlite", "data copy --from AzureBlobs --to Sqlite", "neither ConnectionString nor ServiceUri")]
    [InlineData("Memory", "data list", "is Memory")]
    [InlineData("Memory", "keys revoke --yes", "is Memory")]
    public async Task A_store_that_is_not_there_is_named_and_no_file_is_made(string provider, string line, string told)
    {
        var (_, error) = await RunAsync(1, line.Split(' '), ("Storage:Provider", provider), ("Storage:Sqlite:Path", File));

        Assert.Contains(told, error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Empty(_folder.GetFiles("*", SearchOption.AllDirectories));
    }

    private async Task EraseAsync(StoredHost host, (string, string)[] settings, Func<Task<bool>> isInStore)
    {
        var texts = TextsOf(host);
        var bystander = await host.Visit().OpenAsync();
        await bystander.PressAsync(texts.Message("start.begin"));
        var visitor = await host.Visit().OpenAsync();
        await visitor.PressAsync(texts.Message("start.begin"));
        await visitor.WriteAsync($"find {Word} {new string('x', 3_000)} {Word}");
        string[] person = ["--channel", "directline", "--user", (await TokenAsync(visitor)).Text("userId")];
        Assert.True(await isInStore());

        var (all, _) = await RunAsync(0, ["data", "list"], settings);
        var (listed, _) = await RunAsync(0, ["data", "list", .. person], settings);
        Assert.EndsWith($"2 conversations, {Total(all)} bytes", all.Trim(), StringComparison.Ordinal);
        Assert.Contains("1 conversation,", listed, StringComparison.Ordinal);
        Assert.Contains(listed.Split("  ")[0], all, StringComparison.Ordinal);
        var (inTeams, _) = await RunAsync(0, ["data", "list", "--channel", "msteams"], settings);
        var (onPage, _) = await RunAsync(0, ["data", "list", "--channel", "directline"], settings);
        Assert.Equal("0 conversations, 0 bytes", inTeams.Trim());
        Assert.Equal(Names(all), Names(onPage)); // only names, because a new receipt may change a size

        var export = Path.Combine(_folder.FullName, "export.json");
        await RunAsync(0, ["data", "export", .. person, "--output", export], settings);
        var exported = JsonElement.Parse(await System.IO.File.ReadAllTextAsync(export)).GetProperty("conversations");
        Assert.Contains(Word, Assert.Single(exported.EnumerateArray()).GetProperty("log").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, exported[0].GetProperty("document").GetProperty("schema").GetInt32());
        Assert.Equal("knowledge-packages/my-data", exported[0].GetProperty("data").Text("format"));
        Assert.True(exported[0].GetProperty("data").GetProperty("journey").GetProperty("started").GetBoolean());
        var nothing = Path.Combine(_folder.FullName, "nothing.json");
        await RunAsync(1, ["data", "export", "--channel", "directline", "--user", "nobody", "--output", nothing], settings);
        var (_, refused) = await RunAsync(1, ["data", "export", .. person, "--output", "/dev/null/export.json"], settings);
        Assert.Contains("Name a new file in a folder in which", refused, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(nothing));

        await RunAsync(1, ["data", "erase", .. person], settings);
        Assert.True(await isInStore());
        var (erased, _) = await RunAsync(0, ["data", "erase", .. person, "--yes"], settings);
        Assert.Equal("Erased: 1 conversation", erased.Trim());

        Assert.False(await isInStore(), "The words are still in the store.");
        await visitor.OpenAsync();
        Assert.DoesNotContain(Word, visitor.Page, StringComparison.Ordinal);
        await visitor.PressAsync(texts.Message("start.begin"));
        Assert.Contains(Question(texts, 1), visitor.Now, StringComparison.Ordinal);
        await bystander.PressAsync(texts.Message("answer.no"));
        Assert.Contains(Question(texts, 2), bystander.Now, StringComparison.Ordinal);
        Assert.False(await isInStore(), "The words are in the store again.");
    }

    private async Task GoOnAsync(StoredHost host, int number)
    {
        var visitor = await host.Visit(_cookies).OpenAsync();
        Assert.Contains(Word, visitor.Page, StringComparison.Ordinal);
        Assert.Contains(Question(TextsOf(host), number), visitor.Now, StringComparison.Ordinal);
        await visitor.PressAsync(TextsOf(host).Message("answer.no"));
        Assert.Contains(Question(TextsOf(host), number + 1), visitor.Now, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string list) =>
        list.Split('\n').Where(line => line.StartsWith("s1/", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order();

    private static long Total(string list) =>
        list.Split('\n').Where(line => line.StartsWith("s1/", StringComparison.Ordinal)).Sum(line => long.Parse(line.Split(' ')[^2], null));

    private static ContentTexts TextsOf(StoredHost host) => host.Services.GetRequiredService<CurrentContent>().Content.In("en");

    private static string Question(ContentTexts texts, int number) => texts.Message("question.number", ("number", number), ("total", 3));

    private static async Task<JsonElement> TokenAsync(PageVisitor visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", "http://localhost");
        using var response = await visitor.Client.SendAsync(request);
        return await response.JsonAsync();
    }

    private static (string, string)[] Blobs(Azurite azurite) =>
        [
            ("Storage:Provider", "AzureBlobs"),
            ("Storage:AzureBlobs:ConnectionString", azurite.ConnectionString),
            ("Storage:AzureBlobs:Container", Container),
        ];

    private static async Task<(string Output, string Error)> RunAsync(
        int expected,
        string[] arguments,
        params (string Name, string Value)[] settings
    )
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync(
            arguments,
            [.. settings.Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value))]
        );
        Assert.True(exitCode == expected, $"{string.Join(' ', arguments)} ended with {exitCode}: {output}{error}");
        return (output, error);
    }

    private static bool HasWord(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return HasWord(copy.ToArray());
    }

    private static bool HasWord(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Word)) >= 0;
}
