using System.Net;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Content;

/// <summary>Changes the content folder while people talk with the bot.</summary>
public sealed class ReloadTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_turn_and_every_page_say_the_new_words_and_nobody_loses_their_place(bool usesEvents)
    {
        await using var host = new ContentHost(usesEvents);
        var visitor = await host.Visit().OpenAsync();
        var texts = host.Current.Content.In("en");
        var second = texts.Message("question.number", ("number", 2), ("total", host.Current.Content.Questions.Count));
        await visitor.PressAsync(texts.Message("start.begin"));
        await visitor.PressAsync(texts.Message("answer.no"));
        Assert.Contains(second, visitor.Now, StringComparison.Ordinal);
        var script = await host.GetAsync("/embed.js");

        host.Folder.Change("texts/en/challenges.json", json => json["challenges"]!["kp2-c2"]!["question"] = "Is this the new question?");
        host.Folder.Change(
            "texts/en/page.json",
            json => (json["messages"]!["page.title"], json["messages"]!["page.embed.label"]) = ("A new title", "A new label")
        );
        await host.UntilAsync(current =>
            current.Content.In("en").Challenge("kp2-c2").Question == "Is this the new question?"
            && current.Content.In("en").Message("page.title") == "A new title"
        );
        await visitor.WriteAsync("nonsense and more");

        Assert.Contains("Is this the new question?", visitor.Now, StringComparison.Ordinal);
        Assert.Contains(second, visitor.Now, StringComparison.Ordinal);
        Assert.Contains("A new title", visitor.Page, StringComparison.Ordinal);
        Assert.Contains("<title>A new title", await host.GetAsync("/?language=en"), StringComparison.Ordinal);
        Assert.DoesNotContain("A new label", script, StringComparison.Ordinal);
        Assert.Contains("A new label", await host.GetAsync("/embed.js"), StringComparison.Ordinal);
        Assert.Contains(host.Current.Content.Version, await host.GetAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_change_leaves_the_last_good_state_and_is_reported_until_it_is_mended()
    {
        await using var host = new ContentHost();
        var before = host.Current.Content;
        var good = host.Folder.Read("texts/en/messages.json");

        host.Folder.Write(
            "texts/en/messages.json",
            good.Replace("\"start.begin\": \"Start\"", "\"start.begin\": \"\"", StringComparison.Ordinal)
        );
        await host.UntilAsync(current => current.Problems.Count > 0);
        var visitor = await host.Visit().OpenAsync();

        Assert.Same(before, host.Current.Content);
        Assert.Contains(">Start<", visitor.Now, StringComparison.Ordinal);
        Assert.Contains(
            host.Logged,
            line =>
                line.Contains("texts/en/messages.json:", StringComparison.Ordinal)
                && line.Contains("start.begin: The text is empty. Write a text.", StringComparison.Ordinal)
                && line.Contains(before.Version, StringComparison.Ordinal)
        );
        using (var client = host.CreateClient())
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            var part = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("parts").GetProperty("content");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode); // the load balancer must keep routing to this host
            Assert.Equal("degraded", part.GetProperty("status").GetString());
            Assert.Contains("problems: 1", part.GetProperty("says").GetString(), StringComparison.Ordinal);
        }

        host.Folder.Write(
            "texts/en/messages.json",
            good.Replace("\"start.begin\": \"Start\"", "\"start.begin\": \"Off we go\"", StringComparison.Ordinal)
        );
        await host.UntilSaidAsync("start.begin", "Off we go");
        Assert.Empty(host.Current.Problems);
        Assert.Contains("\"content\":{\"status\":\"ok\"", await host.GetAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_full_of_problems_does_not_fill_the_log()
    {
        await using var host = new ContentHost();
        _ = host.Current;
        host.Folder.Change("texts/en/resources.json", json => json["summaries"]!.AsObject().Clear());

        await host.UntilAsync(current => current.Problems.Count > 21);

        Assert.Equal(20, host.Logged.Count(line => line.StartsWith("203 ", StringComparison.Ordinal)));
        Assert.Contains(host.Logged, line => line.StartsWith($"204 {host.Current.Problems.Count - 20} more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_no_reason_to_stop_and_comes_back_with_its_changes()
    {
        await using var host = new ContentHost();
        var before = host.Current.Content;

        host.Folder.Move(away: true);
        await host.UntilAsync(current => current.Problems.Count > 0);
        Assert.Same(before, host.Current.Content);
        Assert.Contains(host.Folder.Path, Assert.Single(host.Logged), StringComparison.Ordinal);

        host.Folder.Move(away: false);
        await host.UntilAsync(current => current.Problems.Count == 0);
        host.Folder.Say("start.begin", "Here again");
        await host.UntilSaidAsync("start.begin", "Here again");
    }

    [Fact]
    public async Task A_file_that_somebody_holds_is_read_when_they_let_go()
    {
        await using var host = new ContentHost();
        _ = host.Current;
        host.Folder.Say("start.begin", "Held");
        using (new FileStream(host.Folder.PathTo("cases.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            host.Folder.Say("start.begin", "Held and changed");
            await host.UntilAsync(current =>
                current.Problems.Count > 0 && current.Problems[0].Problem.Contains("cases.json", StringComparison.Ordinal)
            );
        }

        await host.UntilSaidAsync("start.begin", "Held and changed");
        Assert.Empty(host.Current.Problems);
    }

    [Fact]
    public async Task A_turn_keeps_the_bot_that_it_began_with_and_the_next_one_gets_the_new_one()
    {
        await using var host = new ContentHost();
        var first = host.Services.GetRequiredService<IBot>();
        Assert.Same(first, host.Services.GetRequiredService<IBot>());

        host.Folder.Say("start.begin", "Another");
        await host.UntilSaidAsync("start.begin", "Another");

        Assert.NotSame(first, host.Services.GetRequiredService<IBot>());
        Assert.Same(host.Current.Bot, host.Services.GetRequiredService<IBot>());
        Assert.Same(host.Current.Bot, host.Services.GetRequiredService<Func<IBot>>()()); // the page and reminders use this factory
    }

    [Fact]
    public async Task A_touched_file_with_the_same_words_changes_nothing()
    {
        await using var host = new ContentHost();
        var (content, bot) = (host.Current.Content, host.Current.Bot);
        host.Folder.Write("notes.txt", "x");
        await host.UntilAsync(current => current.Problems.Count == 1);
        File.Delete(host.Folder.PathTo("notes.txt"));
        await host.UntilAsync(current => current.Problems.Count == 0);

        Assert.Same(content, host.Current.Content);
        Assert.Same(bot, host.Current.Bot);
    }
}
