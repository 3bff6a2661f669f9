using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Bot.Tests;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.EndToEnd.Tests.TeamsCards;

/// <summary>A browser page on which Microsoft's renderer draws cards as Teams shows them. The page has no network access.</summary>
public sealed class CardWall : IAsyncLifetime
{
    private const string Home = "http://wall.test/";
    private static readonly string Here = RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests", "TeamsCards");
    private static readonly string Packages = RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests", "peers", "node_modules");

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal IPage Page { get; private set; } = null!;

    internal Complaints Complaints { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await Browsers.StartAsync(_playwright);
        Page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1480, Height = 1000 } });
        Complaints = new Complaints(Page, Home);
        await Page.RouteAsync(
            "**/*",
            route =>
                route.FulfillAsync(
                    new() { ContentType = "text/html", Body = "<!doctype html><body><main><h1></h1><div id=\"wall\"></div></main>" }
                )
        );
        await Page.GotoAsync(Home);
        await Page.AddStyleTagAsync(new() { Path = Path.Combine(Here, "wall.css") });
        await Page.AddScriptTagAsync(new() { Path = Path.Combine(Packages, "markdown-it", "dist", "markdown-it.min.js") });
        await Page.AddScriptTagAsync(new() { Path = Path.Combine(Packages, "adaptivecards", "dist", "adaptivecards.min.js") });
        await Page.AddScriptTagAsync(new() { Path = Path.Combine(Here, "wall.js") });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Draws these cards on the page and removes the cards that the page has shown before.</summary>
    /// <returns>The renderer's warnings and errors.</returns>
    internal async Task<string[]> HangAsync(IEnumerable<KeyValuePair<string, JsonElement>> cards, string theme, string language)
    {
        var hung = new JsonArray([
            .. cards.Select(card => new JsonObject { ["name"] = card.Key, ["json"] = JsonNode.Parse(card.Value.GetRawText()) }),
        ]);
        return await Page.EvaluateAsync<string[]>(
            "([cards, theme, widths, language]) => hang(JSON.parse(cards), theme, widths, language)",
            new object[] { hung.ToJsonString(), theme, new { chat = 400, full = 700 }, language });
    }

    /// <summary>Returns the visual problems of the drawn cards, such as cut text.</summary>
    /// <param name="isRightToLeft">Whether the cards must run from right to left.</param>
    /// <param name="width">The width of all cards in pixels; 0 keeps their current width.</param>
    internal Task<string[]> LookAsync(bool isRightToLeft, int width = 0) =>
        Page.EvaluateAsync<string[]>("([width, isRightToLeft]) => look(width, isRightToLeft)", new object[] { width, isRightToLeft });

    /// <summary>
    /// Returns the name and the JSON of each different card of a language. The cards have their form for groups, which contains more than
    /// the form for one person.
    /// </summary>
    internal static IEnumerable<KeyValuePair<string, JsonElement>> Every(ContentTexts texts)
    {
        var owner = GroupMember.Of(new Activity
        {
            ChannelId = Channels.Msteams,
            From = new ChannelAccount("29:1", "Wolfeschlegelsteinhausenbergerdorff Anna"),
            Conversation = new ConversationAccount(isGroup: true),
        })!;
        return EveryCard
            .Of(TestContent.Content, texts)
            .Select(card =>
                KeyValuePair.Create(
                    card.Key,
                    CardJson.Write(card.Value.Card.For(owner.Shown, card.Value.Context), card.Value.Context, "here", owner).Element
                )
            )
            .DistinctBy(card => card.Value.GetRawText());
    }
}
