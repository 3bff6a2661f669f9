using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using KnowledgePackages.Simulator;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>
/// After a person deletes their data, neither the person nor anybody who opens the store with other tools finds it: no byte is left of the
/// person's words or of the replies that repeat them.
/// </summary>
public sealed class ErasedDataTests
{
    private const string Word = "zebrafinch";

    [Fact]
    public async Task On_SQLite_nothing_is_left_of_what_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("kp-erased");
        var file = Path.Combine(folder.FullName, "x.db");
        await using (var host = new StoredHost(("Storage:Provider", "Sqlite"), ("Storage:Sqlite:Path", file)))
        {
            await EraseAsync(host, () => Task.FromResult(folder.GetFiles().Any(each => Has(ReadAll(each.FullName)))));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task On_blobs_nothing_is_left_of_what_was_written()
    {
        await using var azurite = await Azurite.StartAsync();
        await using var host = new StoredHost(
            ("Storage:Provider", "AzureBlobs"),
            ("Storage:AzureBlobs:ConnectionString", azurite.ConnectionString),
            ("Storage:AzureBlobs:Container", "erased")
        );
        var container = new BlobContainerClient(azurite.ConnectionString, "erased");
        await EraseAsync(host, async () =>
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                if (Has((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()))
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static async Task EraseAsync(StoredHost host, Func<Task<bool>> isInStore)
    {
        var english = host.Services.GetRequiredService<CurrentContent>().Content.In("en");
        var bystander = await host.Visit().OpenAsync();
        await bystander.PressAsync(english.Message("start.begin"));
        var visitor = await host.Visit().OpenAsync();
        await visitor.PressAsync(english.Message("start.begin"));
        await visitor.PressAsync(english.Message("answer.no"));
        await visitor.WriteAsync($"what does {Word} mean?");
        await visitor.WriteAsync($"find {Word} {new string('x', 3_000)} {Word}");
        var earlier = visitor.Address;
        var client = await DirectLineAsync(visitor);
        var before = await client.ReadAsync("");
        Assert.True(await isInStore());
        Assert.Contains(Word, before.Text, StringComparison.Ordinal);

        await visitor.WriteAsync("delete my data");
        Assert.Contains(english.Message("erase.messages"), WebUtility.HtmlDecode(visitor.Now), StringComparison.Ordinal);
        await visitor.PressAsync(english.Message("erase.yes"));

        Assert.False(await isInStore(), "The words are still in the store.");
        Assert.DoesNotContain(Word, visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Word, (await client.ReadAsync("")).Text, StringComparison.Ordinal);
        var after = await client.ReadAsync(before.Watermark);
        Assert.Contains(english.Message("erase.done").Split('.')[0], after.Text, StringComparison.Ordinal);
        Assert.True(long.Parse(after.Watermark, null) > long.Parse(before.Watermark, null));
        await visitor.OpenAsync(address: earlier);
        Assert.DoesNotContain(english.Message("page.earlier"), visitor.Page, StringComparison.Ordinal);

        await visitor.PressAsync(english.Message("start.begin"));
        Assert.Contains(english.Message("question.number", ("number", 1), ("total", 3)), visitor.Now, StringComparison.Ordinal);
        await bystander.PressAsync(english.Message("answer.no"));
        Assert.Contains(english.Message("question.number", ("number", 2), ("total", 3)), bystander.Now, StringComparison.Ordinal);
        Assert.Contains("answer-", bystander.Past, StringComparison.Ordinal);
    }

    // Opens the visitor's conversation like a Web Chat client on another website.
    private static async Task<DirectLineReader> DirectLineAsync(PageVisitor visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", "http://localhost");
        using var response = await visitor.Client.SendAsync(request);
        var token = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return new(visitor.Client, token.GetProperty("token").GetString()!, token.GetProperty("conversationId").GetString()!);
    }

    private static bool Has(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.UTF8.GetBytes(Word)) >= 0;

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record DirectLineReader(HttpClient Client, string Token, string Conversation)
    {
        public async Task<(string Text, string Watermark)> ReadAsync(string watermark)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"/v3/directline/conversations/{Conversation}/activities?watermark={watermark}");
            request.Headers.Authorization = new("Bearer", Token);
            using var response = await Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return (text, JsonElement.Parse(text).GetProperty("watermark").GetString()!);
        }
    }
}
