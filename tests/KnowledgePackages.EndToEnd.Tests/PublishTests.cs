using System.Diagnostics;
using System.Net;
using System.Text.Json;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

public sealed class PublishTests(PublishedProgram program) : IClassFixture<PublishedProgram>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("knowledge-packages-data-");

    private string StateFile => Path.Combine(_data.FullName, "state.db");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void The_program_is_published_on_a_machine_without_node()
    {
        var output = program.Folder;

        Assert.True(program.Publication.ExitCode == 0, program.Publication.Output);
        Assert.True(File.Exists(Path.Combine(output.FullName, "wwwroot", "js", "live.js")));
        Assert.True(File.Exists(Path.Combine(output.FullName, "dialogs-content", "content.json")));
        Assert.True(File.Exists(Path.Combine(output.FullName, "selfHosted", "knowledge-packages.service")));
        Assert.Empty(Directory.EnumerateFiles(output.FullName, "webchat*", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(output.FullName, "LICENSE")));
        AllLibrariesAreNamed(output);
    }

    [Fact]
    public async Task From_a_read_only_folder_and_any_working_directory_it_serves_backs_up_and_comes_back_from_the_back_up()
    {
        var before = program.Stamp();
        var backup = Path.Combine(_data.FullName, "backup.db");
        string activities;
        string token;
        var (first, address) = await program.StartAsync(StateFile);
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            var page = await client.GetStringAsync("/");
            var style = page.Split("<link rel=\"stylesheet\" href=\"")[1].Split('"')[0];
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(style)).StatusCode);
            Assert.Equal((0, "ready"), await HealthAsync(address));
            (token, activities) = await BeginAsync(client);
            Assert.Contains("\"type\":\"message\"", await ReadAsync(client, token, activities), StringComparison.Ordinal);

            var (exitCode, told) = await program.RunAsync(StateFile, "data", "backup", "--output", backup);
            Assert.True(exitCode == 0, told);
        }
        finally
        {
            await EndAsync(first);
        }

        Assert.Equal(1, (await HealthAsync(address)).ExitCode);
        Array.ForEach(_data.GetFiles("state.db*"), file => file.Delete());
        File.Copy(backup, StateFile);
        var (second, again) = await program.StartAsync(StateFile);
        try
        {
            // The visitor's token is still valid after the restore, because the back-up also contains the keys.
            using var client = new HttpClient { BaseAddress = again };
            Assert.Contains("\"type\":\"message\"", await ReadAsync(client, token, activities), StringComparison.Ordinal);
            Assert.StartsWith("1 conversation,", await ListAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await EndAsync(second);
        }

        Assert.Equal(before, program.Stamp());
    }

    // Begins a conversation as a Web Chat client on the host's own website does. Returns the token, and the path of the conversation's
    // messages.
    private static async Task<(string Token, string Activities)> BeginAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await client.SendAsync(request);
        var issued = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        var token = issued.GetProperty("token").GetString()!;
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        begin.Headers.Authorization = new("Bearer", token);
        using var begun = await client.SendAsync(begin);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return (token, $"/v3/directline/conversations/{issued.GetProperty("conversationId").GetString()}/activities");
    }

    private static async Task<string> ReadAsync(HttpClient client, string token, string activities)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, activities);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> ListAsync() => (await program.RunAsync(StateFile, "data", "list")).Output.TrimEnd().Split('\n')[^1];

    private async Task<(int ExitCode, string Status)> HealthAsync(Uri address)
    {
        var (exitCode, told) = await program.RunAsync(StateFile, "health", "--url", new Uri(address, "health/live").ToString());
        return (exitCode, exitCode == 0 ? "ready" : told);
    }

    // Asserts that the notices file names every shipped library. The licences require that every copy of a library contains their text.
    private static void AllLibrariesAreNamed(DirectoryInfo program)
    {
        var notices = File.ReadAllText(Path.Combine(program.FullName, "THIRD-PARTY-NOTICES.txt"));
        var named = notices.Split('\n')
            .Where(line => line.StartsWith("  Files: ", StringComparison.Ordinal))
            .SelectMany(line => line["  Files: ".Length..].Split(", "))
            .ToHashSet();
        string[] patterns = ["*.dll", "*.so", "*.dylib"];
        var shipped = patterns.SelectMany(pattern => program.EnumerateFiles(pattern, SearchOption.AllDirectories))
            .Select(file => file.Name)
            .Where(name => !name.StartsWith("KnowledgePackages.", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(shipped);
        Assert.All(shipped, name => Assert.Contains(name, named));
        Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("Lucene.Net, NOTICE.txt", notices, StringComparison.Ordinal);
    }
}
