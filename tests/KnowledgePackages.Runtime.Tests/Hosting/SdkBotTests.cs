using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>A bot that was written for the SDK's own adapter runs unchanged on this adapter, with the engine's guarantees.</summary>
public sealed class SdkBotTests
{
    private const string Service = "http://localhost:56150/_connector";

    [Fact]
    public async Task Members_are_greeted_and_several_replies_come_in_order()
    {
        await using var host = await StartAsync();

        await PostAsync(host, """{"type":"conversationUpdate","membersAdded":[{"id":"user"},{"id":"bot"}]}""");
        await PostAsync(host, Message("m1", "several"));

        Assert.Equal(["Hello user", "one", "two"], Texts(host));
    }

    [Fact]
    public async Task A_reply_is_updated_and_deleted_by_the_id_that_sending_it_gave()
    {
        await using var host = await StartAsync();

        await PostAsync(host, Message("m1", "work"));

        // "1512" is the id that the test channel assigns to every activity.
        Assert.Equal(
            [
                ("POST", $"{Service}/v3/conversations/c/activities/m1"), ("PUT", $"{Service}/v3/conversations/c/activities/1512"),
                ("POST", $"{Service}/v3/conversations/c/activities/m1"), ("DELETE", $"{Service}/v3/conversations/c/activities/1512"),
            ],
            host.Calls.Select(call => (call.Method, call.Address)));
    }

