using System.Net;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>Proactive messages of the bot, in an existing conversation and in one that the bot creates.</summary>
public sealed class UnaskedConversationTests
{
    private const string Service = "http://localhost:56150/_connector";
    private static readonly ChannelAccount Bot = new("28:bot", "Guide");
    private static readonly ChannelAccount Ana = new("29:ana", "Ana");

    [Fact]
    public async Task A_stored_reference_leads_back_to_the_person()
    {
        await using var host = await TestHost.StartAsync();
        var reference = new ConversationReference
        {
            ChannelId = "msteams",
            ServiceUrl = Service,
            Bot = Bot,
            User = Ana,
            Conversation = new ConversationAccount(id: "a:1"),
            ActivityId = "m9",
        };

        await Adapter(host)
            .ContinueConversationAsync(
                "",
                reference,
                (turn, token) => turn.SendActivityAsync("Welcome back", cancellationToken: token),
                default
            );

        var (method, address, body) = Assert.Single(host.Calls);
        Assert.Equal(("POST", $"{Service}/v3/conversations/a%3A1/activities"), (method, address));
        Assert.Equal("29:ana", JsonElement.Parse(body).GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_new_conversation_is_asked_for_and_its_first_turn_speaks_in_it()
    {
        await using var host = await TestHost.StartAsync();
        Activity? begun = null;

        await CreateAsync(host, Service, async (turn, token) =>
        {
            begun = turn.Activity;
            await turn.SendActivityAsync("Good morning", cancellationToken: token);
        });

        var calls = host.Calls.ToArray();
        Assert.Equal(("POST", $"{Service}/v3/conversations"), (calls[0].Method, calls[0].Address));
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:bot","name":"Guide"},"members":[{"id":"29:ana","name":"Ana"}],"tenantId":"t"}""",
            calls[0].Body
        );
        Assert.Equal(("POST", $"{Service}/v3/conversations/1512/activities"), (calls[1].Method, calls[1].Address));
        Assert.Equal(
            ("event", "CreateConversation", "1512", "t"),
            (begun!.Type, begun.Name, begun.Conversation!.Id, begun.Conversation.TenantId)
        );
        Assert.Equal(2, calls.Length);
    }

    [Fact]
    public async Task What_the_first_turn_remembers_is_there_when_the_person_answers()
    {
        await using var host = await TestHost.StartAsync();
        var greeted = new DocumentState().CreateProperty<string>("greeted");
        await CreateAsync(host, Service, (turn, token) => greeted.SetAsync(turn, "yes", token));
        var joined = $$"""
            {"type":"conversationUpdate","id":"u1","channelId":"msteams","serviceUrl":"{{Service}}","from":{"id":"29:ana"},"recipient":{"id":"28:bot"},
             "conversation":{"id":"1512","tenantId":"t"},"membersAdded":[{"id":"29:ana"}]}
            """;

        await host.Client.PostAsync("/api/messages", new StringContent(joined, Encoding.UTF8, "application/json"));

        Assert.Single(host.Calls); // the call that created the conversation, and no greeting
    }

    [Theory]
    [InlineData("https://attacker.example/", null)]
    [InlineData("not an address", null)]
    public async Task Nothing_is_begun_where_the_bot_does_not_send(string serviceUrl, HttpStatusCode? status)
    {
        await using var host = await TestHost.StartAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync(host, serviceUrl, (_, _) => Task.CompletedTask));

        Assert.Equal(status, refused.StatusCode);
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task A_channel_that_refuses_says_so_and_no_turn_runs()
    {
        await using var host = await TestHost.StartAsync();
        host.Status = HttpStatusCode.Forbidden;

        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => CreateAsync(host, Service, (_, _) => throw new InvalidOperationException("a turn ran")));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static ChannelAdapter Adapter(TestHost host) => host.Server.Services.GetRequiredService<ChannelAdapter>();

    private static Task CreateAsync(TestHost host, string serviceUrl, BotCallbackHandler turn) =>
        Adapter(host)
            .CreateConversationAsync(
                "",
                "msteams",
                serviceUrl,
                null,
                new ConversationParameters(isGroup: false, bot: Bot, members: [Ana], tenantId: "t"),
                turn,
                default
            );
}