    [Fact]
    public async Task Expected_replies_are_the_body_of_the_answer()
    {
        await using var host = await StartAsync();

        var response = await PostAsync(host, """{"type":"message","id":"m1","text":"several","deliveryMode":"expectReplies"}""");

        var replies = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("activities").EnumerateArray();
        Assert.Equal(["one", "two"], replies.Select(reply => reply.GetProperty("text").GetString()));
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_response_and_its_repeat_alike()
    {
        await using var host = await StartAsync();
        const string Click =
            """{"type":"invoke","id":"i1","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"add","data":{"n":41}}}}""";

        var first = await (await PostAsync(host, Click)).Content.ReadAsStringAsync();
        var again = await (await PostAsync(host, Click)).Content.ReadAsStringAsync();

        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"42"}""", first);
        Assert.Equal(first, again);
        Assert.Equal(["clicked"], Texts(host));
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"task/fetch"}""", 501)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""", 400)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":7}""", 400)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{}}""", 400)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Submit"}}}""", 400)]
    [InlineData("""{"type":"invoke","name":"own"}""", 204)]
    public async Task An_invoke_gets_the_status_that_the_sdks_handler_gives_it(string invoke, int status)
    {
        await using var host = await StartAsync();

        Assert.Equal((HttpStatusCode)status, (await PostAsync(host, invoke)).StatusCode);
    }

    [Fact]
    public async Task Middleware_runs_around_the_bot_in_order_once_for_each_run_of_a_turn()
    {
        await using var host = await StartAsync();
        var adapter = Adapter(host);
        List<string> notes = [];
        adapter.Use(new Noting(notes, "outer")).Use(new Noting(notes, "inner"));

        await PostAsync(host, Message("m1", "several"));
        await PostAsync(host, Message("m1", "several"));

        Assert.Equal(["outer in", "inner in", "inner out", "outer out"], notes);
    }

    [Fact]
    public async Task A_failed_turn_leaves_nothing_but_what_the_error_handler_says()
    {
        await using var host = await StartAsync();
        Adapter(host).OnTurnError = async (turn, failure) => await turn.SendActivityAsync($"Sorry: {failure.Message}");

        await PostAsync(host, Message("m1", "fail"));

        Assert.Equal(["Sorry: on purpose"], Texts(host));
    }

    [Fact]
    public async Task Every_way_to_continue_a_conversation_leads_to_the_person()
    {
        await using var host = await StartAsync();
        var adapter = Adapter(host);
        var reference = JsonSerializer.Deserialize(Addressed(Message("m1", "hi")), WireJson.Activity)!.GetConversationReference();
        var identity = new ClaimsIdentity();
        BotCallbackHandler say = (turn, token) => turn.SendActivityAsync("back", cancellationToken: token);

        await adapter.ContinueConversationAsync("", reference, say, default);
        await adapter.ContinueConversationAsync(identity, reference, say, default);
        await adapter.ContinueConversationAsync(identity, reference, "audience", say, default);
        await adapter.ContinueConversationAsync("", reference.GetContinuationActivity(), say, default);
        await adapter.ContinueConversationAsync(identity, reference.GetContinuationActivity(), say, default);
        await adapter.ContinueConversationAsync(identity, reference.GetContinuationActivity(), "audience", say, default);

        Assert.Equal(Enumerable.Repeat("back", 6), Texts(host));
    }

    [Fact]
    public async Task An_activity_can_be_processed_without_http()
    {
        await using var host = await StartAsync();
        var click = JsonSerializer.Deserialize(Addressed("""{"type":"invoke","name":"own"}"""), WireJson.Activity)!;

        var answer = await Adapter(host).ProcessActivityAsync(new ClaimsIdentity(), click, new SampleBot().OnTurnAsync, default);

        Assert.Equal(204, answer!.Status);
    }

    [Fact]
    public async Task The_adapter_is_the_sdks()
    {
        await using var host = await StartAsync();

        Assert.IsAssignableFrom<BotAdapter>(Adapter(host));
        Assert.IsAssignableFrom<IBotFrameworkHttpAdapter>(Adapter(host));
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(bot: new SampleBot());

    private static ChannelAdapter Adapter(TestHost host) => host.Services.GetRequiredService<ChannelAdapter>();

    private static string Message(string id, string text) => $$"""{"type":"message","id":"{{id}}","text":"{{text}}"}""";

    private static string Addressed(string activity) =>
        activity[..^1]
        + $$""","channelId":"emulator","serviceUrl":"{{Service}}","from":{"id":"user"},"recipient":{"id":"bot"},"conversation":{"id":"c"}"""
        + "}";

    private static Task<HttpResponseMessage> PostAsync(TestHost host, string activity) =>
        host.Client.PostAsync("/api/messages", new StringContent(Addressed(activity), Encoding.UTF8, "application/json"));

    private static IEnumerable<string?> Texts(TestHost host) =>
        host.Calls.Select(call => JsonElement.Parse(call.Body).GetProperty("text").GetString());

    /// <summary>A bot as in the SDK's samples. It does not use the engine's own API.</summary>
    private sealed class SampleBot : ActivityHandler
    {
        protected override async Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            foreach (var member in membersAdded)
            {
                if (member.Id != turnContext.Activity.Recipient.Id)
                {
                    await turnContext.SendActivityAsync(MessageFactory.Text($"Hello {member.Id}"), cancellationToken);
                }
            }
        }

        protected override async Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext,
            CancellationToken cancellationToken
        )
        {
            switch (turnContext.Activity.Text)
            {
                case "several":
                    await turnContext.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")], cancellationToken);
                    break;
                case "work":
                    var working = await turnContext.SendActivityAsync(MessageFactory.Text("working"), cancellationToken);
                    var done = MessageFactory.Text("done");
                    done.Id = working.Id;
                    await turnContext.UpdateActivityAsync(done, cancellationToken);
                    var passing = await turnContext.SendActivityAsync(MessageFactory.Text("passing"), cancellationToken);
                    await turnContext.DeleteActivityAsync(passing.Id, cancellationToken);
                    break;
                default:
                    await turnContext.SendActivityAsync(MessageFactory.Text("never sent"), cancellationToken);
                    throw new InvalidOperationException("on purpose");
            }
        }

        protected override Task<InvokeResponse> OnInvokeActivityAsync(
            ITurnContext<IInvokeActivity> turnContext,
            CancellationToken cancellationToken
        ) =>
            turnContext.Activity.Name == "own"
                ? Task.FromResult(new InvokeResponse { Status = 204 })
                : base.OnInvokeActivityAsync(turnContext, cancellationToken);

        protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            await turnContext.SendActivityAsync(MessageFactory.Text("clicked"), cancellationToken);
            var data = (Newtonsoft.Json.Linq.JObject)invokeValue.Action.Data;
            return new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = $"{(int)data["n"]! + 1}",
            };
        }
    }

    private sealed class Noting(List<string> notes, string name) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            notes.Add($"{name} in");
            await next(cancellationToken);
            notes.Add($"{name} out");
        }
    }
}
